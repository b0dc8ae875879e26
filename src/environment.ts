import { existsSync } from "node:fs";

/** The environment, with what a file `.env` in the current folder adds: what is set already counts before it. */
export function readEnvironment(): Record<string, string | undefined> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  return process.env;
}
