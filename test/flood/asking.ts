import { request } from "node:http";

const password = "correct horse battery";

export interface Told {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** Where somebody asks from: an address of this machine, and what they claim to be forwarded for. */
export interface From {
  localAddress?: string;
  claims?: string;
}

/** Signs in over the API. */
export function signIn(url: string, email: string, from: From = {}, word = password): Promise<Told> {
  return post(`${url}/api/sessions`, { email, password: word }, from);
}

export function post(url: string, body: object, { localAddress, claims }: From = {}): Promise<Told> {
  const headers = {
    "content-type": "application/json",
    ...(claims !== undefined && { "x-forwarded-for": claims }),
  };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: "POST", headers, ...(localAddress && { localAddress }) }, (res) => {
      let text = "";
      res.on("data", (chunk) => {
        text += chunk;
      });
      res.on("end", () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body: text }));
    });
    asked.on("error", reject);
    asked.end(JSON.stringify(body));
  });
}

/** How many answers there were of each status. */
export function tally(answers: Told[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

export function retryAfterMs({ body }: Told): number {
  return JSON.parse(body).error.retryAfterMs;
}
