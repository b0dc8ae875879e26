import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPlain, plainHtml } from "../../src/chat/plain-html.ts";
import { createMarkup, createRichText } from "../../src/chat/rich-text.ts";

const render = createRichText();
const markup = createMarkup();
const show = (text: string) => render(text) ?? plainHtml(text);

describe("what people type is shown as they meant it", () => {
  test.each([
    ["hi\nthere", "<p>hi<br />there</p>"],
    ["you & me <3", "<p>you &amp; me &lt;3</p>"],
    ["a *b* **c** ~~d~~ `e`", "<p>a <em>b</em> <strong>c</strong> <s>d</s> <code>e</code></p>"],
    ["> so you said\n\nyes", "<blockquote>\n<p>so you said</p>\n</blockquote>\n<p>yes</p>"],
    ["- milk\n- bread", "<ul>\n<li>milk</li>\n<li>bread</li>\n</ul>"],
    ["3. third", '<ol start="3">\n<li>third</li>\n</ol>'],
    ["```\nlet a = '<b>';\n```", "<pre><code>let a = '&lt;b&gt;';\n</code></pre>"],
    ["# not a heading", "<p># not a heading</p>"],
    ["&amp; stays as typed", "<p>&amp;amp; stays as typed</p>"],
    ["", ""],
  ])("%j", (text, html) => {
    expect(show(text)).toBe(html);
  });

  test("an address becomes a link that cannot reach back to this page", () => {
    expect(show("see example.com")).toBe(
      '<p>see <a href="http://example.com" rel="noopener noreferrer nofollow ugc" target="_blank">example.com</a></p>',
    );
    expect(show("write to ana@clinic.example")).toContain('href="mailto:ana@clinic.example"');
  });
});

describe("nothing that is typed runs", () => {
  test.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))",
    "[a](data:text/html,<script>alert(1)</script>)",
    "[a](vbscript:msgbox(1))",
    "![x](http://example.com/x.png)",
    '<a href="x" onclick="alert(1)">x</a>',
    "<style>*{display:none}</style>",
    "<xmp><script>alert(1)</script></xmp>",
  ])("%s", (text) => {
    expect(show(text)).not.toMatch(
      /<(?!\/?(p|br|strong|em|s|code|pre|blockquote|ul|ol|li|a)\b)|<a [^>]*(on\w+=|href="(?!http|mailto))/,
    );
  });
});

/** Bits that mean something somewhere in Markdown, and bits that do not. */
const scraps = fc.constantFrom(
  ..."*_~`[]()<>&#|:@/\\.-+=!'\"0123456789 \t\n",
  "http",
  "www.",
  "com",
  "de",
  "xn--p1ai",
  "://",
  "mailto:",
  "5",
  ":)",
  "｜",
  "example.com",
  "hello",
  "Ünï",
  "日本",
  "😀",
  "1. ",
  "- ",
  "> ",
  "    ",
  "\n\n",
  "&amp;",
  "<b>",
  "\u00a0",
);

test("the short path shows plain text exactly as the long one would", () => {
  let plain = 0;
  fc.assert(
    fc.property(
      fc.array(scraps, { maxLength: 12 }).map((parts) => parts.join("")),
      (text) => {
        if (!isPlain(text)) return;
        plain += 1;
        expect(plainHtml(text)).toBe(markup(text));
      },
    ),
    { numRuns: 20_000 },
  );
  expect(plain).toBeGreaterThan(500);
});

test("ordinary sentences take the short path", () => {
  for (const text of [
    "Hello, how are you?",
    "Come at 14:30 or 15.30 :)",
    "Well... I/we think so: yes",
    "1/2 (or 0.5)",
    "It's 5 pm. See you then!",
    "Danke schön – bis morgen",
    "ありがとう",
  ]) {
    expect(isPlain(text), text).toBe(true);
  }
});
