import { AppError, type WireError } from "../../shared/errors.ts";
import type { FileInfo } from "../../shared/model.ts";
import type { UploadedFile } from "../../shared/protocol.ts";

interface Posting {
  address: string;
  bytes: Blob;
  /** From 0 to 1. */
  progressed(part: number): void;
  signal: AbortSignal;
}

/** Sends a file's bytes. Throws the server's refusal as an AppError; `unavailable` where no answer came. */
export type PostFile = (posting: Posting) => Promise<FileInfo>;

interface Words {
  noAnswer: string;
  unreachable: string;
}

/** With the older way to ask: only it tells how far it came. */
export function postFileWith(words: Words, ended: (reason: string) => void): PostFile {
  return ({ address, bytes, progressed, signal }) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("POST", address);
      request.setRequestHeader("accept", "application/json");
      request.setRequestHeader("content-type", "application/octet-stream");
      request.upload.onprogress = ({ loaded, total }) => progressed(total > 0 ? loaded / total : 0);
      request.onload = () => {
        if (request.status === 401) ended("unauthenticated");
        if (request.status < 300)
          resolve((answerOf(request) as unknown as UploadedFile).file); // As the protocol says.
        else reject(refusalIn(request, words));
      };
      request.onerror = () => reject(new AppError("unavailable", words.noAnswer));
      request.onabort = request.onerror;
      signal.addEventListener("abort", () => request.abort());
      request.send(bytes);
    });
}

/** A proxy between us and the server may answer something that is not ours. */
function refusalIn(request: XMLHttpRequest, { unreachable }: Words): AppError {
  const { code, message } = answerOf(request).error ?? { code: "unavailable", message: unreachable };
  const seconds = Number(request.getResponseHeader("retry-after"));
  return new AppError(code, message, seconds > 0 ? { retryAfterMs: seconds * 1_000 } : {});
}

function answerOf({ responseText }: XMLHttpRequest): { error?: WireError } {
  try {
    return JSON.parse(responseText);
  } catch {
    return {}; // Not ours, as said above.
  }
}
