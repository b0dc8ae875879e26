import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import { ExportDocument } from "../../../views/export/export-document.tsx";
import type { Place } from "../../../views/words/times.ts";
import type { OwnAccount } from "../../shared/model.ts";
import type { SignInListing } from "../../shared/sign-ins.ts";
import type { Words } from "../../words/words.ts";

/** Whose data it is, and how they read times. */
export interface Holder {
  me: OwnAccount;
  words: Words;
  sessions: SignInListing[];
  place: Place;
}

/** What comes before the rows of a page, and after them. What people typed is escaped: the tag is ours alone. */
export function page(
  { words }: Holder,
  title: string,
  root: "" | "../",
  head: ComponentChildren,
): [string, string] {
  const html = renderToString(
    <ExportDocument language={words.language} {...{ title, root }}>
      {head}
    </ExportDocument>,
  );
  const end = html.lastIndexOf("</main>");
  return [`<!doctype html>${html.slice(0, end)}`, html.slice(end)];
}
