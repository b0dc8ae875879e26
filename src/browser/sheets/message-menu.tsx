import { type MenuActs, MessageMenu } from "../../../views/sheets/message-menu.tsx";
import type { Message } from "../../shared/model.ts";
import type { ChatWords } from "../../words/words.ts";
import { copyText } from "./copying.ts";
import { openSheet } from "./sheet.tsx";

interface Menu {
  words: ChatWords;
  message: Message;
  myId: string;
  only: "reactions" | undefined;
  acts: Pick<MenuActs, "react" | "pick" | "reply" | "edit" | "remove"> & { say(line: string): void };
}

/** What can be done with a message, beside it. */
export function openMessageMenu({ words, message, myId, only, acts }: Menu): void {
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
    copy: () => void copyText(message.text).then(copied),
    copyCode: () => void copyText(code).then(copied),
  };
  sheet.draw(
    <MessageMenu
      words={words}
      message={message}
      myId={myId}
      only={only}
      hasCode={code !== ""}
      acts={closingFirst(all, sheet.close)}
    />,
  );
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
    edit: closing(acts.edit),
    remove: closing(acts.remove),
  };
}
