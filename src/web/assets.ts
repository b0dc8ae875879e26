import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/**
 * As the build named them, the addresses of the chat page's script, of what it imports, of the scripts of the offline
 * page, of the profile page and of all others, and of the styles.
 */
export type Assets = z.infer<typeof assets>;

const assets = z.object({
  script: z.string(),
  preload: z.array(z.string()),
  offline: z.string(),
  portrait: z.string(),
  leaving: z.string(),
  styles: z.object({ chat: z.string(), pages: z.string() }),
});

/** Reads what the build wrote. Throws when there was no build. */
export function readAssets(publicDir: string): Assets {
  return assets.parse(JSON.parse(readFileSync(join(publicDir, "build/manifest.json"), "utf8")));
}
