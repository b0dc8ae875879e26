import type { Request } from "express";
import type { Catalogues } from "../words/catalogues.ts";
import type { Words } from "../words/words.ts";
import { languageOf, readerOf } from "./reader.ts";

/** Everything that can be said, in the language of whoever asks. */
export function wordsOf(req: Request): Words {
  const language = languageOf(req);
  const { catalogues }: { catalogues?: Catalogues } = req.app.locals;
  if (!catalogues) throw new Error("The pages were given no words.");
  return { ...catalogues[language], language, locale: readerOf(req).locale };
}
