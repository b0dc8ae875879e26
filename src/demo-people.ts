import type { App } from "./app.ts";

/** The two people of the demo. */
export const demoPeople = [
  {
    door: "I answer",
    role: "receiver",
    name: "Rita Reyes",
    email: "rita@demo.example",
    password: "rita-demo",
  },
  {
    door: "I want to ask something",
    role: "sender",
    name: "Sam Okoro",
    email: "sam@demo.example",
    password: "sam-demo-1",
  },
] as const;

/** Makes their accounts the first time; Rita is the owner. */
export async function makeDemoPeople({ accounts, setupUrl }: App): Promise<void> {
  if (setupUrl === null) return;
  const setupToken = new URL(setupUrl).searchParams.get("token") ?? "";
  for (const { role, name, email, password } of demoPeople) {
    await accounts.signUp({ role, name, email, password, ...(role === "receiver" && { setupToken }) });
  }
}
