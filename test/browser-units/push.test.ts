import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Http } from "../../src/browser/line/http.ts";
import { keepPush } from "../../src/browser/notices/push.ts";
import { showPushed } from "../../src/browser/service-worker/push.ts";
import { renewSubscription } from "../../src/browser/service-worker/renewing.ts";
import type { WorkerScope } from "../../src/browser/service-worker/worker-scope.ts";
import type { Pushed, PushStanding } from "../../src/shared/push.ts";

describe("a device", () => {
  test("where nobody asked for notices asks nobody for anything", async () => {
    const { push, asked } = device();
    await push.follow({ on: false, words: false });
    expect([push.now(), asked]).toEqual(["none", []]);
  });

  test("is subscribed once, and tells the server only what is new to it", async () => {
    const { push, asked, server } = device();
    await push.follow({ on: true, words: false });
    await push.follow({ on: true, words: false });
    expect(push.now()).toBe("works");
    expect(server.subscription).toEqual({ endpoint: "https://push.example/1", words: false, language: "de" });
    await push.follow({ on: true, words: true });
    expect(asked).toEqual(["get", "put", "get", "get", "put"]);
    await push.follow({ on: false, words: true });
    expect([push.now(), asked.at(-1)]).toEqual(["none", "delete"]);
  });

  test("subscribes anew when the place has another key than it had", async () => {
    const { push, server } = device();
    await push.follow({ on: true, words: false });
    server.key = "BBBB";
    await push.follow({ on: true, words: false });
    expect(server.subscription?.endpoint).toBe("https://push.example/2");
  });

  test("says what stands against it: the place, the browser, or a moment's fault", async () => {
    const off = device();
    off.server.key = null;
    await off.push.follow({ on: true, words: false });
    const old = device({ manager: false });
    await old.push.follow({ on: true, words: false });
    const unlucky = device();
    unlucky.server.isDown = true;
    await unlucky.push.follow({ on: true, words: false });
    expect([off, old, unlucky].map(({ push }) => push.now())).toEqual(["off", "cannot", "failed"]);
    unlucky.server.isDown = false;
    await unlucky.push.follow({ on: true, words: false });
    expect(unlucky.push.now()).toBe("works");
  });
});

describe("what was pushed", () => {
  const news = { kind: "news" as const, conversationId: "c 1", seq: 2, count: 1, unread: 1, title: "Sam" };

  test("is shown in the place of what was up for the conversation, and leads there", async () => {
    const { push, up } = worker();
    await push({ ...news, body: "New message" });
    await push({ ...news, seq: 3, body: "2 new messages" });
    await push({ kind: "test", title: "Parley", body: "A test." });
    expect(up().map(({ title, body, tag, data, silent }) => ({ title, body, tag, data, silent }))).toEqual([
      {
        title: "Sam",
        body: "2 new messages",
        tag: "c 1",
        data: { path: "/chat/c%201", seq: 3 },
        silent: undefined,
      },
      { title: "Parley", body: "A test.", tag: "test", data: { path: "/chat" }, silent: undefined },
    ]);
  });

  test("makes no second sound where the page told of it already, and takes back nothing newer", async () => {
    const { push, up, tellFromPage } = worker();
    tellFromPage({
      title: "Sam",
      body: "see you at five",
      tag: "c 1",
      data: { path: "/chat/c%201", seq: 4 },
    });
    await push({ ...news, seq: 4, body: "New message" });
    await push({ ...news, seq: 3, body: "New message" });
    expect(up()).toMatchObject([{ body: "see you at five", silent: true, data: { seq: 4 } }]);
  });

  test("does not stay up over the conversation itself", async () => {
    const { push, up, windows } = worker();
    windows.push({ url: "https://chat.example/chat/c%201", focused: false });
    await push({ ...news, body: "New message" });
    expect(up()).toHaveLength(1);
    windows.push({ url: "https://chat.example/chat/c%201", focused: true });
    await push({ ...news, seq: 3, body: "New message" });
    expect(up()).toEqual([]);
  });
});

