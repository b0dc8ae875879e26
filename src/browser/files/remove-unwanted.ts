import type { Chat } from "../store.ts";
import type { BytesOnDisk } from "./bytes-on-disk.ts";
import type { ChipsOnDisk } from "./chips-on-disk.ts";

interface Deps {
  chat: Chat;
  disk: BytesOnDisk;
  chipsDisk: ChipsOnDisk;
  now(): number;
}

/** What is younger may be another tab's, on its way between its bytes and its message. */
const dayMs = 24 * 60 * 60 * 1_000;

/** A page that ended between putting bytes and their message on the disk left bytes that nobody asks for. */
export async function removeUnwanted({ chat, disk, chipsDisk, now }: Deps): Promise<void> {
  try {
    const sent = chat.get().outbox.flatMap(({ files = [] }) => files.map(({ key }) => key));
    const chosen = (await chipsDisk.all()).map(({ file }) => file.key);
    await disk.removeOthers([...sent, ...chosen], now() - dayMs);
  } catch (reason) {
    console.warn("Old files were not removed.", reason);
  }
}
