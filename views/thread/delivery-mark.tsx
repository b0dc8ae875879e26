import type { ChatWords } from "../../src/words/words.ts";
import { Icon, type IconName } from "../parts/icons.tsx";
import type { Delivery } from "../words/delivery.ts";

/** How far a message came, in shape, colour and words. */
export function DeliveryMark({ words, delivery }: { words: ChatWords; delivery: Delivery }) {
  return (
    <p class={`mark mark--${delivery}`}>
      <Icon name={icons[delivery]} />
      <span class="mark__text">{deliveryText(delivery, words)}</span>
    </p>
  );
}

function deliveryText(delivery: Delivery, { thread }: ChatWords): string {
  return delivery === "failed" ? thread.notSent : thread[delivery];
}

const icons: Record<Delivery, IconName> = {
  sending: "clock",
  sent: "tick",
  delivered: "ticks",
  read: "ticks",
  failed: "warning",
};
