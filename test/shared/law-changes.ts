import { randomUUID } from "node:crypto";
import type { Message } from "../../src/shared/model.ts";
import { type Scene, say } from "./law-scene.ts";

/** Every way in which what people see can change: who does it, and what. */
export const changes: [string, (scene: Scene) => Promise<unknown>][] = [
  ["the sender says something", ({ sam, conversationId }) => say(sam, conversationId, "One more thing")],
  ["the receiver answers", ({ rita, conversationId }) => say(rita, conversationId, "Of *course*")],
  [
    "the same message is sent twice",
    async ({ sam, conversationId }) => {
      const key = randomUUID();
      await sam.ask("message:send", { conversationId, key, text: "Hello?" });
      await sam.ask("message:send", { conversationId, key, text: "Hello?" });
    },
  ],
  [
    "somebody replies to a message",
    ({ rita, conversationId, messages }) =>
      rita.ask("message:send", {
        conversationId,
        key: randomUUID(),
        text: "This one",
        replyTo: messages[0]?.id,
      }),
  ],
  [
    "a message is edited",
    ({ sam, conversationId, messages }) =>
      sam.ask("message:edit", { conversationId, messageId: idOf(messages[0]), text: "Good **morning**" }),
  ],
  [
    "the newest message is edited",
    ({ sam, conversationId, messages }) =>
      sam.ask("message:edit", { conversationId, messageId: idOf(messages[2]), text: "Never mind" }),
  ],
  [
    "a message is deleted",
    ({ sam, conversationId, messages }) =>
      sam.ask("message:delete", { conversationId, messageId: idOf(messages[0]) }),
  ],
  [
    "the newest message is deleted",
    ({ sam, conversationId, messages }) =>
      sam.ask("message:delete", { conversationId, messageId: idOf(messages[2]) }),
  ],
  [
    "somebody reacts, changes their mind, and so does the author",
    async ({ sam, rita, conversationId, messages }) => {
      const wish = { conversationId, messageId: idOf(messages[0]) };
      await rita.ask("message:react", { ...wish, emoji: "👍", on: true });
      await sam.ask("message:react", { ...wish, emoji: "❤️", on: true });
      await rita.ask("message:react", { ...wish, emoji: "👍", on: false });
    },
  ],
  [
    "a message that somebody reacted to is deleted",
    async ({ sam, rita, conversationId, messages }) => {
      const wish = { conversationId, messageId: idOf(messages[1]) };
      await rita.ask("message:react", { ...wish, emoji: "👍", on: true });
      await sam.ask("message:delete", wish);
    },
  ],
  ["it is closed", ({ rita, conversationId }) => rita.ask("conversation:close", { conversationId })],
  [
    "it is closed and opened again",
    async ({ rita, sam, conversationId }) => {
      await rita.ask("conversation:close", { conversationId });
      await sam.ask("conversation:reopen", { conversationId });
    },
  ],
  [
    "somebody writes into what is closed",
    async ({ rita, sam, conversationId }) => {
      await rita.ask("receipt:set", { conversationId, readSeq: 3 });
      await rita.ask("conversation:close", { conversationId });
      await say(sam, conversationId, "One more thing");
    },
  ],
  [
    "the receiver's device has everything",
    ({ rita, conversationId }) => rita.ask("receipt:set", { conversationId, deliveredSeq: 3 }),
  ],
  [
    "the receiver reads",
    ({ rita, conversationId }) => rita.ask("receipt:set", { conversationId, readSeq: 3 }),
  ],
  [
    "somebody answers with messages unread",
    async ({ rita, conversationId }) => {
      await rita.ask("receipt:set", { conversationId, readSeq: 1 });
      await say(rita, conversationId, "Sorry, I was away");
    },
  ],
  [
    "somebody answers with all read",
    async ({ rita, conversationId }) => {
      await rita.ask("receipt:set", { conversationId, readSeq: 3 });
      await say(rita, conversationId, "Here I am");
    },
  ],
  [
    "everything at once",
    async (scene) => {
      const { conversationId, sam, rita, messages } = scene;
      await Promise.all([
        say(sam, conversationId, "a"),
        say(rita, conversationId, "b"),
        sam.ask("message:edit", { conversationId, messageId: idOf(messages[0]), text: "c" }),
        rita.ask("receipt:set", { conversationId, readSeq: 2 }),
        sam.ask("message:delete", { conversationId, messageId: idOf(messages[2]) }),
        say(sam, conversationId, "d"),
      ]);
    },
  ],
];

function idOf(message: Message | undefined): string {
  if (!message) throw new Error("The scene has three messages.");
  return message.id;
}
