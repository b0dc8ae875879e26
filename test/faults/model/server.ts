import { randomUUID } from "node:crypto";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import pino from "pino";
import { type App, createApp } from "../../../src/app.ts";
import type { ChatStore } from "../../../src/chat/ports.ts";
import { readConfig } from "../../../src/config.ts";

/** The real program in a folder of its own, with a clock that the test sets. */
export interface Server {
  app(): App;
  folder: string;
  now: number;
  start(): Promise<void>;
  /** Keeps a copy of the database as it is now. */
  backUp(): void;
  /** Puts the copy in place of the database. The program must be stopped. Answers the new epoch. */
  restore(): string;
}

export type ChangeStore = (store: ChatStore) => ChatStore;

export function createServer(folder: string, startsAt: number, changeStore: ChangeStore): Server {
  const file = join(folder, "parley.db");
  const copy = join(folder, "backups", "parley.db");
  let app: App | null = null;

  const server: Server = {
    folder,
    now: startsAt,
    app() {
      if (!app) throw new Error("The program has not been started.");
      return app;
    },
    async start() {
      const options = { log: pino({ level: "silent" }), publicDir, onFatal, clock: () => server.now };
      app = await createApp(readConfig(settings(folder)), options);
      app.chat.store = changeStore(app.chat.store);
    },
    backUp() {
      mkdirSync(join(folder, "backups"), { recursive: true });
      rmSync(copy, { force: true });
      const database = new Database(file, { readonly: true });
      database.prepare("VACUUM INTO ?").run(copy);
      database.close();
    },
    restore() {
      for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
      cpSync(copy, file);
      const epoch = randomUUID();
      const database = new Database(file);
      database.prepare("UPDATE meta SET epoch = ?").run(epoch);
      database.close();
      return epoch;
    },
  };
  return server;
}

const publicDir = join(import.meta.dirname, "../../../public");

function onFatal(error: Error): never {
  throw error;
}

function settings(dataDir: string): Record<string, string> {
  const off = { PORT: "0", PASSWORD_COST: "4", RATE_LIMIT_SCALE: "0" };
  return { NODE_ENV: "test", DATA_DIR: dataDir, ...off };
}
