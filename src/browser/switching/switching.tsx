import { Switcher } from "../../../views/switching/switcher.tsx";
import type { Conversation } from "../../shared/model.ts";
import type { NamedConversations } from "../../shared/protocol.ts";
import { refusalOf } from "../line/retrying.ts";
import { openSheet } from "../sheets/sheet.tsx";
import { type Candidate, candidatesFor } from "./candidates.ts";
import type { SwitcherDeps } from "./deps.ts";

/** Somebody who types fast asks once. */
const typingMs = 200;

/** Goes to a conversation by the name of the other: a field, and a list that the arrows walk while one types. */
export function openSwitcher({ chat, http, time, notices, actions }: SwitcherDeps): void {
  const { words } = notices;
  const sheet = openSheet({ label: words.shortcuts.goTo });
  let typed = "";
  let selected = 0;
  let found: Conversation[] = [];
  let failure: string | null = null;
  let callOff = () => {};
  draw();

  function shown(): Candidate[] {
    return candidatesFor(chat.get(), typed, found, words.thread.deletedAccount);
  }

  function draw(): void {
    const candidates = shown();
    selected = Math.min(selected, Math.max(0, candidates.length - 1));
    const state = chat.get();
    sheet.draw(<Switcher {...{ words, state, typed, candidates, selected, failure, type, steer, choose }} />);
    document.getElementById(`switcher-${selected}`)?.scrollIntoView({ block: "nearest" });
  }

  function type(text: string): void {
    typed = text;
    selected = 0;
    callOff();
    // What is here answers at once; the server knows the rest.
    if (text.trim() !== "" && chat.get().inbox.elsewhere.all > 0)
      callOff = time.after(typingMs, () => void ask(text));
    draw();
  }

  async function ask(text: string): Promise<void> {
    try {
      const page = await http.get<NamedConversations>(
        `/api/conversations?${new URLSearchParams({ name: text })}`,
      );
      if (text === typed) [found, failure] = [page.conversations, null];
    } catch (error) {
      failure = refusalOf(error).message;
    }
    draw();
  }

  /** An input method's keys are its own. */
  function steer(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return;
    const candidates = shown();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = candidates[selected];
    if (step && candidates.length > 0) selected = (selected + step + candidates.length) % candidates.length;
    else if (event.key === "Enter" && chosen) choose(chosen);
    else return;
    event.preventDefault();
    draw();
  }

  function choose({ kind, id }: Candidate): void {
    callOff();
    sheet.close();
    if (kind === "conversation") actions.chooseConversation(id);
    else actions.chooseReceiver(id);
  }
}
