import { Question } from "../../../views/sheets/question.tsx";
import type { ChatWords } from "../../words/words.ts";
import { openSheet } from "./sheet.tsx";

/** Asks once. The act is done on "yes", and on nothing else. */
export function ask(words: ChatWords, question: string, yes: string, act: () => void): void {
  const sheet = openSheet({ label: question });
  const answer = (isYes: boolean) => {
    sheet.close();
    if (isYes) act();
  };
  sheet.draw(<Question words={words} question={question} yes={yes} answer={answer} />);
}
