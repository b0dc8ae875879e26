import { type MenuActs, MessageMenu } from "../../../views/sheets/message-menu.tsx";
import type { Account, Message } from "../../shared/model.ts";
import { say } from "../../words/say.ts";
import type { ChatWords } from "../../words/words.ts";
import type { Http } from "../line/http.ts";
import { refusalOf } from "../line/retrying.ts";
import { copyText } from "./copying.ts";
import { openSheet } from "./sheet.tsx";

interface Menu {
  words: ChatWords;
  message: Message;
  me: Pick<Account, "id" | "role">;
  only: "reactions" | undefined;
  acts: Pick<MenuActs, "react" | "pick" | "reply" | "edit" | "remove"> & { say(line: string): void };
  http: Pick<Http, "put">;
}

/** What can be done with a message, beside it. */
export function openMessageMenu({ words, message, me, only, acts, http }: Menu): void {
  const { sheets } = words;
  const row = document.getElementById(`message-${message.seq}`);
  const code = [...(row?.querySelectorAll("pre") ?? [])].map(({ textContent }) => textContent).join("\n");
  const sheet = openSheet({
    label: only ? sheets.reactTo : sheets.whatToDo,
    near: row?.querySelector(".tools") ?? row,
  });
  const copied = (done: boolean) => acts.say(done ? sheets.copied : sheets.notCopied);
  const all: MenuActs = {
    ...acts,
    markUnread: () => void markUnread(),
    copy: () => void copyText(message.text).then(copied),
    copyCode: () => void copyText(code).then(copied),
  };
  sheet.draw(
    <MessageMenu
      words={words}
      message={message}
      me={me}
      only={only}
      hasCode={code !== ""}
      acts={closingFirst(all, sheet.close)}
    />,
  );

  async function markUnread(): Promise<void> {
    const { conversationId, seq: from } = message;
    try {
      await http.put(`/api/conversations/${encodeURIComponent(conversationId)}/unread`, { from });
      acts.say(sheets.markedUnread);
    } catch (error) {
      acts.say(say(sheets.notMarkedUnread, { reason: refusalOf(error).message }));
    }
  }
}

/** Each act begins with the menu gone, so that the focus goes where the act wants it. */
function closingFirst(acts: MenuActs, close: () => void): MenuActs {
  const closing = <Given extends unknown[]>(act: (...given: Given) => void) => {
    return (...given: Given) => {
      close();
      act(...given);
    };
  };
  return {
    react: closing(acts.react),
    pick: closing(acts.pick),
    reply: closing(acts.reply),
    copy: closing(acts.copy),
    copyCode: closing(acts.copyCode),
    markUnread: closing(acts.markUnread),
    edit: closing(acts.edit),
    remove: closing(acts.remove),
  };
}
