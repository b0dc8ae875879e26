import type { ErrorCode } from "../../../src/shared/errors.ts";
import { shout } from "../shout.ts";
import { examples } from "./examples.ts";
import type { Actor, World } from "./world.ts";

/** What came of a request. */
export interface Outcome {
  result: "granted" | ErrorCode | `status ${number}`;
  /** All that was answered. */
  answer: string;
  /** The same without what differs each time: to compare two refusals. */
  told: string;
}

const formType = "application/x-www-form-urlencoded";

type Fields = Record<string, unknown>;

/** Asks over HTTP: the JSON API as a program would, everything else as a browser's form would. */
export async function askRoute(
  { url }: World,
  name: string,
  token: string | undefined,
  fields: Fields,
): Promise<Outcome> {
  const [method = "", pattern = ""] = name.split(" ");
  const { path, rest } = filledIn(pattern, fields);
  const isForProgram = pattern.startsWith("/api/");
  const isRead = method === "GET";
  const contentType = examples[name]?.contentType ?? (isForProgram ? "application/json" : formType);
  const written =
    contentType === formType ? new URLSearchParams(texts(rest)).toString() : JSON.stringify(rest);
  const { body = written } = examples[name] ?? {};
  const isInAddress = isRead || body !== written;
  const query = isInAddress && Object.keys(rest).length > 0 ? `?${new URLSearchParams(texts(rest))}` : "";
  const response = await fetch(url + path + query, {
    method,
    redirect: "manual",
    headers: {
      ...(!isRead && { "content-type": contentType }),
      ...(token && (isForProgram ? { authorization: `Bearer ${token}` } : { cookie: `session=${token}` })),
      ...(!isForProgram && { origin: url }),
    },
    ...(!isRead && { body }),
  });
  const answer = `${response.status} ${await response.text()}`;
  return { result: resultOf(response), answer, told: neutral(withoutOwnPage(answer), fields) };
}

/** Asks over the person's own socket; whoever has none shouts into a connection that was not let in. */
export async function askEvent(
  world: World,
  name: string,
  actor: Actor,
  token: string | undefined,
  fields: Fields,
): Promise<Outcome> {
  if (!actor.device) return { result: await shout(world.url, token, name, fields), answer: "", told: "" };
  // Any name and payload goes: what the types of the protocol say is what is tried here.
  const socket = actor.device.socket as unknown as {
    emitWithAck(name: string, payload: Fields): Promise<{ ok: boolean; error?: { code: ErrorCode } }>;
  };
  const { ok, error, ...rest } = await socket.emitWithAck(name, fields);
  const answer = JSON.stringify({ ...error, ...rest });
  return { result: ok ? "granted" : (error?.code ?? "internal"), answer, told: neutral(answer, fields) };
}

/** The names that stand in the address are put there; the rest goes into query or body. */
function filledIn(pattern: string, fields: Fields): { path: string; rest: Fields } {
  const rest = { ...fields };
  const path = pattern.replaceAll(/:(\w+)/g, (_, name: string) => {
    delete rest[name];
    return encodeURIComponent(String(fields[name]));
  });
  return { path, rest };
}

function texts(fields: Fields): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}

const codes: Record<number, ErrorCode> = {
  400: "invalid",
  401: "unauthenticated",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  413: "too_large",
  429: "too_many",
  500: "internal",
  503: "unavailable",
};

function resultOf({ status, headers }: Response): Outcome["result"] {
  if (headers.get("location")?.startsWith("/sign-in?next=")) return "unauthenticated";
  return status < 400 ? "granted" : (codes[status] ?? `status ${status}`);
}

/** A form that is refused shows the person's own page again, which is as it was by then; what is new is its notice. */
function withoutOwnPage(answer: string): string {
  const notice = /id="status"[^>]*>([^<]*)</.exec(answer)?.[1];
  return notice === undefined ? answer : `${answer.slice(0, 3)} ${notice}`;
}

/** Without what was asked with, told back as the way to return, the moment, and what is made anew each time. */
function neutral(told: string, fields: Fields): string {
  const asked = JSON.stringify(fields).match(/[\w.-]{8,}/g) ?? [];
  // The short ones first: a message's id begins with its conversation's.
  asked.sort((one, other) => one.length - other.length);
  const without = asked.reduce((text, id) => text.replaceAll(id, "…"), told);
  return without
    .replaceAll(/next=\S+|name="next" value="[^"]*"/g, "next=…")
    .replaceAll(/name="next" value="[^"]*"/g, 'name="next"')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "…");
}
