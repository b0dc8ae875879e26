/** What this browser lets us do; `none` where it has no notices for pages, `unasked` before the person was. */
export type Permission = "none" | "unasked" | "granted" | "denied";

export function permissionNow(): Permission {
  // Phones of Apple's have it in installed apps alone, and plain http has it nowhere.
  if (!("Notification" in globalThis) || !globalThis.isSecureContext) return "none";
  return Notification.permission === "default" ? "unasked" : Notification.permission;
}

/** The browser's own question. It has to follow a press. */
export async function askPermission(): Promise<Permission> {
  await Notification.requestPermission();
  return permissionNow();
}

export type Browser = "firefox" | "safari" | "iphone" | "other";

/** Where the block is undone differs from browser to browser. For words only: nothing is decided by it. */
export function browserOf(userAgent: string): Browser {
  if (/iPhone|iPad|iPod/.test(userAgent)) return "iphone";
  if (/Firefox\//.test(userAgent)) return "firefox";
  return /Safari\//.test(userAgent) && !/Chrome|Chromium|Edg/.test(userAgent) ? "safari" : "other";
}
