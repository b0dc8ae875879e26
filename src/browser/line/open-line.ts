import type { Socket } from "socket.io-client";
import { type Outbox, outboxInMemory } from "../outbox/outbox.ts";
import type { Notices } from "../status-line.ts";
import type { Chat } from "../store.ts";
import type { Time } from "../time.ts";
import { type Acting, createActing } from "./acting.ts";
import { type CatchUp, createCatchUp } from "./catch-up.ts";
import { createConnection } from "./connection.ts";
import type { UploadFiles } from "./delivering.ts";
import { createPresence, type PresenceKeeping } from "./presence.ts";
import { createReading, type Reading } from "./reading.ts";
import { createSending, type Sending } from "./sending.ts";
import { createTyping, type Typing } from "./typing.ts";

/** All that goes over the line to the server. */
export interface Line {
  catchUp: CatchUp;
  sending: Sending;
  acting: Acting;
  reading: Reading;
  typing: Typing;
  presence: PresenceKeeping;
  /** Tries again now instead of after the pause, if the line is down. */
  hurry(): void;
  close(): void;
}

interface Deps {
  socket: Socket;
  chat: Chat;
  notices: Notices;
  time: Time;
  newKey: () => string;
  /** A line without it carries no files. */
  upload?: UploadFiles;
  /** Lasts as long as the page where none is given. */
  outbox?: Outbox;
  /** The session is over, for this reason. */
  ended(reason: string): void;
}

export function openLine(deps: Deps): Line {
  const { chat, notices, time, outbox = outboxInMemory, upload = async () => [] } = deps;
  const { request, tell, comeBackWithin, hurry, close } = createConnection(deps.socket, deps);
  const catchUp = createCatchUp({ chat, request, comeBackWithin, notices, time });
  const fetchConversation = catchUp.fetch;
  const sending = createSending({ ...deps, request, fetchConversation, outbox, upload });
  const acting = createActing(chat, request);
  const reading = createReading(chat, request, time);
  const typing = createTyping(chat, tell, time);
  const presence = createPresence(chat, request, time);
  return { catchUp, sending, acting, reading, typing, presence, hurry, close };
}
