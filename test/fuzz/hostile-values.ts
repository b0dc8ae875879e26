import type { Chance } from "../faults/chance.ts";

/** JSON texts that stand where another value is due. */
export const hostileValues: readonly string[] = [
  ...["null", "true", "false", "0", "-0", "-1", "1.5", "1e999", "-1e999", "1e-400", "1e21"],
  ...["9007199254740991", "9007199254740992", "-9223372036854775809", "18446744073709551616"],
  "7".repeat(400),
  ...["[]", "{}", "[[]]", "[null]", "[{}]", '[""]', '{"":""}'],
  ...['{"$ne":1}', '{"$gt":""}', '{"$where":"1"}', '{"$regex":".*"}', '{"length":1000000000}'],
  ...['{"toString":1}', '{"then":1}', '{"toJSON":"x"}', '{"valueOf":null}', '{"type":"Buffer","data":[1,2]}'],
  ...[
    '{"_placeholder":true,"num":0}',
    '{"_placeholder":true,"num":-1}',
    '{"_placeholder":true,"num":"length"}',
  ],
  ...[
    '{"__proto__":{"polluted":1}}',
    '{"constructor":{"prototype":{"polluted":1}}}',
    '{"prototype":{"polluted":1}}',
  ],
  ...['""', '" "', '"\\u0000"', '"a\\u0000b"', '"\\ud800"', '"\\udc00x"', '"\\ud83d\\ud83d"', '"\\ufeff"'],
  ...[
    '"\\u202e\\u2066"',
    '"\\u200b"',
    '"\\u2028"',
    '"\\r\\nSet-Cookie: a=b"',
    '"\\u001b[2J"',
    '"%00"',
    '"%ff"',
  ],
  ...[
    '"__proto__"',
    '"constructor"',
    '"toString"',
    '"hasOwnProperty"',
    '"NaN"',
    '"1e3"',
    '"0x10"',
    '"-1"',
    '"1.0"',
  ],
  ...[
    '"\' OR 1=1 --"',
    '"\\"; DROP TABLE message; --"',
    '"?1"',
    '":id"',
    '"../../etc/passwd"',
    '"https://x.example"',
  ],
  ...['"<script>alert(1)</script>"', '"[a](javascript:alert(1))"', '"{{7*7}}#{7*7}"', '"%s%n%d"'],
  ...[
    `"${"*".repeat(3_000)}"`,
    `"${"[".repeat(3_000)}"`,
    `"${"> ".repeat(1_900)}"`,
    `"${"http://".repeat(500)}"`,
  ],
  ...[`"${"x".repeat(4_001)}"`, `"${"\\ud83d\\ude00".repeat(4_000)}"`, `"${"x".repeat(60_000)}"`],
  ...[
    '"\\u0065\\u0301"',
    '"\\u0130\\u0131"',
    `"${"e\\u0301".repeat(300)}"`,
    '"a@b.example"',
    '"sender"',
    '"receiver"',
  ],
];

/** JSON texts for a key that nobody asked for, or that should reach what is not the object's own. */
export const hostileKeys: readonly string[] = [
  ...[
    '"__proto__"',
    '"constructor"',
    '"prototype"',
    '"toString"',
    '"hasOwnProperty"',
    '"valueOf"',
    '"toJSON"',
  ],
  ...[
    '"__defineGetter__"',
    '"then"',
    '"length"',
    '"$where"',
    '"a.b"',
    '"a[b]"',
    '""',
    '"0"',
    '"-1"',
    '"\\u0000"',
  ],
  ...[
    '"\\ud800"',
    '"id"',
    '"role"',
    '"owner"',
    '"accountId"',
    '"authorId"',
    '"senderId"',
    '"at"',
    '"seq"',
    '"token"',
  ],
  `"${"k".repeat(5_000)}"`,
];

/** Nesting, from one step more than anything of ours needs to as deep as a body can hold. */
export function deep(chance: Chance): string {
  const depth = chance.pick([5, 6, 50, 1_000, 9_000]);
  return chance.isOne(2)
    ? "[".repeat(depth) + "]".repeat(depth)
    : `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
}
