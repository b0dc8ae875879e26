import type { Words } from "../../src/words/words.ts";
import { Icon } from "../parts/icons.tsx";
import { Logo } from "../parts/logo.tsx";
import { TalkDrawing } from "../parts/talk-drawing.tsx";

/** The two doors. */
export function WelcomePage({ words: { door } }: { words: Words }) {
  return (
    <main class="frame welcome">
      <div class="welcome__words">
        <span class="brand brand--large">
          <Logo />
          <span class="brand__name">Parley</span>
        </span>
        <h1 class="welcome__title">{door.headline}</h1>
        <div class="doors">
          <a class="door door--ask" href="/sign-in?as=sender">
            <span class="door__title">{door.ask}</span>
            <span class="door__text">{door.askText}</span>
            <Icon name="forward" />
          </a>
          <a class="door door--answer" href="/sign-in?as=receiver">
            <span class="door__title">{door.answer}</span>
            <span class="door__text">{door.answerText}</span>
            <Icon name="forward" />
          </a>
        </div>
      </div>
      <TalkDrawing />
    </main>
  );
}
