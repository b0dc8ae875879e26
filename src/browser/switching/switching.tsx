import { Switcher } from "../../../views/switching/switcher.tsx";
import { AppError } from "../../shared/errors.ts";
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
export function openSwitcher({ chat, http, time, notices, actions }: SwitcherDeps): void {
  const { words } = notices;
  const sheet = openSheet({ label: words.shortcuts.goTo });
  let typed = "";
  let selected = 0;
  let found: Conversation[] = [];
  let failure: string | null = null;
  const asking = createAsking({ chat, http, time }, answered);
  const shown = () => candidatesFor(chat.get(), typed, found, words.thread.deletedAccount);
  draw();

  function draw(): void {
    const candidates = shown();
    selected = Math.min(selected, Math.max(0, candidates.length - 1));
    const state = chat.get();
    sheet.draw(<Switcher {...{ words, state, typed, candidates, selected, failure, type, steer, choose }} />);
    document.getElementById(`switcher-${selected}`)?.scrollIntoView({ block: "nearest" });
  }

  function select(at: number): void {
    selected = at;
    draw();
  }

  function type(text: string): void {
    typed = text;
    asking.about(text);
    select(0);
  }

  function answered(text: string, answer: Conversation[] | AppError): void {
    if (answer instanceof AppError) failure = answer.message;
    else if (text === typed) [found, failure] = [answer, null];
    draw();
  }

  function steer(event: KeyboardEvent): void {
    const candidates = shown();
    const chosen = candidates[selected];
    const does = inList(event, selected, candidates.length);
    if (does === null || !chosen) return;
    event.preventDefault();
    if (does === "choose") choose(chosen);
    else select(does);
  }

  function choose({ kind, id }: Candidate): void {
    asking.callOff();
    sheet.close();
    if (kind === "conversation") actions.chooseConversation(id);
    else actions.chooseReceiver(id);
  }
}

type Answered = (text: string, answer: Conversation[] | AppError) => void;

/** What is here answers at once; the server knows the rest, and is asked when somebody rests from typing. */
function createAsking(
  { chat, http, time }: Pick<SwitcherDeps, "chat" | "http" | "time">,
  answered: Answered,
) {
  let callOff = () => {};
  return {
    about(text: string): void {
      callOff();
      const isWorthIt = text.trim() !== "" && chat.get().inbox.elsewhere.all > 0;
      if (isWorthIt) callOff = time.after(typingMs, () => void ask(text));
    },
    callOff: () => callOff(),
  };

  async function ask(text: string): Promise<void> {
    const address = `/api/conversations?${new URLSearchParams({ name: text })}`;
    const answer = await http
      .get<NamedConversations>(address)
      .then(({ conversations }) => conversations, refusalOf);
    answered(text, answer);
  }
}
