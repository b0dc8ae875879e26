import { setupToken } from "../app.ts";

/** The settings of a program that stores in this folder and says only what went wrong. */
export function programSettings(dataDir: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? "",
    NODE_ENV: "test",
    PASSWORD_COST: "4",
    RATE_LIMIT_SCALE: "0",
    LOG_LEVEL: "error",
    PORT: "0",
    DATA_DIR: dataDir,
    SETUP_TOKEN: setupToken,
  };
}
