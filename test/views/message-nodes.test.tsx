import fc from "fast-check";
import { renderToString } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { plainHtml } from "../../src/chat/plain-html.ts";
import { createRichText } from "../../src/chat/rich-text.ts";
import { messageNodes } from "../../views/message-nodes.ts";

const render = createRichText();
const htmlOf = (text: string) => render(text) ?? plainHtml(text);

test.each([
  "hello",
  "a & b < c > d \"e\" 'f'",
  "two\nlines",
  "*a* **b** ~~c~~ `d`",
  "> quoted\n> > twice\n\nand not",
  "- one\n- two\n  1. three",
  "7. seven",
  "```\n<script>alert(1)</script>\n```",
  "see https://example.org/?a=1&b=2 or write to ana@example.org",
  "&amp; stays as typed",
  "",
])("what is drawn of %j is what the server wrote", (text) => {
  expect(drawn(htmlOf(text))).toBe(written(htmlOf(text)));
});

test("whatever is typed, what is drawn is what the server wrote", () => {
  const scraps = fc.constantFrom(
    ..."*_~`[]()<>&#|:@/\\.-+=!'\"0123 \n",
    "http://",
    "a@b.c",
    "1. ",
    "- ",
    "> ",
    "é😀",
  );
  const typed = fc.oneof(
    fc.string(),
    fc.array(scraps, { maxLength: 30 }).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(typed, (text) => {
      expect(drawn(htmlOf(text))).toBe(written(htmlOf(text)));
    }),
    { numRuns: 3_000 },
  );
});

describe("HTML that is not the server's becomes no nodes at all", () => {
  test.each([
    "<script>alert(1)</script>",
    "<p>a<img src=x onerror=alert(1)></p>",
    '<p onclick="alert(1)">a</p>',
    "<p>a",
    "a</p>",
    "</p>",
    "<p><em>a</p></em>",
    '<a href="https://a.example">a</a>',
    '<a href="https://a.example" rel="noopener noreferrer nofollow ugc" target="_blank" onclick="x">a</a>',
    "<p>a & b</p>",
    "<p>&nbsp;</p>",
    "<p>a<",
    "<!-- a -->",
    "<p>a</p><svg></svg>",
    "<br>",
    "<P>a</P>",
  ])("%s", (html) => {
    expect(messageNodes(html)).toBeNull();
  });
});

test("a link to anything but the web and mail leads nowhere", () => {
  for (const href of [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "/sign-out",
    "//a.example",
    "#a",
  ]) {
    const html = `<p><a href="${href}" rel="noopener noreferrer nofollow ugc" target="_blank">a</a></p>`;
    expect(drawn(html)).toBe('<p><a rel="noopener noreferrer nofollow ugc" target="_blank">a</a></p>');
  }
});

function drawn(html: string): string {
  const nodes = messageNodes(html);
  expect(nodes, html).not.toBeNull();
  const page = renderToString(<div>{nodes}</div>).slice("<div>".length, -"</div>".length);
  // Only the page needs to reach code by keyboard.
  return written(page.replaceAll("<br/>", "<br />").replaceAll('<pre tabindex="0">', "<pre>"));
}

/** The same HTML: in text these two mean the same with and without an entity, and writers differ. */
function written(html: string): string {
  return html.replaceAll("&gt;", ">").replaceAll("&quot;", '"');
}
