import { Icon } from "./parts/icons.tsx";
import { Logo } from "./parts/logo.tsx";
import { TalkDrawing } from "./parts/talk-drawing.tsx";

/** The two doors. */
export function WelcomePage() {
  return (
    <main class="frame welcome">
      <div class="welcome__words">
        <span class="brand brand--large">
          <Logo />
          <span class="brand__name">Parley</span>
        </span>
        <h1 class="welcome__title">Ask a question. Get an answer from a person.</h1>
        <div class="doors">
          <a class="door door--ask" href="/sign-in?as=sender">
            <span class="door__title">I want to ask something</span>
            <span class="door__text">Write to the people here and read their answers.</span>
            <Icon name="forward" />
          </a>
          <a class="door door--answer" href="/sign-in?as=receiver">
            <span class="door__title">I answer</span>
            <span class="door__text">See who has written, and write back.</span>
            <Icon name="forward" />
          </a>
        </div>
      </div>
      <TalkDrawing />
    </main>
  );
}
