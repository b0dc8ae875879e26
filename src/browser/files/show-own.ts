import type { OutgoingFile } from "../../shared/state/outgoing-file.ts";
import type { Bytes } from "./bytes.ts";
import type { Shown } from "./shown.ts";

/** Shows a picture that this page does not hold, since another tab or an earlier page chose it. */
export async function showOwn(
  { bytes, shown }: { bytes: Bytes; shown: Shown },
  { key, kind }: OutgoingFile,
): Promise<void> {
  if (kind !== "picture" || shown.isShown(key)) return;
  const picture = await bytes.of(key);
  if (picture) shown.show(key, picture);
}
