import { stat } from "node:fs/promises";
import sharp, { type Sharp } from "sharp";
import { limits } from "../shared/limits.ts";
import type { PictureType } from "./type-by-content.ts";

export interface RemakeWish {
  from: string;
  type: PictureType;
  /** Where the picture and its thumbnail go. */
  whole: string;
  thumbnail: string;
  /** The thumbnail is the middle of the picture, as a square of so many pixels. */
  square?: number;
}

export interface Remade {
  type: PictureType;
  width: number;
  height: number;
  /** Bytes of the picture, and of its thumbnail. */
  size: number;
  thumbnailSize: number;
}

/** What cannot be shown, and why. */
export type Unfit = { unfit: "unreadable" | "too many pixels" };

/** Only what these types need: what else the library could read, such as SVG and PDF, is not even tried. */
const readers: Record<PictureType, string> = {
  "image/jpeg": "VipsForeignLoadJpegFile",
  "image/png": "VipsForeignLoadPngFile",
  "image/gif": "VipsForeignLoadNsgifFile",
  "image/webp": "VipsForeignLoadWebpFile",
  "image/avif": "VipsForeignLoadHeifFile",
};

/** Turns off all that is not needed. Once, before the first picture. */
export function narrow(): void {
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({ operation: Object.values(readers) });
}

/**
 * Draws a picture anew from its pixels, upright, without anything else that its file held: where and when it was taken,
 * whatever was hidden behind it. What it looked like before is nowhere kept.
 */
export async function remakePicture({
  from,
  type,
  whole,
  thumbnail,
  square,
}: RemakeWish): Promise<Remade | Unfit> {
  try {
    const frames = await framesOf(from);
    if (frames === 0) return { unfit: "too many pixels" };
    const isMoving = frames > 1;
    const made = await inItsFormat(read(from, isMoving).autoOrient(), type).toFile(whole);
    const small =
      square === undefined
        ? ({ ...thumbnailBox, fit: "inside", withoutEnlargement: true } as const)
        : ({ width: square, height: square, fit: "cover" } as const);
    const shrunk = read(from, false).autoOrient().resize(small);
    const { size: thumbnailSize } = await shrunk.webp({ quality: 78 }).toFile(thumbnail);
    const { width, height, pageHeight = height } = made;
    const { size } = await stat(whole);
    return {
      type: type === "image/avif" ? "image/webp" : type,
      width,
      height: pageHeight,
      size,
      thumbnailSize,
    };
  } catch (error) {
    // The library throws plain errors for whatever a picture has wrong with it; a full disk has a code.
    if (error instanceof Error && "code" in error) throw error;
    return { unfit: "unreadable" };
  }
}

const thumbnailBox = { width: limits.thumbnailSide, height: limits.thumbnailSide };

/** How many of its frames are made: all, where they are not too much together; 0 when one is too much already. */
async function framesOf(from: string): Promise<number> {
  const {
    width,
    height,
    pageHeight = height,
    pages = 1,
  } = await sharp(from, { limitInputPixels: false }).metadata();
  const pixels = width * pageHeight;
  if (pixels > limits.picturePixels) return 0;
  return pixels * pages <= limits.picturePixels ? pages : 1;
}

function read(from: string, animated: boolean) {
  // Part of a picture is none: whoever sent it shall hear of it.
  return sharp(from, {
    animated,
    limitInputPixels: limits.picturePixels,
    failOn: "truncated",
    sequentialRead: true,
  });
}

function inItsFormat(picture: Sharp, type: PictureType): Sharp {
  switch (type) {
    case "image/jpeg":
      return picture.jpeg({ quality: 85 });
    case "image/png":
      return picture.png({ compressionLevel: 7 });
    case "image/gif":
      return picture.gif({ effort: 2 });
    case "image/webp":
    case "image/avif": // Takes half a minute to write.
      return picture.webp({ quality: 82, effort: 3 });
  }
}
