import { AttachMenu, type Wanted } from "../../../views/thread/files/attach-menu.tsx";
import type { ChatWords } from "../../words/words.ts";
import { openSheet } from "../sheets/sheet.tsx";

type Take = (files: File[]) => void;

/** On touch it asks where from: phones offer their camera only to who asks for a picture. Elsewhere it asks for files. */
export function openAttachMenu(words: ChatWords, take: Take): void {
  if (matchMedia("(pointer: coarse)").matches) ask(words, take);
  else pick("files", take);
}

function ask(words: ChatWords, take: Take): void {
  const sheet = openSheet({
    label: words.files.whatToAttach,
    near: document.getElementById("composer-attach"),
  });
  const choose = (wanted: Wanted) => {
    sheet.close();
    pick(wanted, take);
  };
  sheet.draw(<AttachMenu words={words} choose={choose} />);
}

/** Must run while the browser still knows that somebody pressed something. */
function pick(wanted: Wanted, take: Take): void {
  const field = document.createElement("input");
  field.type = "file";
  field.multiple = wanted !== "photo";
  if (wanted !== "files") field.accept = "image/*";
  if (wanted === "photo") field.setAttribute("capture", "environment");
  field.className = "hidden";
  field.addEventListener("change", () => {
    take([...(field.files ?? [])]);
    field.remove();
    document.getElementById("composer-text")?.focus();
  });
  field.addEventListener("cancel", () => field.remove());
  // Within the page: some browsers forget a field that is not.
  document.body.append(field);
  field.click();
}
