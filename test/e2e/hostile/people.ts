import type { Program } from "../fixtures.ts";
import { password } from "../fixtures.ts";

/** Somebody who acts without a page. */
export interface Hand {
  name: string;
  token: string;
}

/** Makes accounts with these names, a few at a time; null for a name that is refused. */
export async function signUpAll(
  program: Program,
  names: readonly string[],
  wish: (at: number) => Promise<object> = async () => ({ role: "sender" }),
): Promise<(Hand | null)[]> {
  return inBatches(names, async (name, at) => {
    const email = `hostile.${at}.${names.length}@people.example`;
    const answer = await ask(program, "/api/accounts", { name, email, password, ...(await wish(at)) });
    if (answer.status === 400) return null;
    const { account, token } = await answer.json();
    return { name: account.name, token };
  });
}

/** Receivers of such names, whom the owner invites. */
export function hireAll(program: Program, names: readonly string[], ownerToken: string) {
  return signUpAll(program, names, async () => ({
    role: "receiver",
    invitation: await invitation(program, ownerToken),
  }));
}

async function invitation(program: Program, ownerToken: string): Promise<string> {
  const answer = await ask(program, "/api/invitations", {}, ownerToken);
  return (await answer.json()).invitation;
}

/** Each says their text as the plain form does. How many texts were taken. */
export async function sayByForm(
  program: Program,
  people: readonly (Hand | null)[],
  path: string,
  texts: readonly string[],
): Promise<number> {
  const said = await inBatches(people, async (hand, at) => {
    if (hand === null) return false;
    const answer = await fetch(program.url + path, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: `session=${hand.token}`, origin: program.url },
      body: new URLSearchParams({ text: texts[at] ?? "", key: crypto.randomUUID() }),
    });
    return answer.status === 303;
  });
  return said.filter(Boolean).length;
}

export async function inBatches<T, R>(
  items: readonly T[],
  each: (item: T, at: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += 20) {
    const batch = items.slice(from, from + 20);
    results.push(...(await Promise.all(batch.map((item, at) => each(item, from + at)))));
  }
  return results;
}

function ask(program: Program, path: string, body: object, token?: string): Promise<Response> {
  return fetch(program.url + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
}
