import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localPath } from "../../src/web/local-path.ts";

describe("where to go after signing in", () => {
  test.each([
    ["/chat", "/chat"],
    ["/chat/abc?before=3#latest", "/chat/abc?before=3#latest"],
    ["/team?x=//evil.example", "/team?x=//evil.example"],
    ["/a/../chat", "/chat"],
  ])("%j is within this site", (wish, path) => {
    expect(localPath(wish)).toBe(path);
  });

  test.each([
    "",
    "chat",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "/.//evil.example",
    "/x/..//evil.example",
    "/%2e//evil.example",
    "https://evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "http://local.invalid@evil.example",
    undefined,
    null,
    7,
    ["/chat"],
    { toString: () => "/chat" },
  ])("%j is not", (wish) => {
    expect(localPath(wish)).toBeUndefined();
  });

  test("whatever is asked for, a browser stays with us", () => {
    const pieces = fc.constantFrom(
      "/",
      "\\",
      ".",
      "..",
      ":",
      "@",
      "?",
      "#",
      "%2f",
      "%5c",
      "\t",
      "evil.example",
      "a",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const path = localPath(parts.join(""));
        if (path !== undefined) {
          expect(new URL(path, "https://chat.example.org/sign-in").origin).toBe("https://chat.example.org");
        }
      }),
    );
  });
});
