import type { Access } from "./access.ts";

const toInvite = { who: "owner", refusal: "Only the owner can invite people to answer." } as const;

/**
 * Every route and who may use it. What is not named here is refused: a request for it gets no further than the
 * gate (src/web/gate.ts), and a route that was forgotten here stops the start.
 */
export const routes = {
  "GET /healthz": { who: "anyone" },
  "GET /readyz": { who: "anyone" },
  "POST /csp-reports": { who: "anyone" },

  "POST /api/accounts": { who: "anyone", names: { invitation: "invitation" } },
  "POST /api/sessions": { who: "anyone" },
  "GET /api/sessions": { who: "signed-in" },
  "DELETE /api/sessions": { who: "signed-in" },
  "DELETE /api/sessions/current": { who: "signed-in" },
  "DELETE /api/sessions/:id": { who: "signed-in", names: { id: "own session" } },
  "GET /api/me": { who: "signed-in" },
  "PUT /api/me/password": { who: "signed-in" },
  "GET /api/receivers": { who: "signed-in" },
  "POST /api/invitations": toInvite,
  "GET /api/conversations": { who: "signed-in", names: { before: "own conversation" } },
  "GET /api/conversations/:id/messages": { who: "signed-in", names: { id: "own conversation" } },

  "GET /": { who: "anyone" },
  "GET /sign-in": { who: "anyone" },
  "POST /sign-in": { who: "anyone" },
  "POST /sign-out": { who: "anyone" },
  "GET /sign-up": { who: "anyone" },
  "POST /sign-up": { who: "anyone" },
  "GET /setup": { who: "anyone", names: { token: "setup token" } },
  "POST /setup": { who: "anyone", names: { token: "setup token" } },
  "GET /join": { who: "anyone", names: { invitation: "invitation" } },
  "POST /join": { who: "anyone", names: { invitation: "invitation" } },
  "GET /reset": { who: "anyone", names: { link: "reset link" } },
  "POST /reset": { who: "anyone", names: { link: "reset link" } },
  "GET /settings/security": { who: "signed-in" },
  "POST /settings/security/password": { who: "signed-in" },
  "POST /settings/security/sessions/end-others": { who: "signed-in" },
  "POST /settings/security/sessions/:id/end": { who: "signed-in", names: { id: "own session" } },
  "GET /people": { who: "owner" },
  "POST /people/:id/disable": { who: "owner", names: { id: "other account" } },
  "POST /people/:id/enable": { who: "owner", names: { id: "other account" } },
  "POST /people/:id/reset-link": { who: "owner", names: { id: "other account" } },
  "GET /team": { who: "receivers" },
  "POST /team/invitations": toInvite,
  "GET /audit": { who: "owner" },
  "GET /audit.csv": { who: "owner" },
  "GET /chat": { who: "signed-in", names: { before: "own conversation" } },
  "GET /chat/:id": { who: "signed-in", names: { id: "own conversation" } },
  "GET /chat/with/:receiverId": { who: "senders", names: { receiverId: "receiver" } },
  "POST /chat/with/:receiverId": { who: "senders", names: { receiverId: "receiver" } },
  "POST /chat/:id/messages": { who: "signed-in", names: { id: "own conversation" } },
  "POST /chat/:id/messages/:seq/delete": {
    who: "signed-in",
    names: { id: "own conversation", seq: "own position" },
  },
} as const satisfies Record<string, Access>;
