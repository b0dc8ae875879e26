import { Question } from "../../../views/sheets/question.tsx";
import { openSheet } from "./sheet.tsx";

/** Asks once. The act is done on "yes", and on nothing else. */
export function ask(question: string, yes: string, act: () => void): void {
  const sheet = openSheet({ label: question });
  const answer = (isYes: boolean) => {
    sheet.close();
    if (isYes) act();
  };
  sheet.draw(<Question question={question} yes={yes} answer={answer} />);
}
