import type { VNode } from "preact";
import type { ChatWords } from "../../../src/words/words.ts";
import { Icon } from "../../parts/icons.tsx";
import { FileIcon } from "./file-icons.tsx";

export type Wanted = "photo" | "pictures" | "files";

interface AttachMenuProps {
  words: ChatWords;
  choose(wanted: Wanted): void;
}

/** On a phone: where the files come from. */
export function AttachMenu({ words, choose }: AttachMenuProps) {
  const { takePhoto, choosePictures, chooseFiles } = words.files;
  const ways: [Wanted, string, VNode][] = [
    ["photo", takePhoto, <FileIcon key="photo" name="camera" />],
    ["pictures", choosePictures, <Icon key="pictures" name="picture" />],
    ["files", chooseFiles, <Icon key="files" name="file" />],
  ];
  return (
    <div class="menu">
      {ways.map(([wanted, name, icon]) => (
        <button key={wanted} class="menu__act" type="button" onClick={() => choose(wanted)}>
          {icon}
          {name}
        </button>
      ))}
    </div>
  );
}
