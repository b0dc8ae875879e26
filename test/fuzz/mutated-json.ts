import type { Chance } from "../faults/chance.ts";
import { deep, hostileKeys, hostileValues } from "./hostile-values.ts";

/** JSON as a tree of texts: it can hold what a JavaScript object cannot, such as one key twice or 1e999. */
type Tree = { leaf: string } | { items: Tree[] } | { entries: [string, Tree][] };

/** The sample as JSON text after one to three changes that a stranger might make. Seldom it stays as it was. */
export function mutatedJson(chance: Chance, sample: unknown): string {
  let tree = treeOf(sample);
  for (let left = chance.between(0, 3); left > 0; left -= 1) tree = changed(chance, tree);
  const text = written(tree);
  return chance.isOne(6) ? spoiled(chance, text) : text;
}

function treeOf(value: unknown): Tree {
  if (Array.isArray(value)) return { items: value.map(treeOf) };
  if (typeof value === "object" && value !== null) {
    return { entries: Object.entries(value).map(([key, inner]) => [JSON.stringify(key), treeOf(inner)]) };
  }
  return { leaf: JSON.stringify(value) ?? "null" };
}

function written(tree: Tree): string {
  if ("leaf" in tree) return tree.leaf;
  if ("items" in tree) return `[${tree.items.map(written).join(",")}]`;
  return `{${tree.entries.map(([key, inner]) => `${key}:${written(inner)}`).join(",")}}`;
}

/** Goes down to a place in the tree and changes it there. */
function changed(chance: Chance, tree: Tree): Tree {
  if ("entries" in tree && tree.entries.length > 0 && !chance.isOne(3)) {
    const at = chance.between(0, tree.entries.length - 1);
    return {
      entries: tree.entries.map(([key, inner], n) => [key, n === at ? changed(chance, inner) : inner]),
    };
  } else if ("items" in tree && tree.items.length > 0 && !chance.isOne(3)) {
    const at = chance.between(0, tree.items.length - 1);
    return { items: tree.items.map((inner, n) => (n === at ? changed(chance, inner) : inner)) };
  } else {
    return chance.pick(changes)(chance, tree);
  }
}

const changes: ((chance: Chance, tree: Tree) => Tree)[] = [
  (chance) => ({ leaf: chance.pick(hostileValues) }),
  (chance) => ({ leaf: chance.pick(hostileValues) }),
  (chance) => ({ leaf: deep(chance) }),
  (_chance, tree) => ({ items: [tree] }),
  (chance, tree) => ({ items: Array.from({ length: chance.pick([0, 2, 201, 1_001]) }, () => tree) }),
  (chance, tree) => ({ entries: [[chance.pick(hostileKeys), tree]] }),
  (chance, tree) => withEntries(tree, (all) => [...all, [chance.pick(hostileKeys), anything(chance)]]),
  (chance, tree) => withEntries(tree, (all) => [[chance.pick(hostileKeys), anything(chance)], ...all]),
  (chance, tree) =>
    withEntries(tree, (all) => [...all, ...all.map(([key]) => [key, anything(chance)] as const)]),
  (chance, tree) => withEntries(tree, (all) => all.filter(() => !chance.isOne(2))),
  (chance, tree) =>
    withEntries(tree, (all) => all.map(([key, inner]) => [chance.isOne(2) ? key.toUpperCase() : key, inner])),
  (chance, tree) =>
    withEntries(tree, () =>
      Array.from({ length: chance.pick([50, 1_001, 3_000]) }, (_, n) => [`"k${n}"`, { leaf: "1" }]),
    ),
];

function withEntries(tree: Tree, change: (entries: [string, Tree][]) => (readonly [string, Tree])[]): Tree {
  return "entries" in tree ? { entries: change(tree.entries).map(([key, inner]) => [key, inner]) } : tree;
}

function anything(chance: Chance): Tree {
  return { leaf: chance.pick(hostileValues) };
}

/** The text itself is damaged, so that most often it is JSON no more. */
function spoiled(chance: Chance, text: string): string {
  const at = chance.between(0, text.length);
  const junk = chance.pick([
    "\0",
    ",",
    '"',
    "{",
    "]",
    "\\",
    "\u2028",
    "NaN",
    "//",
    "\ufeff",
    "'",
    "\\u12",
    "é",
  ]);
  return chance.pick([
    text.slice(0, at),
    text.slice(at),
    text.slice(0, at) + junk + text.slice(at),
    text.slice(0, at) + text.slice(at + 1),
    text + text,
    junk + text,
    text.replaceAll('"', "'"),
    "",
  ]);
}
