/** Where the build puts it (tools/build.ts); the server lets it stand before the whole site (src/web/way-in/static-files.ts). */
const address = "/build/service-worker.js";

/** Starts the worker that shows the offline page and the notices; null where the browser has none, as on plain http. */
export async function startWorker(): Promise<ServiceWorkerRegistration | null> {
  // Plain http has no such property, whatever its type says.
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return null;
  try {
    return await workers.register(trustedAddress(), { scope: "/", updateViaCache: "none" });
  } catch (reason) {
    console.warn("The service worker could not be started. The chat goes on without it.", reason);
    return null;
  }
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(): string },
  ): { createScriptURL(input: string): unknown };
}

/** The one address that this page may start a script from, whoever asks: the policy answers with nothing else. */
function trustedAddress(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }; // Not in every browser.
  if (!trustedTypes) return address;
  const policy = trustedTypes.createPolicy("service-worker", { createScriptURL: () => address });
  return policy.createScriptURL("") as string; // Taken for a string by everything that takes one.
}
