import { readFile } from "node:fs/promises";
import { AppError } from "../shared/errors.ts";
import { limits } from "../shared/limits.ts";
import { receive } from "./receive.ts";
import { isPicture, typeByContent } from "./type-by-content.ts";
import type { UploadDeps } from "./upload.ts";

type Deps = Pick<UploadDeps, "shelf" | "pictures" | "room" | "newId">;

/** Nothing of what arrived is kept: what is answered was drawn anew from its pixels. */
export async function portrait(deps: Deps, body: AsyncIterable<Buffer>): Promise<Uint8Array> {
  const { shelf, pictures, room, newId } = deps;
  const from = shelf.arriving(newId());
  const paths = { from, whole: `${from}.whole`, thumbnail: `${from}.thumbnail` };
  try {
    const { head } = await receive(body, from, room.file);
    const type = typeByContent(head);
    if (!isPicture(type)) {
      throw new AppError("invalid", "Please choose a picture: JPEG, PNG, GIF, WebP or AVIF.");
    }
    await pictures.remake({ type, ...paths, square: limits.portraitSide });
    return await readFile(paths.thumbnail);
  } finally {
    for (const path of Object.values(paths)) await shelf.drop(path);
  }
}
