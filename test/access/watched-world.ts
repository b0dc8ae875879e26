import { startApp } from "../app.ts";
import { type Watched, watchDatabase } from "./matrix/database.ts";
import { newWorld, type World } from "./matrix/world.ts";

/** The world of the matrix in an app of its own, and a look at whether anything changed in its database. */
export async function watchedWorld(): Promise<{ world: World; database: Watched }> {
  const { url, dataDir } = await startApp();
  return { world: await newWorld(url, dataDir), database: watchDatabase(dataDir) };
}
