import { signIn, type Told, tally } from "./asking.ts";

/**
 * A flood of sign-ins from 250 addresses of this machine, half of them at one account, each claiming to come from
 * somewhere else. Asks as fast as it is answered, so often, and says how it was answered.
 */
const [url = "", email = "", times = "10000"] = process.argv.slice(2);
const atOnce = 30;

const answers: Told[] = [];
const atTheAccount: Told[] = [];
let next = 0;

async function ask(): Promise<void> {
  while (next < Number(times)) {
    const n = next++;
    const from = { localAddress: `127.0.1.${(n % 250) + 1}`, claims: `198.51.${n % 250}.${n % 199}` };
    const isAtAccount = n % 2 === 0;
    const told = await signIn(url, isAtAccount ? email : `${n}@nobody.example`, from, `guess ${n}`);
    (isAtAccount ? atTheAccount : answers).push(told);
  }
}

const startedAt = performance.now();
await Promise.all(Array.from({ length: atOnce }, ask));
const seconds = Math.round((performance.now() - startedAt) / 1_000);
console.log(JSON.stringify({ seconds, elsewhere: tally(answers), atTheAccount: tally(atTheAccount) }));
