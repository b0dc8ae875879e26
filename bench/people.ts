import type { OwnAccount } from "../src/shared/model.ts";
import type { SignedIn } from "../src/shared/protocol.ts";

/** Who talks in one pair, with the tokens that sign them in. */
export interface People {
  senderToken: string;
  receiverToken: string;
  receiverId: string;
}

/** For the relay, which believes everybody: a token is a name. */
export function namedPeople(count: number): People[] {
  return Array.from({ length: count }, (_, i) => {
    return { senderToken: `sender-${i}`, receiverToken: `receiver-${i}`, receiverId: `receiver-${i}` };
  });
}

/** So many sign-ups at a time: each waits for a password hash, of which a server makes few at once. */
const atOnce = 8;

/** For the app: signs everybody up, the owner by the setup token, receivers by invitation, senders by themselves. */
export async function signedUpPeople(url: string, setupToken: string, count: number): Promise<People[]> {
  const owner = await signUp(url, {
    name: "Owner",
    email: "owner@example.org",
    role: "receiver",
    setupToken,
  });
  const people: People[] = [];
  for (let i = 0; i < count; i += atOnce) {
    const numbers = Array.from({ length: Math.min(atOnce, count - i) }, (_, j) => i + j);
    people.push(...(await Promise.all(numbers.map((number) => signUpPair(url, owner.token, number)))));
  }
  return people;
}

async function signUpPair(url: string, ownerToken: string, number: number): Promise<People> {
  const { invitation } = await post<{ invitation: string }>(`${url}/api/invitations`, {}, ownerToken);
  const [receiver, sender] = await Promise.all([
    signUp(url, {
      name: `Receiver ${number}`,
      email: `receiver-${number}@example.org`,
      role: "receiver",
      invitation,
    }),
    signUp(url, { name: `Sender ${number}`, email: `sender-${number}@example.org`, role: "sender" }),
  ]);
  return { senderToken: sender.token, receiverToken: receiver.token, receiverId: receiver.account.id };
}

interface Profile extends Pick<OwnAccount, "name" | "email" | "role"> {
  setupToken?: string;
  invitation?: string;
}

function signUp(url: string, profile: Profile): Promise<SignedIn> {
  return post<SignedIn>(`${url}/api/accounts`, {
    ...profile,
    password: `a long password for ${profile.name}`,
  });
}

async function post<T>(url: string, body: object, token?: string): Promise<T> {
  const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  if (response.status !== 201) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  // The contract names this shape; a wrong one stops the run at its first use.
  return (await response.json()) as T;
}
