import type { Words } from "../src/words/words.ts";
import { Drawing } from "./parts/drawing.tsx";
import { Frame } from "./parts/frame.tsx";

/** What a browser shows when the server cannot be reached. It is kept on the device, so it names nobody. */
export function OfflinePage({ words: { faults } }: { words: Words }) {
  return (
    <Frame title={faults.offlineTitle} lead={faults.offlineLead} above={<Drawing name="lost" />}>
      <p id="waiting" role="status" hidden data-words={JSON.stringify(faults.offlineWaiting)} />
      <p>{faults.offlineKept}</p>
      <p>
        <a class="button button--primary" id="try" href="/chat">
          {faults.tryNow}
        </a>
      </p>
    </Frame>
  );
}
