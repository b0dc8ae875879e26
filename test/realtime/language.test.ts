import { io } from "socket.io-client";
import { expect, onTestFinished, test } from "vitest";
import { startApp } from "../app.ts";

test.each([
  [{}, {}, "There is no such conversation."],
  [{ language: "de" }, {}, "Dieses Gespräch gibt es nicht."],
  [{}, { "accept-language": "ja,en;q=0.5" }, "その会話はありません。"],
  [{ language: "xx" }, { cookie: "language=ar" }, "لا توجد محادثة كهذه."],
])(
  "a refusal on the line is in the language of its handshake: %o %o",
  async (auth, extraHeaders, message) => {
    const app = await startApp();
    const { token } = await app.owner();
    const socket = io(app.url, {
      auth: { token, ...auth },
      extraHeaders,
      transports: ["websocket"],
      forceNew: true,
    });
    onTestFinished(() => void socket.disconnect());
    const answer = await socket.timeout(30_000).emitWithAck("message:send", {
      conversationId: "none",
      key: "018f0000-0000-7000-8000-000000000001",
      text: "hello",
    });
    expect(answer).toEqual({ ok: false, error: { code: "not_found", message } });
  },
);
