/** In this order: most browsers also call themselves by the names further down. */
const browsers: [mark: RegExp, name: string][] = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\b(OPR|Opera)\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const systems: [mark: RegExp, name: string][] = [
  [/\bAndroid\b/, "Android"],
  [/\b(iPhone|iPod)\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "Mac"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
];

/** What a browser says of itself, in words: "Firefox on Windows". Null for a program, and for what says nothing. */
export function deviceName(userAgent: string | null | undefined): string | null {
  const said = (userAgent ?? "").slice(0, 500);
  const browser = named(browsers, said);
  const system = named(systems, said);
  if (browser === null) return system;
  return system === null ? browser : `${browser} on ${system}`;
}

function named(kinds: [mark: RegExp, name: string][], said: string): string | null {
  return kinds.find(([mark]) => mark.test(said))?.[1] ?? null;
}
