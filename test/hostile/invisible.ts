/** Characters that turn, hide, stack up or are none. Written as escapes: as themselves they would fool who reads this. */

const name = (code: number) => String.fromCodePoint(code);

const turning = [
  0x61c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069,
];
const hiding = [
  0xad, 0x34f, 0x180e, 0x200b, 0x200c, 0x200d, 0x2060, 0x2061, 0x2064, 0x206a, 0x3164, 0xfeff, 0xfff9,
  0xe0001, 0xe0041,
];

export const bidirectional = [
  ...turning.map((code) => `Ana ${name(code)}gpj.exe`),
  `${name(0x202e)}everything is turned`,
  `${name(0x202e).repeat(100)}deep`,
  `${name(0x2067)}never ended`,
  `${name(0x2069).repeat(20)}ended too often`,
  `user ${name(0x202e)}nimda${name(0x202c)} here`,
  `https://example.org/${name(0x202e)}gpj.exe`,
  `[https://bank.example](https://evil.example/${name(0x202e)})`,
  "שלום <script>__hit()</script> עולם",
  "مرحبا ‏123 abc ‎456",
  "مرحبا [x](javascript:__hit()) abc",
  `${name(0x202b)}A${name(0x202d)}B${name(0x202e)}C`,
  "עברית (English) עברית [x](https://a.example) 123",
];

export const hidden = [
  ...hiding.map((code) => `An${name(code)}a`),
  `Ana${name(0x200b).repeat(60)}`,
  `${name(0x200b)}Ana${name(0xfeff)}`,
  `<scr${name(0x200b)}ipt>__hit()</script>`,
  `java${name(0x200b)}script:__hit()`,
  `[x](java${name(0x200d)}script:__hit())`,
  "Ana\u00a0\u2003\u2009\u3000\u205fBell",
  "line\u2028separator\u2029paragraph",
  "ｆｕｌｌ　ｗｉｄｔｈ",
  "Аnа with another alphabet's A",
  "ﷺ﷽ ᷿",
  "⠀⠀⠀ braille blanks",
];

export const stacked = [
  `Z${"\u0300\u0301\u0302\u0303\u0304\u0489".repeat(12)}algo`,
  `a${"\u0323\u0301".repeat(35)}`,
  `${"\u0e49".repeat(70)}`,
  `ก${"\u0e47\u0e49".repeat(30)}`,
  `${"\u20dd".repeat(40)}`,
  "\u0301 begins with an accent",
  "ᄀ".repeat(70),
  "😀\u200d".repeat(30),
  "👩‍👩‍👧‍👦👨🏽‍🚀🏴󠁧󠁢󠁥󠁮󠁧󠁿",
  "🇦🇧🇨🇩🇪",
  `${"👨‍👩‍👧‍👦".repeat(10)}`,
  "\ufe0f\ufe0f\ufe0f variation",
];

/** Not all of these can be stored: what cannot is refused. */
export const broken = [
  "a\u0000b",
  "\u0000",
  "\ud800",
  "\udc00",
  "a\ud800b",
  "\udc00\ud800",
  "\ud83d",
  "<img src=x onerror=__hit()>\ud800",
  "\u0001\u0002\u0003\u0004\u0005\u0006\u0007",
  "bell\u0007 backspace\u0008 escape\u001b[31mred\u001b[0m",
  "\u001b]0;title\u0007",
  "\u001b]8;;https://evil.example\u0007x\u001b]8;;\u0007",
  "delete\u007f next\u0085line",
  "\ufffe\uffff",
  "\u{10ffff}",
  "\ufffd",
  "\t\ttabs\t",
  "carriage\rreturn",
  "CRLF\r\nline",
];
