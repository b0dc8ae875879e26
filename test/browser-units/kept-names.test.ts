import { expect, test } from "vitest";
import { forgetKeptNames } from "../../src/browser/kept-names.ts";

test("who was here, how they were told and their last emoji are forgotten, and nobody else's things", () => {
  const kept: Record<string, string> = {
    account: "ann",
    "notices ann": "{}",
    "emoji ann": "[]",
    "another program's": "its own",
    "an account": "its own",
  };
  const storage = Object.defineProperty({ ...kept }, "removeItem", {
    value(name: string) {
      delete this[name];
    },
  });
  // Of a storage, nothing else is asked.
  forgetKeptNames(() => storage as unknown as Storage);
  expect(Object.keys(storage)).toEqual(["another program's", "an account"]);
});

test("a browser that forbids storage has nothing to forget", () => {
  expect(() =>
    forgetKeptNames(() => {
      throw new Error("Storage is forbidden.");
    }),
  ).not.toThrow();
});
