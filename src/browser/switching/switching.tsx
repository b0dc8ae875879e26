import { Switcher } from "../../../views/switching/switcher.tsx";
import type { Conversation } from "../../shared/model.ts";
import type { NamedConversations } from "../../shared/protocol.ts";
import { refusalOf } from "../line/retrying.ts";
import { inList } from "../list-keys.ts";
import { openSheet } from "../sheets/sheet.tsx";
import { type Candidate, candidatesFor } from "./candidates.ts";
import type { SwitcherDeps } from "./deps.ts";

/** Somebody who types fast asks once. */
const typingMs = 200;

/** Goes to a conversation by the name of the other: a field, and a list that the arrows walk while one types. */
export function openSwitcher(deps: SwitcherDeps): void {
  const { chat, notices, actions } = deps;
  const { words } = notices;
  const sheet = openSheet({ label: words.shortcuts.goTo });
  const server = createAsking(deps, draw);
  let typed = "";
  let selected = 0;
  const shown = () => candidatesFor(chat.get(), typed, server.found(), words.thread.deletedAccount);
  draw();

  function draw(): void {
    const candidates = shown();
    selected = Math.min(selected, Math.max(0, candidates.length - 1));
    const state = { state: chat.get(), typed, candidates, selected, failure: server.failure() };
    sheet.draw(<Switcher words={words} {...state} {...{ type, steer, choose }} />);
    document.getElementById(`switcher-${selected}`)?.scrollIntoView({ block: "nearest" });
  }

  function type(text: string): void {
    [typed, selected] = [text, 0];
    server.ask(text);
    draw();
  }

  function steer(event: KeyboardEvent): void {
    const candidates = shown();
    const chosen = candidates[selected];
    const does = inList(event, selected, candidates.length);
    if (does === null || !chosen) return;
    event.preventDefault();
    if (does === "choose") choose(chosen);
    else {
      selected = does;
      draw();
    }
  }

  function choose(candidate: Candidate): void {
    server.callOff();
    sheet.close();
    goTo(actions, candidate);
  }
}

function goTo(actions: SwitcherDeps["actions"], { kind, id }: Candidate): void {
  if (kind === "conversation") actions.chooseConversation(id);
  else actions.chooseReceiver(id);
}

/** What is here answers at once; the server knows the rest, and is asked when somebody rests from typing. */
function createAsking({ chat, http, time }: SwitcherDeps, answered: () => void) {
  let last = "";
  let found: Conversation[] = [];
  let failure: string | null = null;
  let callOff = () => {};
  return {
    found: () => found,
    failure: () => failure,
    ask(text: string): void {
      last = text;
      callOff();
      const isWorthIt = text.trim() !== "" && chat.get().inbox.elsewhere.all > 0;
      if (isWorthIt) callOff = time.after(typingMs, () => void askNow(text));
    },
    callOff: () => callOff(),
  };

  async function askNow(name: string): Promise<void> {
    try {
      const address = `/api/conversations?${new URLSearchParams({ name })}`;
      const { conversations } = await http.get<NamedConversations>(address);
      if (name === last) [found, failure] = [conversations, null];
    } catch (error) {
      failure = refusalOf(error).message;
    }
    answered();
  }
}
