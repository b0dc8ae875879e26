/**
 * The HTML of text without markup: one paragraph, line ends kept. It follows from the text alone, so that
 * the store keeps no copy of it. Empty for empty text (a tombstone).
 */
export function plainHtml(text: string): string {
  if (text === "") return "";
  return `<p>${escapeText(text).replaceAll("\n", "<br />")}</p>`;
}

/**
 * Whether the Markdown renderer would give exactly `plainHtml(text)`: the short path for most of what people
 * type. Errs on the careful side: what it does not know goes the long way.
 */
export function isPlain(text: string): boolean {
  return !hasMarkup.test(text);
}

/**
 * Any of: a character that means something in Markdown · a control character or an odd white space · what may be a
 * link: a scheme, two slashes, or a dot before the start of a word (but not in "14.30") · a line that is empty,
 * starts or ends with a blank, or starts like a list or a quote.
 */
const hasMarkup = new RegExp(
  [
    /[\\`*_~[\]@]/,
    /[^\P{Cc}\n]|[^\S \n]/u,
    /(?:https?|ftp|mailto):|\/\/|\.[^\p{Z}\p{P}\p{Cc}\d]|(?<!\d)\.\d/u,
    /^ | $|^$|^[-+>]|^\d+[.)]/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "imu",
);

function escapeText(text: string): string {
  return needsEscape.test(text)
    ? text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
    : text;
}

const needsEscape = /[&<>]/;
