import type { Message, OwnAccount } from "../../src/shared/model.ts";
import type { Thread } from "../../src/shared/state/state.ts";
import { message, receipt, thread } from "./sample-messages.ts";
import { ana, days, hours, minutes, mira, noor, now, sam, yusuf } from "./sample-people.ts";

type Said = [author: OwnAccount, ago: number, text: string, change?: Partial<Message>];

/** What Ana and Sam said to each other. */
const said: Said[] = [
  [sam, days(1) + hours(5), "Hello, I have an appointment tomorrow at ten. Can I still bring my daughter?"],
  [ana, days(1) + hours(5) - minutes(4), "Of course. Is it for the same check-up?"],
  [ana, days(1) + hours(5) - minutes(5), "If so, please bring her vaccination card as well."],
  [sam, hours(4), "Yes, the same."],
  [
    sam,
    hours(4) - minutes(1),
    "One more thing: the form asks for a number I do not have.",
    { editedAt: now - hours(3) },
  ],
  [sam, hours(4) - minutes(2), "", { html: "", deletedAt: now - hours(3) }],
  [ana, hours(3), "Leave it empty, we fill it in here.", { replyTo: "m-5" }],
  [
    ana,
    hours(3) - minutes(2),
    "What to bring:\n\n- the card\n- the **signed** form\n- `FORM-27` if you have it",
    {
      html: "<p>What to bring:</p><ul><li>the card</li><li>the <strong>signed</strong> form</li><li><code>FORM-27</code> if you have it</li></ul>",
    },
  ],
  [sam, minutes(9), "Perfect, thank you."],
  [
    sam,
    minutes(8),
    "Is there parking nearby? Last time I drove around the block three times before I found a place, and I would rather not be late again.",
  ],
  [
    ana,
    minutes(2),
    "Yes, behind the building. Tell them at the gate that you come to us, then it costs nothing.",
  ],
];

/** What Ana has in her list. */
export function receiverThreads(): Thread[] {
  const mirasLast = message(4, mira, now - minutes(12), {
    text: "Thank you, the new time suits me very well. See you on Friday then",
  });
  const yusufsLast = message(9, yusuf, now - hours(3), { text: "هل يمكنني الحضور غدًا بدلاً من اليوم؟" });
  const oldLast = message(21, ana, now - days(2), { text: "Your prescription is ready at the desk." });
  const mirasTalk = thread("c-mira", mira, [mirasLast], { loaded: false, typing: [mira.id] });
  const yusufsTalk = thread("c-yusuf", yusuf, [yusufsLast], { loaded: false });
  yusufsTalk.conversation.receipts = [receipt(yusuf, 9, 9), receipt(ana, 9, 6)];
  const oldTalk = thread("c-old", { ...noor, id: "a-old", name: "Johanna W." }, [oldLast], { loaded: false });
  return [anaAndSam(), mirasTalk, yusufsTalk, oldTalk];
}

export function anaAndSam(): Thread {
  const messages = said.map(([author, ago, text, change], index) =>
    message(index + 1, author, now - ago, { text, html: `<p>${text}</p>`, ...change }),
  );
  const talk = thread("c-sam", sam, messages, { older: true });
  talk.conversation.receipts = [receipt(sam, 11, 10), receipt(ana, 11, 11)];
  return talk;
}
