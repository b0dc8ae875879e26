import type { Response } from "express";
import type { WireError } from "../shared/errors.ts";
import { say } from "../words/say.ts";
import type { Words } from "../words/words.ts";
import type { WebDeps } from "./deps.ts";
import { refuse } from "./errors.ts";
import { wordsOf } from "./words.ts";

/** Does what a form asks for. If that is refused, the answer has its status, and `showAgain` draws the form anew. */
export async function tryForm(
  { log }: Pick<WebDeps, "log">,
  res: Response,
  act: () => Promise<void>,
  showAgain: (error: WireError) => void | Promise<void>,
): Promise<void> {
  try {
    await act();
  } catch (thrown) {
    const error = refuse(log, res, thrown);
    await showAgain({ ...error, message: error.message + numberOf(error, wordsOf(res.req)) });
  }
}

/** What a form says of a refusal: beside the fields that are wrong, else above them all, and never twice. */
export function toldBy({
  message,
  fields,
}: WireError): { fields: Record<string, string> } | { error: string } {
  return fields ? { fields } : { error: message };
}

function numberOf({ requestId }: WireError, { faults }: Words): string {
  return requestId === undefined ? "" : ` ${say(faults.number, { number: requestId })}`;
}
