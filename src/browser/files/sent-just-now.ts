import type { OutgoingFile } from "../../shared/state/outgoing-file.ts";
import type { Time } from "../time.ts";
import type { Bytes } from "./bytes.ts";

/** The files of the message that was sent last, as long as sending it can be undone. */
export interface SentJustNow {
  remember(messageKey: string, files: OutgoingFile[]): Promise<void>;
  filesOf(messageKey: string): File[];
}

/** As long as sending can be undone, and a little more. */
const rememberedMs = 15_000;

export function createSentJustNow({ time, bytes }: { time: Time; bytes: Bytes }): SentJustNow {
  let last: { key: string; files: File[] } | null = null;
  return {
    async remember(key, files) {
      const all = await Promise.all(files.map((file) => bytes.of(file.key)));
      const sent = { key, files: files.flatMap((file, at) => asFile(all[at], file)) };
      last = sent;
      time.after(rememberedMs, () => {
        if (last === sent) last = null;
      });
    },
    filesOf: (key) => (last?.key === key ? last.files : []),
  };
}

function asFile(part: Blob | null | undefined, { name, type }: OutgoingFile): File | [] {
  return part ? new File([part], name, { type }) : [];
}
