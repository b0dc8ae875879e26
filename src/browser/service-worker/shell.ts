import type { Fetching } from "./worker-scope.ts";

/** The files of the offline page, as the build named them. */
declare const SHELL_FILES: readonly string[];

const shellName = "shell";
const offlinePath = "/offline";

/** Whether a form was sent since the offline page was fetched: it may have changed the colours or the language. */
let isStale = false;

export function noteForm(): void {
  isStale = true;
}

/** Fetches what the offline page is made of, and forgets what older ones were made of. */
export async function keepShell(): Promise<void> {
  const shell = await caches.open(shellName);
  const wanted = [offlinePath, ...SHELL_FILES];
  await shell.addAll(wanted.map((path) => new Request(path, { cache: "reload" })));
  for (const { url } of await shell.keys()) {
    if (!wanted.includes(new URL(url).pathname)) await shell.delete(url);
  }
}

/** The page from the server; without a connection the offline page, at the same address. */
export async function answerPage(event: Fetching): Promise<Response> {
  try {
    const page = (await event.preloadResponse) ?? (await fetch(event.request));
    event.waitUntil(refreshShell(new URL(event.request.url)));
    return page;
  } catch (reason) {
    const offline = await caches.match(offlinePath, { ignoreVary: true });
    if (!offline) throw reason;
    return offline;
  }
}

/** Whoever signs out clears it; the next chat page brings it back. */
async function refreshShell({ pathname }: URL): Promise<void> {
  if (!pathname.startsWith("/chat")) return;
  if (!isStale && (await caches.has(shellName))) return;
  await keepShell();
  isStale = false;
}

/** The offline page's own files; all others go their usual way. */
export function answerFile(event: Fetching): void {
  if (!SHELL_FILES.includes(new URL(event.request.url).pathname)) return;
  event.respondWith(fromShell(event.request));
}

async function fromShell(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}
