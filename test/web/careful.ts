import { expect } from "vitest";

/** What every answer tells the browser, whatever it answers and whoever gives it. */
export const careful: Record<string, string | RegExp> = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": /\bcamera=\(\).*\bgeolocation=\(\).*\bmicrophone=\(\)/,
};

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types service-worker",
  "report-uri /csp-reports",
];

/** Which software answered is nobody's business. */
const banners = ["server", "x-powered-by", "via"];

export function expectCareful(headers: Headers, what: string): void {
  for (const [name, value] of Object.entries(careful)) {
    if (typeof value === "string") expect(headers.get(name), `${what}: ${name}`).toBe(value);
    else expect(headers.get(name), `${what}: ${name}`).toMatch(value);
  }
  const directives = (headers.get("content-security-policy") ?? "").split(";");
  expect(directives, what).toEqual(expect.arrayContaining(policy));
  expect(directives.join(";"), what).not.toMatch(/unsafe|\*|nonce|strict-dynamic/);
  for (const name of banners) expect(headers.get(name), `${what}: ${name}`).toBeNull();
}
