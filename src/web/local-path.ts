/**
 * Where to go after signing in, as a link asked for it: only within this site. Undefined for anything that a
 * browser could take for another site.
 */
export function localPath(wish: unknown): string | undefined {
  if (typeof wish !== "string" || !startsLocally.test(wish) || hasControls.test(wish)) return undefined;
  const url = URL.parse(wish, nowhere);
  if (url === null || url.origin !== nowhere || url.pathname.startsWith("//")) return undefined;
  return url.pathname + url.search + url.hash;
}

const nowhere = "http://local.invalid";

/** One slash and no second one; browsers read a backslash as a slash. */
const startsLocally = /^\/(?![/\\])/;
/** Browsers drop tabs and line ends from addresses, which can make a second slash the next character. */
const hasControls = /\p{Cc}/u;
