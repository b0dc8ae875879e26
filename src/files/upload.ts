import { AppError } from "../shared/errors.ts";
import type { FileInfo } from "../shared/model.ts";
import { cleanName, withEnding } from "./file-name.ts";
import type { Pictures } from "./pictures.ts";
import type { FileSpace, FileStore } from "./ports.ts";
import { type Received, receive, tooLarge } from "./receive.ts";
import type { Shelf } from "./shelf.ts";
import { isOtherPicture, isPicture, typeByContent } from "./type-by-content.ts";

/** How much there may be, in bytes. */
interface Room extends FileSpace {
  /** Of one file. */
  file: number;
  /** What the disk has to have left over, so that messages can still be stored. */
  left: number;
}

export interface UploadDeps {
  store: FileStore & { conversation(conversationId: string, accountId: string): Promise<object | null> };
  shelf: Shelf;
  pictures: Pictures;
  room: Room;
  clock: () => number;
  newId: () => string;
}

export interface UploadWish {
  accountId: string;
  conversationId: string;
  key: string;
  name: string;
  /** What the request says that it is going to send; null where it does not. */
  announced: number | null;
}

/**
 * Takes a file in: once this resolves, it is on the disk and can be sent. The same key with the same bytes answers
 * the file that there is. Throws an AppError for what is too large, empty, unreadable, or has no room.
 */
export async function upload(
  deps: UploadDeps,
  wish: UploadWish,
  body: AsyncIterable<Buffer>,
): Promise<FileInfo> {
  const { store, shelf, newId, room } = deps;
  if (!(await store.conversation(wish.conversationId, wish.accountId))) {
    throw new AppError("not_found", "There is no such conversation.");
  }
  await assertRoom(deps, wish);
  const fileId = newId();
  const paths = {
    from: shelf.arriving(fileId),
    whole: `${shelf.arriving(fileId)}.whole`,
    thumbnail: `${shelf.arriving(fileId)}.thumbnail`,
  };
  try {
    const received = await receive(body, paths.from, room.file);
    if (received.size === 0) throw new AppError("invalid", "This file is empty.");
    const known = await store.fileByKey(wish.accountId, wish.key);
    return known ? sameAgain(known, wish, received) : await takeIn(deps, wish, fileId, received, paths);
  } catch (error) {
    throw isDiskFull(error) ? diskFull(error) : error;
  } finally {
    for (const path of Object.values(paths)) await shelf.drop(path);
  }
}

/** Before a byte is taken: most that has no room is told so at once. */
async function assertRoom(
  { store, shelf, room }: UploadDeps,
  { accountId, announced }: UploadWish,
): Promise<void> {
  const expected = announced ?? 0;
  if (expected > room.file) throw tooLarge(room.file);
  const taken = await store.fileSpace(accountId);
  if (taken.own + expected > room.own) throw ownRoomTaken();
  if (taken.all + expected > room.all) throw allRoomTaken();
  if ((await shelf.freeBytes()) - expected < room.left) throw diskFull();
}

function sameAgain(
  known: { file: FileInfo; conversationId: string; digest: string },
  { conversationId }: UploadWish,
  { digest }: Received,
): FileInfo {
  if (known.conversationId === conversationId && known.digest === digest) return known.file;
  throw new AppError("conflict", "This key was already used for something else.");
}

async function takeIn(
  deps: UploadDeps,
  { accountId, conversationId, key, name }: UploadWish,
  fileId: string,
  received: Received,
  paths: { from: string; whole: string; thumbnail: string },
): Promise<FileInfo> {
  const { store, shelf, clock, room } = deps;
  const made = await madeOf(deps, { id: fileId, name: cleanName(name) }, received, paths);
  await shelf.keep(fileId, made.arrived);
  // NOTE from here to the commit nothing but the shelf knows of the file: tidying.ts finds it after a crash.
  try {
    const { digest } = received;
    const at = clock();
    const { bytes, info } = made;
    const kept = await store.addFile({ file: info, conversationId, digest, accountId, key, bytes, at, room });
    if (!kept.added) await shelf.remove([fileId]);
    return kept.file;
  } catch (error) {
    // Where nobody knows whether it was stored, it stays until the next start: bytes without a row are swept then.
    if (error instanceof AppError && error.code !== "unavailable") await shelf.remove([fileId]);
    throw error;
  }
}

interface Made {
  info: FileInfo;
  bytes: number;
  arrived: { whole: string; thumbnail: string | null };
}

/** Pictures are drawn anew, and what they were sent as is dropped; everything else is kept as it came. */
async function madeOf(
  { pictures }: UploadDeps,
  { id, name }: { id: string; name: string },
  { size, head }: Received,
  paths: { from: string; whole: string; thumbnail: string },
): Promise<Made> {
  const type = typeByContent(head);
  if (isOtherPicture(type)) {
    throw new AppError(
      "invalid",
      "Pictures of this kind (HEIC) cannot be shown here. Please send it as JPEG.",
    );
  }
  if (!isPicture(type)) {
    const info: FileInfo = { id, name, type, size, kind: "file" };
    return { info, bytes: size, arrived: { whole: paths.from, thumbnail: null } };
  }
  const { thumbnailSize, ...picture } = await pictures.remake({ type, ...paths });
  const ending = picture.type === "image/jpeg" ? "jpg" : picture.type.replace("image/", "");
  const info: FileInfo = { id, ...picture, name: withEnding(name, ending), kind: "picture" };
  return {
    info,
    bytes: picture.size + thumbnailSize,
    arrived: { whole: paths.whole, thumbnail: paths.thumbnail },
  };
}

function ownRoomTaken(): AppError {
  return new AppError(
    "conflict",
    "Your files take up all the room that you have here. Delete some to make room.",
  );
}

function allRoomTaken(): AppError {
  return new AppError(
    "conflict",
    "There is no room for more files here. Whoever runs this place can make some.",
  );
}

function diskFull(cause?: unknown): AppError {
  return new AppError("unavailable", "There is no room on the disk just now. Please try again later.", {
    cause,
  });
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}