describe("a subscription that the browser gave up", () => {
  test("is made anew for whoever is signed in, with what they had chosen", async () => {
    const former = { endpoint: "https://push.example/0", words: true, language: "de" as const };
    const put = await renewedWith({ key: "AAAA", subscription: former });
    expect(put).toEqual([{ endpoint: "https://push.example/1", keys: {} }]);
  });

  test("stays away where nobody is signed in, nobody had asked for it, or the place wants none", async () => {
    expect(await renewedWith(null)).toEqual([]);
    expect(await renewedWith({ key: "AAAA", subscription: null })).toEqual([]);
    expect(await renewedWith({ key: null, subscription: null })).toEqual([]);
  });
});

/** What the worker tells the server, which answers so; null where nobody is signed in. */
async function renewedWith(standing: PushStanding | null): Promise<object[]> {
  const put: object[] = [];
  vi.stubGlobal("fetch", async (_path: string, { method, body }: { method?: string; body?: string }) => {
    if (method === "PUT") put.push(JSON.parse(body ?? ""));
    return new Response(JSON.stringify(standing), { status: standing ? 200 : 401 });
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  const scope = { registration: { pushManager: pushManager() } };
  // All that the handler uses is there.
  await renewSubscription(scope as unknown as WorkerScope, { waitUntil: () => {} });
  return put;
}

/** A browser with a push service, and the server as far as it keeps subscriptions. */
function device({ manager = true } = {}) {
  const asked: string[] = [];
  const server: PushStanding & { isDown: boolean } = { key: "AAAA", subscription: null, isDown: false };
  const note = (what: string) => {
    if (server.isDown) throw new Error("The server did not answer.");
    asked.push(what);
  };
  const http: Http = {
    async get<Answer>() {
      note("get");
      return { key: server.key, subscription: server.subscription } as Answer;
    },
    async put(_path, body) {
      note("put");
      const { keys: _keys, ...subscription } = body as NonNullable<PushStanding["subscription"]> & {
        keys: object;
      };
      server.subscription = subscription;
    },
    async delete() {
      note("delete");
      server.subscription = null;
    },
  };
  const registration = { ...(manager && { pushManager: pushManager() }) };
  // Of a registration, nothing else is asked.
  const worker = Promise.resolve(registration as ServiceWorkerRegistration);
  return { push: keepPush({ http, worker, language: "de" }), asked, server };
}

function pushManager() {
  let held: object | null = null;
  let made = 0;
  return {
    getSubscription: async () => held,
    subscribe: async ({ applicationServerKey }: { applicationServerKey: string }) => {
      made += 1;
      const endpoint = `https://push.example/${made}`;
      held = {
        options: {
          applicationServerKey: Uint8Array.from(Buffer.from(applicationServerKey, "base64url")).buffer,
        },
        toJSON: () => ({ endpoint, keys: {} }),
        unsubscribe: async () => {
          held = null;
        },
      };
      return held;
    },
  };
}

/** A service worker's surroundings: what is up, and which windows are open. */
function worker() {
  type Notice = { title: string; close(): void } & NotificationOptions;
  let notices: Notice[] = [];
  const windows: { url: string; focused: boolean }[] = [];
  const put = (title: string, options: NotificationOptions) => {
    const notice = {
      title,
      ...options,
      close() {
        notices = notices.filter((one) => one !== notice);
      },
    };
    notices = [...notices.filter(({ tag }) => tag !== options.tag), notice];
  };
  const scope = {
    registration: {
      showNotification: async (title: string, options: NotificationOptions) => put(title, options),
      getNotifications: async ({ tag }: { tag: string }) => notices.filter((one) => one.tag === tag),
    },
    clients: { matchAll: async () => windows },
  };
  return {
    windows,
    up: () => notices,
    tellFromPage: ({ title, ...options }: NotificationOptions & { title: string }) => put(title, options),
    push: (pushed: Pushed) =>
      // All that the handler uses is there.
      showPushed(scope as unknown as WorkerScope, { data: { json: () => pushed }, waitUntil: () => {} }),
  };
}
