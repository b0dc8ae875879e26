import type { Ack, Answers, RequestName, Requests } from "../../../src/shared/protocol.ts";
import type { Device } from "./device.ts";
import type { Witness } from "./post.ts";
import type { Server } from "./server.ts";
import { begin, edit, type Model, react, remove, say, setClosed, type Talk } from "./specification.ts";
import type { Template } from "./template.ts";

type Asked = { [N in RequestName]: { name: N } & Requests[N] }[RequestName];

/** The program, who is there, and the model of what they must see. */
interface Followed {
  model: Model;
  people: Template["people"];
  server: Server;
}

/** Does in the model what a device asks of the server, in the order of asking. */
export function follow(followed: Followed, device: Device): Witness {
  const { model, people, server } = followed;
  const authorId = device.somebody.account.id;
  const talkOf = (id: string) => Object.values(model.talks).find((talk) => talk.id === id);

  return {
    asked(name, payload) {
      const wish = { name, ...(payload as object) } as Asked; // The page asks for nothing else.
      if (wish.name === "conversation:open") {
        const talk = model.talks[authorId];
        if (!talk || wish.receiverId !== people.rita.account.id) throw new Error("Nobody opens that.");
        begin(talk, server.now);
        if (wish.text) say(talk, { ...wish, authorId, text: wish.text, replyTo: null }, server.now);
      } else if ("conversationId" in wish) {
        const talk = talkOf(wish.conversationId);
        if (talk) change(talk, wish);
      }
    },
    answered(name, answer) {
      if (name !== "conversation:open") return;
      const opened = answer as Ack<Answers["conversation:open"]>; // The server keeps to the protocol.
      const talk = model.talks[authorId];
      if (opened.ok && talk) talk.id = opened.conversation.id;
    },
  };

  function change(talk: Talk, wish: Asked): void {
    const at = server.now;
    if (wish.name === "message:send") {
      say(talk, { ...wish, authorId, replyTo: seqOf(wish.replyTo) }, at);
    } else if (wish.name === "message:edit") {
      edit(talk, seqOf(wish.messageId) ?? 0, authorId, wish.text, at);
    } else if (wish.name === "message:delete") {
      remove(talk, seqOf(wish.messageId) ?? 0, authorId, at);
    } else if (wish.name === "message:react") {
      react(talk, seqOf(wish.messageId) ?? 0, authorId, wish.emoji, wish.on);
    } else if (wish.name === "conversation:close" || wish.name === "conversation:reopen") {
      const closes = wish.name === "conversation:close";
      if (!closes || authorId === people.rita.account.id) setClosed(talk, authorId, closes, at);
    }
  }

  /** The position of a message that this device shows, or showed before a restore took it away. */
  function seqOf(id: string | null | undefined): number | null {
    return id ? Number(id.slice(id.lastIndexOf(".") + 1)) : null;
  }
}
