import type Database from "better-sqlite3";
import type { PushWish } from "../../../push/ports.ts";
import { AppError } from "../../../shared/errors.ts";

/** A browser has one endpoint, whoever signs in on it: the newest session takes it over. */
export function prepareSavePushSubscription(database: Database.Database) {
  const accountOf = database
    .prepare<[string], number>("SELECT account FROM session WHERE id = ? AND ended_at IS NULL")
    .pluck();
  const takeOver = database.prepare<[endpoint: string, sessionId: string]>(
    "DELETE FROM push_subscription WHERE endpoint = ? AND session <> ?",
  );
  const save = database.prepare(
    `INSERT INTO push_subscription (session, account, endpoint, p256dh, auth, words, language, at)
     VALUES (@sessionId, @account, @endpoint, @p256dh, @auth, coalesce(@words, 0), coalesce(@language, 'en'), @at)
     ON CONFLICT (session) DO UPDATE SET endpoint = @endpoint, p256dh = @p256dh, auth = @auth,
       words = coalesce(@words, words), language = coalesce(@language, language), at = @at`,
  );
  return ({ words, language, ...wish }: PushWish): void => {
    const account = accountOf.get(wish.sessionId);
    if (account === undefined) throw new AppError("not_found", "There is no such sign-in.");
    takeOver.run(wish.endpoint, wish.sessionId);
    save.run({
      ...wish,
      account,
      words: words === undefined ? null : Number(words),
      language: language ?? null,
    });
  };
}

export function prepareRemovePushSubscription(database: Database.Database) {
  const remove = database.prepare<{ sessionId: string; endpoint: string | null }>(
    "DELETE FROM push_subscription WHERE session = @sessionId AND endpoint = coalesce(@endpoint, endpoint)",
  );
  return (sessionId: string, endpoint: string | null): void => {
    remove.run({ sessionId, endpoint });
  };
}
