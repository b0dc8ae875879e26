import { Icon, type IconName } from "../parts/icons.tsx";
import { type Delivery, deliveryText } from "../words/delivery.ts";

/** How far a message came, in shape, colour and words. */
export function DeliveryMark({ delivery }: { delivery: Delivery }) {
  return (
    <p class={`mark mark--${delivery}`}>
      <Icon name={icons[delivery]} />
      <span class="mark__text">{deliveryText[delivery]}</span>
    </p>
  );
}

const icons: Record<Delivery, IconName> = {
  sending: "clock",
  sent: "tick",
  delivered: "ticks",
  read: "ticks",
  failed: "warning",
};
