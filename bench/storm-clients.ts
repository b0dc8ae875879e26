import { connectPageLines, type PageLines, type StormReport } from "./driver/page-lines.ts";

/* The storm's own process: it plays the chat pages of everybody whose server restarts. */

export type StormOrder =
  | { name: "connect"; url: string; tokens: string[] }
  | { name: "expect restart" }
  | { name: "settle"; atMostMs: number };

let lines: PageLines;

process.on("message", async (order: StormOrder) => process.send?.(await carryOut(order)));
process.once("disconnect", () => process.exit(0));

async function carryOut(order: StormOrder): Promise<{ ready: true } | StormReport> {
  if (order.name === "settle") return await lines.settled(order.atMostMs);
  if (order.name === "connect") lines = await connectPageLines(order.url, order.tokens);
  else lines.expectRestart();
  return { ready: true };
}
