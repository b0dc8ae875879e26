import { describe, expect, test } from "vitest";
import { checkCredentials } from "../../src/accounts/credentials.ts";
import { checkText } from "../../src/chat/message-text.ts";
import { isPlain, plainHtml } from "../../src/chat/plain-html.ts";
import { createMarkup } from "../../src/chat/rich-text.ts";
import { AppError } from "../../src/shared/errors.ts";
import type { Message } from "../../src/shared/model.ts";
import { wordsAsRead } from "../../src/shared/words-as-read.ts";
import { emailKey, nameKey } from "../../src/store/sqlite/ids.ts";
import { messageNodes } from "../../views/message-nodes.ts";
import { stateJson } from "../../views/state-json.ts";
import { preview } from "../../views/words/preview.ts";
import { isLong } from "../faults/extent.ts";
import { englishWords } from "../words/english-words.ts";

const markup = createMarkup();

/** Each repeated until it is long: what makes careless parsers look back again and again. */
const worst: Record<string, string> = {
  stars: "*",
  "stars and letters": "*a ",
  "open and close": "*a* ",
  "two stars": "**a",
  underscores: "_a",
  tildes: "~~a ",
  brackets: "[",
  "brackets closed": "[]",
  "links begun": "[a](",
  "links never ended": "[a](b",
  "links nested": "[[a](b)",
  "angle links": "[a](<b",
  backticks: "`",
  "backticks and letters": "`a``b```c",
  fences: "```\n",
  quotes: "> ",
  "quote lines": "> a\n",
  "list items": "- a\n",
  "nested lists": "- ",
  numbers: "1. a\n",
  digits: "1",
  backslashes: "\\",
  escapes: "\\*",
  dots: ".",
  "dotted words": "a.",
  "dots and slashes": "a./",
  addresses: "http://a.b ",
  schemes: "http://",
  colons: "a:",
  slashes: "//",
  mail: "a@b.c ",
  "at signs": "a@",
  "at signs and dots": "a@b.",
  www: "www.",
  parentheses: "http://a.b/(",
  "brackets in addresses": "http://a.b/[",
  "quotes in addresses": "http://a.b/'",
  dashes: "-",
  "long host": "a-",
  "angle brackets": "<",
  tags: "<a ",
  entities: "&amp;",
  ampersands: "&",
  "line ends": "\n",
  spaces: " ",
  "space and line end": " \n",
  tabs: "\t",
  accents: "\u0301",
  "accents out of order": "\u0301\u0323",
  emoji: "😀",
  family: "👩‍",
  turned: "\u202e",
  letters: "a",
  "Arabic ligatures": "ﷺ",
  "Hangul parts": "ᄀ",
  "vertical bars": "｜",
  "domain letters": "ä.",
  mailto: "mailto:",
  "two at signs": "a@@",
};

/** Everything that somebody's text goes through, on the server and in the page. */
const works: Record<string, (text: string) => unknown> = {
  "the Markdown renderer and the sanitiser": markup,
  "the question whether text is plain": isPlain,
  "the rendering of plain text": plainHtml,
  "the nodes of a message": (text) => messageNodes(plainHtml(text)),
  "the preview in a list": (text) =>
    preview({ html: plainHtml(text), authorId: "a", deletedAt: null } as Message, "b", englishWords), // All it looks at.
  "the words of HTML that is not ours": wordsAsRead,
  "the page's state": stateJson,
  "the check of a message": refusing(checkText),
  "the check of a name": refusing((name) =>
    checkCredentials({ name, email: "a@b.c", password: "correct horse battery" }),
  ),
  "the check of an address": refusing((email) =>
    checkCredentials({ name: "a", email, password: "correct horse battery" }),
  ),
  "what an address is compared by": emailKey,
  "what a name is searched by": nameKey,
};

/** A message has at most 8,000 of these; a body could bring 64 Ki of them. */
const longest = (isLong ? 64 : 32) * 1024;

/** For four times as much: linear work takes four times as long, and a little for the collector of garbage; quadratic work sixteen. */
const mostRatio = 7;

describe("four times as much hostile text takes four times as long, not sixteen, in", () => {
  test.each(Object.entries(works))("%s", (_what, work) => {
    const slow = Object.entries(worst).flatMap(([what, piece]) => {
      const ms = timeOf(work, repeated(piece, longest));
      // So little is no danger, and nothing that could be measured.
      if (ms < 50) return [];
      return [{ what, ratio: smallestRatio(work, repeated(piece, longest / 4), repeated(piece, longest)) }];
    });
    expect(slow.filter(({ ratio }) => ratio > mostRatio)).toEqual([]);
  });
});

/** Of a few tries the best: what slows one of them down is the machine. */
function smallestRatio(work: (text: string) => unknown, part: string, whole: string): number {
  const parts: number[] = [];
  const wholes: number[] = [];
  let ratio = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 4 && ratio > mostRatio - 1; i += 1) {
    parts.push(timeOf(work, part));
    wholes.push(timeOf(work, whole));
    ratio = Math.min(...wholes) / Math.min(...parts);
  }
  return ratio;
}

/** In milliseconds of this process alone: others run beside it. */
function timeOf(work: (text: string) => unknown, text: string): number {
  const before = process.cpuUsage();
  work(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function repeated(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length));
}

/** A refusal is an answer too, if it comes in time. */
function refusing(check: (text: string) => unknown): (text: string) => unknown {
  return (text) => {
    try {
      return check(text);
    } catch (error) {
      if (error instanceof AppError) return null;
      throw error;
    }
  };
}
