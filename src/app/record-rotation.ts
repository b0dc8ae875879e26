import { keyId } from "../accounts/tokens.ts";
import type { Trail } from "../audit/audit.ts";

/** Tells the trail, once, that the secret key was changed since the program last ran. */
export async function recordRotation(trail: Trail, [newest, former]: readonly string[]): Promise<void> {
  if (newest === undefined || former === undefined) return;
  const what = keyId(newest);
  const { entries } = await trail.page({ event: "key:rotated", limit: 1 });
  if (entries[0]?.detail.what !== what) trail.record({ event: "key:rotated", detail: { what } });
}
