import type { BrowserContext } from "@playwright/test";

/** Collects what the pages of a context complain of: scripts that failed, and what the content policy stopped. */
export async function hearComplaints(context: BrowserContext, complaints: string[]): Promise<void> {
  context.on("weberror", (failure) => complaints.push(`${failure.error().stack}`));
  context.on("console", (message) => {
    if (isOfThePolicy(message.text())) complaints.push(message.text());
  });
  // The console tells of most of it; the event of everything, but only where scripts run.
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => {
      console.error(`Content Security Policy: ${effectiveDirective} stopped ${blockedURI} ${sample}`);
    });
  });
}

function isOfThePolicy(text: string): boolean {
  return /Content Security Policy|Trusted(HTML|Script)|Permissions-Policy|violates/i.test(text);
}
