import { describe, expect, test } from "vitest";
import { isPlain, plainHtml } from "../../src/chat/plain-html.ts";
import { createRichText } from "../../src/chat/rich-text.ts";
import { messageNodes } from "../../views/message-nodes.ts";
import { stateJson } from "../../views/state-json.ts";
import { corpus, families } from "./corpus.ts";

const render = createRichText();
const htmlOf = (text: string) => render(text) ?? plainHtml(text);

test("the corpus is large and of many families", () => {
  console.info(`The corpus: ${corpus.length} strings of ${Object.keys(families).length} families.`);
  expect(corpus.length).toBeGreaterThanOrEqual(300);
  expect(Object.keys(families).length).toBeGreaterThanOrEqual(15);
});

describe.each(Object.entries(families))("of the family %s", (_family, texts) => {
  test("what is rendered holds nothing but our own few tags", () => {
    for (const text of texts) expect(messageNodes(htmlOf(text)), text).not.toBeNull();
  });

  test("links lead to the web or to a mailbox, and cannot reach back", () => {
    for (const text of texts) {
      for (const [link, href = ""] of htmlOf(text).matchAll(/<a[^>]* href="([^"]*)"[^>]*>/g)) {
        expect(href, text).toMatch(/^(?:https?:\/\/|mailto:)/i);
        expect(link, text).toContain('rel="noopener noreferrer nofollow ugc" target="_blank"');
      }
    }
  });

  test("what is shown is what was typed, but for the markup", () => {
    for (const text of texts.filter(isPlain)) {
      expect(
        decoded(
          htmlOf(text)
            .replaceAll("<br />", "\n")
            .replaceAll(/<\/?p>/g, ""),
        ),
        text,
      ).toBe(text);
    }
  });

  test("the page's state comes back out of its element as it went in", () => {
    for (const text of texts) {
      const json = stateJson({ text, [text]: text });
      expect(json, text).not.toMatch(/[<>\u2028\u2029]/);
      expect(JSON.parse(json), text).toEqual(JSON.parse(JSON.stringify({ text, [text]: text })));
    }
  });
});

function decoded(html: string): string {
  return html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
