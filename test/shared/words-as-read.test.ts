import { expect, test } from "vitest";
import { plainHtml } from "../../src/chat/plain-html.ts";
import { createRichText } from "../../src/chat/rich-text.ts";
import { wordsAsRead } from "../../src/shared/words-as-read.ts";

const render = createRichText();

test.each([
  ["It is **very** *late*, ~~Sam~~ `Ana`", "It is very late, Sam Ana"],
  ["**in**side", "inside"],
  ["See [our hours](https://example.com/hours)", "See our hours"],
  ["https://example.com/a_b_c", "https://example.com/a_b_c"],
  ["> They never pay\n\nNot true", "“They never pay” Not true"],
  ["- milk\n- bread", "• milk • bread"],
  ["3. call\n4. write\n   - to Ana\n   - to Sam\n5. rest", "3. call 4. write • to Ana • to Sam 5. rest"],
  ["```\nlet a = '<b>' && 1;\n```\ndone", "let a = '<b>' && 1; done"],
  ["one\n\n  two\nthree", "one two three"],
  ["2 * 3 < 7 &amp; so on", "2 * 3 < 7 &amp; so on"],
  ["", ""],
])("%j is read as %s", (text, words) => {
  expect(wordsAsRead(render(text) ?? plainHtml(text))).toBe(words);
});
