import { AppError } from "../../shared/errors.ts";
import type { FileInfo } from "../../shared/model.ts";
import type { OutgoingFile } from "../../shared/state/outgoing-file.ts";
import { say } from "../../words/say.ts";
import type { Bytes } from "./bytes.ts";
import type { PostFile } from "./post-file.ts";
import type { Shown } from "./shown.ts";

/** Takes files to the server, each once, a few at a time. */
export interface Uploads {
  /** Joins an upload of the same file that is under way. Throws an AppError. */
  upload(file: OutgoingFile, conversationId: string): Promise<FileInfo>;
  cancel(key: string): void;
}

interface Deps {
  bytes: Bytes;
  shown: Shown;
  post: PostFile;
  words: { notHere: "{name}" | `${string}{name}${string}`; takenBack: string };
}

/** The server makes pictures one after another: more at once would only make each of them slower. */
const atOnce = 2;

export function createUploads({ bytes, shown, post, words }: Deps): Uploads {
  const underWay = new Map<string, { answer: Promise<FileInfo>; stop: AbortController }>();
  const inTurn = fewAtOnce();

  return {
    upload(file, conversationId) {
      const known = underWay.get(file.key);
      if (known) return known.answer;
      const stop = new AbortController();
      const answer = inTurn(() => send(file, conversationId, stop.signal)).finally(() => {
        underWay.delete(file.key);
        shown.progressed(file.key, undefined);
      });
      underWay.set(file.key, { answer, stop });
      return answer;
    },
    cancel: (key) => underWay.get(key)?.stop.abort(),
  };

  async function send(file: OutgoingFile, conversationId: string, signal: AbortSignal): Promise<FileInfo> {
    const { key, name } = file;
    const body = await bytes.of(key);
    if (signal.aborted) throw new AppError("conflict", words.takenBack);
    if (!body) throw new AppError("not_found", say(words.notHere, { name }));
    shown.progressed(key, 0);
    const info = await post({
      address: `/api/conversations/${encodeURIComponent(conversationId)}/files?${new URLSearchParams({ name, key })}`,
      bytes: body,
      progressed: (part) => shown.progressed(key, part),
      signal,
    }).catch((error: unknown) => {
      throw signal.aborted ? new AppError("conflict", words.takenBack, { cause: error }) : error;
    });
    shown.hasId(key, info.id);
    return info;
  }
}

/** Runs what it is given, `atOnce` of them at a time, in the order of asking. */
function fewAtOnce() {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}
