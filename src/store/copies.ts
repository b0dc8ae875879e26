/** What copying a data folder and putting a copy back need of the database, whatever it is made of. */
export { beginHistory } from "./sqlite/copy/begin-history.ts";
export { filesNamedIn, inspectDatabase, type StoredFile } from "./sqlite/copy/inspect.ts";
export { declareReady, gatheringPlace, putInPlace } from "./sqlite/copy/put-in-place.ts";
export { syncPath } from "./sqlite/copy/sync-path.ts";
export { copyDatabase, knownFiles } from "./sqlite/copy/take.ts";
export { lockFolder } from "./sqlite/lock.ts";
