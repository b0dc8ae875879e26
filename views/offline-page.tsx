import { Drawing } from "./parts/drawing.tsx";
import { Frame } from "./parts/frame.tsx";

/** What a browser shows when the server cannot be reached. It is kept on the device, so it names nobody. */
export function OfflinePage() {
  return (
    <Frame
      title="No connection"
      lead="Parley cannot be reached right now. This page tries again by itself."
      above={<Drawing name="lost" />}
    >
      <p
        id="waiting"
        role="status"
        hidden
        data-one="One message waits on this device. It is sent when you are back."
        data-other="{count} messages wait on this device. They are sent when you are back."
      />
      <p>What you have written is kept on this device.</p>
      <p>
        <a class="button button--primary" id="try" href="/chat">
          Try again now
        </a>
      </p>
    </Frame>
  );
}
