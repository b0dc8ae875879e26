import type { Somebody } from "../../app.ts";

/** The owner disables somebody's account. Null as long as nothing can. */
export async function disable(_url: string, _owner: Somebody, _who: Somebody): Promise<Somebody | null> {
  return null;
}
