import { openConversation } from "./open-conversation.ts";
import { showPushed } from "./push.ts";
import { renewSubscription } from "./renewing.ts";
import { answerFile, answerPage, keepShell, noteForm } from "./shell.ts";
import type { WorkerScope } from "./worker-scope.ts";

// A worker's own surroundings; the types of pages do not know them.
const worker = self as unknown as WorkerScope;

/** Keeps the page that is shown without a connection. It keeps no message and no page of anybody's. */
worker.addEventListener("install", (event) => {
  event.waitUntil(keepShell());
  // It answers nothing that an open page of another version asks for, so nobody has to wait for it.
  void worker.skipWaiting();
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

worker.addEventListener("fetch", (event) => {
  const { mode, method } = event.request;
  if (mode === "navigate" && method === "GET") event.respondWith(answerPage(event));
  else if (mode === "navigate") noteForm();
  else if (method === "GET") answerFile(event);
});

worker.addEventListener("push", (event) => {
  event.waitUntil(showPushed(worker, event));
});

worker.addEventListener("pushsubscriptionchange", (event) => {
  event.waitUntil(renewSubscription(worker, event));
});

worker.addEventListener("notificationclick", (event) => {
  event.waitUntil(openConversation(worker, event));
});

async function takeOver(): Promise<void> {
  await worker.registration.navigationPreload?.enable();
  await worker.clients.claim();
}
