import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import { german } from "../../src/words/de/german.ts";
import { SearchPage } from "../../views/search/search-page.tsx";
import { ana, now, sam } from "./sample-people.ts";
import { sampleView } from "./sample-state.ts";

test("whoever deleted their account is called so in the reader's language", () => {
  const gone = { ...sam, name: "Deleted account", deleted: true as const };
  const hit = {
    messageId: "c.1",
    conversationId: "c",
    seq: 1,
    at: now,
    author: gone,
    with: gone,
    excerpt: [{ text: "hello", hit: true }],
  };
  const filter = { q: "hello", with: "", from: "", since: "", until: "", link: "", file: "" };
  const html = renderToString(
    <SearchPage
      me={ana}
      words={{ ...german, language: "de", locale: "de" }}
      filter={filter}
      people={[gone]}
      found={[hit]}
      older={null}
      error={null}
      place={sampleView()}
    />,
  );
  expect(html).toContain(german.thread.deletedAccount);
  expect(html).not.toContain("Deleted account");
});
