import { randomUUID } from "node:crypto";
import sharp from "sharp";
import type { FileInfo } from "../../src/shared/model.ts";
import type { UploadedFile } from "../../src/shared/protocol.ts";

/** Something to send, by whom and where. */
export interface Sending {
  url: string;
  token: string;
  conversationId: string;
  name?: string;
  key?: string;
}

/** Asks to take a file in, whatever comes of it. */
export function tryUpload(sending: Sending, body: BodyInit, more: RequestInit = {}): Promise<Response> {
  const { url, token, conversationId, name = "file", key = randomUUID() } = sending;
  const query = new URLSearchParams({ name, key });
  return fetch(`${url}/api/conversations/${conversationId}/files?${query}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body,
    ...more,
  });
}

/** Uploads something that must be taken. */
export async function upload(sending: Sending, body: BodyInit): Promise<FileInfo> {
  const response = await tryUpload(sending, body);
  if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
  const { file } = (await response.json()) as UploadedFile; // As the protocol promises.
  return file;
}

export function fetchFile(url: string, token: string, path: string): Promise<Response> {
  return fetch(url + path, { headers: { authorization: `Bearer ${token}` }, redirect: "manual" });
}

/** A picture of one colour, of the kind that is asked for. */
export async function picture(
  format: "jpeg" | "png" | "webp" | "gif" | "avif" = "png",
  { width = 40, height = 30 } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const image = sharp({ create: { width, height, channels: 3, background: "#2a6" } });
  return new Uint8Array(await image[format]().toBuffer());
}
