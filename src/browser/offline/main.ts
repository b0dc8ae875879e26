import { count } from "../../words/say.ts";
import { accountHere } from "../notices/on-this-device.ts";
import { countWaiting } from "./waiting.ts";

/** Soon at first: most interruptions are short. */
const firstPauseMs = 2_000;
const longestPauseMs = 30_000;

/** The page that stands in without a connection: says what waits here, and goes on as soon as it can. */
void showWaiting();
keepTrying();

async function showWaiting(): Promise<void> {
  const line = document.getElementById("waiting");
  const waiting = await countWaiting(globalThis.indexedDB, accountHere());
  if (!line || waiting === 0) return;
  const forms = JSON.parse(line.dataset.words ?? "{}") as { other: `${string}{count}${string}` }; // Our own server wrote it.
  line.textContent = count({ locale: document.documentElement.lang }, forms, waiting);
  line.hidden = false;
}

function keepTrying(): void {
  let pauseMs = firstPauseMs;
  let timer = setTimeout(tryNow, pauseMs);
  addEventListener("online", tryNow);
  document.getElementById("try")?.addEventListener("click", (event) => {
    event.preventDefault();
    void tryNow();
  });

  async function tryNow(): Promise<void> {
    clearTimeout(timer);
    if (await isReachable()) return goOn();
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    timer = setTimeout(tryNow, pauseMs);
  }
}

async function isReachable(): Promise<boolean> {
  try {
    return (await fetch("/healthz", { cache: "no-store" })).ok;
  } catch {
    return false; // What this page is there for.
  }
}

/** It stands at the address that was asked for, unless somebody asked for it by its own. */
function goOn(): void {
  if (location.pathname === "/offline") location.replace("/chat");
  else location.reload();
}
