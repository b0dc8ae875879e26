import { codePoints, limits } from "../../src/shared/limits.ts";
import type { EnterMeaning } from "../../src/shared/preferences.ts";
import { count, digits } from "../../src/words/say.ts";
import type { ChatWords } from "../../src/words/words.ts";

interface HintProps {
  words: ChatWords;
  draft: string;
  isLive: boolean;
  enter: EnterMeaning;
}

/** How to send, which holds only with script; near the limit, how much room is left. */
export function ComposerHint({ words, draft, isLive, enter }: HintProps) {
  const { composer, locale } = words;
  const left = limits.messageLength - codePoints(draft);
  const isNear = left < 200;
  return (
    <p class={isNear ? "composer__hint composer__hint--near" : "composer__hint"} id="composer-hint">
      {!isLive && <noscript>{words.files.needsScript}</noscript>}
      {isLive && !isNear && (enter === "sends" ? composer.enterSends : composer.enterBreaks)}
      {isNear &&
        left >= 0 &&
        count(words, composer.left, left, { most: digits(locale, limits.messageLength) })}
      {left < 0 && count(words, composer.tooLong, -left)}
    </p>
  );
}
