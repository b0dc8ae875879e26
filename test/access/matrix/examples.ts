import { randomUUID } from "node:crypto";
import type { ErrorCode } from "../../../src/shared/errors.ts";
import { password } from "../../app.ts";
import type { Actor, World } from "./world.ts";

/** What an operation needs besides the names in it, so that somebody who may is let do it. */
export interface Example {
  payload?: (actor: Actor, world: World) => object;
  /** Of a body that is JSON under a name of its own. */
  contentType?: string;
  /** The body is this, and all that is asked stands in the address. */
  body?: string;
  /** What somebody who may do it is told here, where what it takes is not there. */
  meets?: ErrorCode;
  /** It ends the session it is asked with, so that everybody signs in anew for it. */
  endsSession?: true;
}

/** For those operations that need no more than their names, there is nothing to say. */
export const examples: Readonly<Record<string, Example>> = {
  "conversation:open": { payload: key },
  "conversation:sync": { payload: () => ({ epoch: "", version: 0 }) },
  heads: { payload: (_actor, { epoch }) => ({ epoch }) },
  "message:send": { payload: typed },
  "message:edit": { payload: () => ({ text: "changed" }) },
  "message:react": { payload: () => ({ emoji: "👍", on: true }) },
  "receipt:set": { payload: () => ({ readSeq: 1 }) },
  "presence:set": { payload: () => ({ presence: "online" }) },
  "typing:set": { payload: () => ({ typing: true }) },

  "GET /api/search": { payload: () => ({ q: "hello" }) },
  "GET /chat/:id/m/:seq": { payload: () => ({ seq: 1 }) },
  "POST /api/conversations/:id/files": {
    payload: () => ({ ...key(), name: "notes.txt" }),
    body: "some notes",
  },
  "PUT /api/me/notices": { payload: () => ({ quietUntil: null }) },
  "PUT /api/me/push": { payload: () => subscription },
  "POST /api/me/push/test": { meets: "conflict" },
  "PUT /api/conversations/:id/unread": { payload: () => ({ from: 1 }) },
  "PUT /api/conversations/:id/muted": { payload: () => ({ muted: true }) },
  "POST /csp-reports": {
    contentType: "application/csp-report",
    payload: () => ({ "csp-report": { "violated-directive": "script-src" } }),
  },
  "POST /api/accounts": { payload: () => ({ ...newPerson(), role: "receiver" }) },
  "POST /api/sessions": { payload: ({ email }) => ({ email, password }) },
  "DELETE /api/sessions/current": { endsSession: true },
  "DELETE /api/me": { payload: () => ({ current: "not theirs" }), meets: "invalid" },
  "POST /settings/data/delete": { payload: () => ({ current: "not theirs" }), meets: "invalid" },
  "POST /api/me/export": { payload: () => ({ current: "not theirs" }), meets: "invalid" },
  "POST /settings/data/export": { payload: () => ({ current: "not theirs" }), meets: "invalid" },
  "PUT /api/me/picture": { meets: "invalid" },
  "PUT /api/me/name": { payload: ({ name }) => ({ name }) },
  "PATCH /api/me/preferences": { payload: () => ({ enter: "sends" }) },
  "DELETE /api/accounts/:id": { payload: () => ({ current: "not theirs" }), meets: "invalid" },
  "POST /people/:id/delete": { payload: () => ({ current: "not theirs" }), meets: "invalid" },
  "POST /settings/profile": { payload: ({ name }) => ({ name }) },
  "PUT /api/me/password": { payload: samePassword },
  "POST /settings/security/password": { payload: samePassword },
  "POST /reset": { payload: () => ({ password }) },
  "POST /sign-in": { payload: ({ email }) => ({ email, password }), endsSession: true },
  "POST /sign-out": { endsSession: true },
  "POST /sign-up": { payload: newPerson, endsSession: true },
  "POST /setup": { payload: newPerson },
  "POST /join": { payload: newPerson, endsSession: true },
  "POST /sign-in/code": { payload: () => ({ code: "123456" }), meets: "unauthenticated" },
  "POST /api/me/two-factor": { payload: () => ({ password }) },
  "PUT /api/me/two-factor": { payload: () => ({ setup: "made up", code: "123456" }), meets: "invalid" },
  "DELETE /api/me/two-factor": { payload: () => ({ password }), meets: "conflict" },
  "POST /api/me/two-factor/recovery-codes": { payload: () => ({ password }), meets: "conflict" },
  "PUT /api/team/two-factor": { payload: () => ({ required: false }) },
  "DELETE /api/accounts/:id/two-factor": { meets: "conflict" },
  "POST /settings/two-factor/begin": { payload: () => ({ password }) },
  "POST /settings/two-factor/confirm": { meets: "invalid" },
  "POST /settings/two-factor/recovery-codes": { payload: () => ({ password }), meets: "conflict" },
  "POST /settings/two-factor/off": { payload: () => ({ password }), meets: "conflict" },
  "POST /team/two-factor": { payload: () => ({ required: "no" }) },
  "POST /people/:id/two-factor/remove": { meets: "conflict" },
  "POST /chat/:id/messages": { payload: typed },
  "POST /chat/:id/messages/:messageId/reactions": { payload: () => ({ wish: "+👍" }) },
  "POST /chat/with/:receiverId": { payload: typed },
};

/** Of a push service that there is not. The key is any point of the curve. */
const subscription = {
  endpoint: "https://push.invalid/somebody",
  keys: {
    p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    auth: "BTBZMqHH6r4Tts7J_aSIgg",
  },
};

function key(): object {
  return { key: randomUUID() };
}

function typed(): object {
  return { key: randomUUID(), text: "something" };
}

/** So that everybody can sign in again. */
function samePassword(): object {
  return { current: password, password };
}

function newPerson(): object {
  return { name: "Somebody New", email: `${randomUUID()}@people.example`, password };
}
