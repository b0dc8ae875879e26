import { type ComponentChild, h } from "preact";
import { decoded } from "../src/shared/html-characters.ts";

/**
 * The nodes of a message's HTML as src/chat/rich-text.ts and plain-html.ts write it: those tags, those attributes,
 * nothing else. Null for any other HTML. As nodes it is never parsed as markup, so that not even a message that was
 * spoilt on its way could bring anything into the page that is not named here.
 */
export function messageNodes(html: string): ComponentChild[] | null {
  const root: Element = { tag: "", props: null, children: [] };
  const open = [root];
  let end = 0;
  for (const piece of html.matchAll(pieces)) {
    if (piece.index !== end || !place(piece, open)) return null;
    end += piece[0].length;
  }
  return end === html.length && open.length === 1 ? root.children : null;
}

interface Element {
  tag: string;
  props: Record<string, string> | null;
  children: ComponentChild[];
}

/** Text · a line end · a start tag, perhaps a list's first number · a link · an end tag. */
const pieces = new RegExp(
  [
    /((?:[^<>&]|&(?:amp|lt|gt|quot);)+)/,
    /<(br) \/>/,
    /<(p|strong|em|s|code|pre|blockquote|ul|ol|li)(?: start="(\d+)")?>/,
    /<(a)(?: href="([^<>"]*)")? rel="noopener noreferrer nofollow ugc" target="_blank">/,
    /<\/(\w+)>/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);

/** Code scrolls by itself: what scrolls must be reachable by keyboard (WCAG 2.1.1). */
const propsOf: Record<string, Record<string, string>> = { pre: { tabindex: "0" } };

/** Puts a piece where it belongs. False when it belongs nowhere. */
function place([, text, lineEnd, tag, start, link, href, closed]: RegExpExecArray, open: Element[]): boolean {
  if (text) open.at(-1)?.children.push(decoded(text));
  else if (lineEnd) open.at(-1)?.children.push(h("br", null));
  else if (tag) open.push({ tag, props: start ? { start } : (propsOf[tag] ?? null), children: [] });
  else if (link) open.push({ tag: link, props: linkTo(href), children: [] });
  else return close(open, closed);
  return true;
}

function close(open: Element[], tag: string | undefined): boolean {
  const element = open.pop();
  if (element?.tag !== tag || !element) return false;
  open.at(-1)?.children.push(h(element.tag, element.props, element.children));
  return open.length > 0;
}

/** An address of another kind is no link, whoever let it through. */
function linkTo(href: string | undefined): Record<string, string> {
  const safe = { rel: "noopener noreferrer nofollow ugc", target: "_blank" };
  return href && /^(?:https?:\/\/|mailto:)/i.test(href) ? { href: decoded(href), ...safe } : safe;
}
