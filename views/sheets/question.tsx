import type { ChatWords } from "../../src/words/words.ts";

interface QuestionProps {
  words: ChatWords;
  question: string;
  yes: string;
  answer(isYes: boolean): void;
}

/** One question before something that cannot be undone. The focus begins on the way out. */
export function Question({ words, question, yes, answer }: QuestionProps) {
  return (
    <div class="question">
      <p class="question__text">{question}</p>
      <div class="question__answers">
        <button class="button" type="button" onClick={() => answer(false)}>
          {words.sheets.cancel}
        </button>
        <button class="button button--danger" type="button" onClick={() => answer(true)}>
          {yes}
        </button>
      </div>
    </div>
  );
}
