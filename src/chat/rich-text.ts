import markdownIt from "markdown-it";
import sanitizeHtml from "sanitize-html";
import { isPlain } from "./plain-html.ts";

/** Turns typed text into safe HTML, once, when it is written. */
export type RichText = (text: string) => string | null;

/**
 * Makes the renderer of a small Markdown: emphasis, strike-through, code, quotes, lists and links. No raw
 * HTML, images, headings or tables. It answers null where `plainHtml(text)` says it all.
 */
export function createRichText(): RichText {
  const renderMarkup = createMarkup();
  return (text) => (isPlain(text) ? null : renderMarkup(text));
}

/** The long path alone: Markdown to HTML, and the HTML through the sanitiser. */
export function createMarkup(): (text: string) => string {
  const markdown = markdownIt("zero", { html: false, linkify: true, breaks: true }).enable([
    "backticks",
    "blockquote",
    "emphasis",
    "escape",
    "fence",
    "link",
    "linkify",
    "list",
    "newline",
    "strikethrough",
  ]);
  markdown.validateLink = leadsElsewhere;
  markdown.linkify.set({ fuzzyLink: true, fuzzyEmail: true, fuzzyIP: false });
  markdown.renderer.rules.softbreak = () => "<br />";
  markdown.renderer.rules.hardbreak = () => "<br />";
  return (text) => sanitizeHtml(markdown.render(text).trim(), allowed);
}

/** With the two slashes: without them "https:x" is one of our own pages, as is "/x", and what is ours is not theirs to link. */
function leadsElsewhere(address: string): boolean {
  return /^(?:https?:\/\/|mailto:)/i.test(address) && URL.canParse(address);
}

/** The second net: even if the renderer were wrong, only this gets through. */
const allowed: sanitizeHtml.IOptions = {
  allowedTags: ["p", "br", "strong", "em", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a"],
  allowedAttributes: { a: ["href", "rel", "target"], ol: ["start"] },
  allowedSchemes: ["http", "https", "mailto"],
  allowProtocolRelative: false,
  transformTags: {
    a: sanitizeHtml.simpleTransform("a", { rel: "noopener noreferrer nofollow ugc", target: "_blank" }),
  },
};
