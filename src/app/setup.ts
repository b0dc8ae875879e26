import type { Accounts } from "../accounts/accounts.ts";
import { removeSecretFile, secretFile } from "../accounts/secret-file.ts";
import type { Config } from "../config.ts";

const tokenFile = "setup.token";

/** What entitles its holder to become the owner: of the settings, or made at the first start. */
export function readSetupToken({ setupToken, dataDir }: Config): string {
  return setupToken ?? secretFile(dataDir, tokenFile);
}

/** The one-time link that makes the owner; null once there is one, and then the token's file goes too. */
export async function setupLink(
  accounts: Accounts,
  { url, token, dataDir }: { url: string; token: string; dataDir: string },
): Promise<string | null> {
  if (await accounts.needsSetup()) return `${url}/setup?token=${encodeURIComponent(token)}`;
  removeSecretFile(dataDir, tokenFile);
  return null;
}
