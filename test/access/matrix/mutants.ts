import type { Break } from "../../faults/broken-build.ts";

/** One check taken out of the program, and the operations that it guards. */
interface Mutant {
  without: string;
  fault: Break;
  only: (operation: string) => boolean;
  /** In every run of the tests; the others in the long one. */
  isAlwaysTried?: true;
}

export const mutants: Mutant[] = [
  {
    without: "membership when history is read",
    fault: {
      file: "src/store/sqlite/reads/conversations.ts",
      find: "return row && (row.senderId === accountId || row.receiverId === accountId) ? row : undefined;",
      replace: "return row && (accountId || true) ? row : undefined;",
    },
    only: (name) => name.includes("conversations") || name === "conversation:sync",
    isAlwaysTried: true,
  },
  {
    without: "the author when a message is changed",
    fault: {
      file: "src/store/sqlite/operations/change-message.ts",
      find: "if (row.authorId !== accountId)",
      replace: "if (row.authorId === null)",
    },
    only: (name) => name === "message:edit" || name === "message:delete",
    isAlwaysTried: true,
  },
  {
    without: "the role at the gate before all routes",
    fault: {
      file: "src/web/way-in/gate.ts",
      find: "assertMay(signedIn.account, access);",
      replace: "",
    },
    only: (name) => name.includes("invitations") || name.includes("/with/") || name === "GET /team",
    isAlwaysTried: true,
  },
  {
    without: "the sign-in at the gate before all routes",
    fault: {
      file: "src/web/way-in/gate.ts",
      find: 'if (access.who !== "anyone") {',
      replace: 'if (access.who === "owner") {',
    },
    only: (name) => name === "GET /chat/with/:receiverId",
  },
  {
    without: "the role of who asks over a socket",
    fault: {
      file: "src/realtime/handle.ts",
      find: "assertMay(socket.data.caller, events[name]);",
      replace: "",
    },
    only: (name) => name === "conversation:open",
  },
  {
    without: "membership when something is written",
    fault: {
      file: "src/store/sqlite/operations/standings.ts",
      find: "!standing || (accountId !== standing.senderId && accountId !== standing.receiverId)",
      replace: "!standing",
    },
    only: (name) => name.startsWith("message:") || name === "receipt:set",
  },
  {
    without: "membership when versions are compared",
    fault: {
      file: "src/store/sqlite/reads/conversations.ts",
      find: "WHERE (SELECT id FROM account WHERE public_id = ?) IN (c.sender, c.receiver)`",
      replace: "WHERE ? <> ''`",
    },
    only: (name) => name === "heads",
  },
  {
    without: "membership when receipts are compared",
    fault: {
      file: "src/store/sqlite/reads/receipts.ts",
      find: "WHERE me.id IN (c.sender, c.receiver)\n       AND c.sender_delivered",
      replace: "WHERE c.sender_delivered",
    },
    only: (name) => name === "heads",
  },
  {
    without: "whom one may know of",
    fault: {
      file: "src/store/sqlite/reads/accounts.ts",
      find: "WHERE a.role = 'receiver'\n        OR EXISTS",
      replace: "WHERE 1 OR EXISTS",
    },
    only: (name) => name === "presence:watch",
  },
  {
    without: "the conversation of the message that is answered",
    fault: {
      file: "src/store/sqlite/operations/answered.ts",
      find: "if (place && hasLost) return null;",
      replace: "if (!place || hasLost) return 1;",
    },
    only: (name) => name === "message:send",
  },
  {
    without: "that only a receiver can be written to",
    fault: {
      file: "src/store/sqlite/operations/open-conversation.ts",
      find: 'if (!sender || receiver?.role !== "receiver")',
      replace: "if (!sender || !receiver)",
    },
    only: (name) => name === "conversation:open",
  },
  {
    without: "whose session it is that is ended",
    fault: {
      file: "src/store/sqlite/operations/sessions.ts",
      find: "AND (@accountId IS NULL OR account = (SELECT id FROM account WHERE public_id = @accountId))",
      replace: "AND (@accountId IS NULL OR @accountId <> '')",
    },
    only: (name) => name === "DELETE /api/sessions/:id",
  },
  {
    without: "membership when a file is fetched",
    fault: {
      file: "src/store/sqlite/reads/files.ts",
      find: "AND a.id IN (c.sender, c.receiver) AND",
      replace: "AND (a.id IN (c.sender, c.receiver) OR 1) AND",
    },
    only: (name) => name.startsWith("GET /files/"),
    isAlwaysTried: true,
  },
  {
    without: "whose file it is that is sent",
    fault: {
      file: "src/store/sqlite/operations/message-files.ts",
      find: "WHERE f.public_id = ? AND f.conversation = ? AND f.author = ?",
      replace: "WHERE f.public_id = ? AND f.conversation <> ? + f.author * 0 + ? * 0 - 1",
    },
    only: (name) => name === "message:send",
  },
  {
    without: "that a session has ended",
    fault: {
      file: "src/store/sqlite/reads/sessions.ts",
      find: "WHERE s.id = ? AND s.ended_at IS NULL AND a.disabled_at IS NULL",
      replace: "WHERE s.id = ?",
    },
    only: (name) => name === "GET /api/me" || name === "presence:set",
  },
];
