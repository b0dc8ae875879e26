import type { OutgoingFile } from "../../../src/shared/state/outgoing-file.ts";
import { say } from "../../../src/words/say.ts";
import type { ChatWords } from "../../../src/words/words.ts";
import { Icon } from "../../parts/icons.tsx";
import { fileSize } from "../../words/file-size.ts";
import type { FilesView } from "./files-view.ts";

interface ChipsProps {
  files: FilesView;
  words: ChatWords;
  locale: string;
  isOnline: boolean;
  remove(key: string): void;
  retry(key: string): void;
}

/** What goes out with the next message, over the composer. */
export function Chips({ files, words, locale, isOnline, remove, retry }: ChipsProps) {
  return (
    <ul class="chips__list" aria-label={words.files.toSend}>
      {files.chips.map((chip) => (
        <li key={chip.key} class={chip.refusal ? "chip chip--refused" : "chip"}>
          <Look chip={chip} source={files.local[chip.key]} />
          <span class="chip__name">
            <bdi>{chip.name}</bdi>
          </span>
          <State
            chip={chip}
            words={words}
            locale={locale}
            isOnline={isOnline}
            progress={files.progress[chip.key]}
          />
          {chip.refusal && (
            <ChipButton
              name={say(words.files.tryAgain, { name: chip.name })}
              icon="retry"
              use={() => retry(chip.key)}
            />
          )}
          <ChipButton
            name={say(words.files.remove, { name: chip.name })}
            icon="close"
            use={() => remove(chip.key)}
          />
        </li>
      ))}
    </ul>
  );
}

function Look({ chip, source }: { chip: OutgoingFile; source: string | undefined }) {
  return (
    <span class="chip__look">
      {source ? (
        <img class="chip__image" src={source} alt="" />
      ) : (
        <Icon name={chip.kind === "picture" ? "picture" : "file"} />
      )}
    </span>
  );
}

interface StateProps extends Pick<ChipsProps, "words" | "locale" | "isOnline"> {
  chip: OutgoingFile;
  progress: number | undefined;
}

/** Its size, how far it came, and what is in its way. */
function State({ chip, words, locale, isOnline, progress }: StateProps) {
  if (chip.refusal) {
    return (
      <span class="chip__state" role="alert">
        <Icon name="warning" />
        {chip.refusal}
      </span>
    );
  }
  return (
    <span class="chip__state">
      <span class="chip__size">{fileSize(chip.size, locale)}</span>
      {chip.id && <Icon name="tick" />}
      {!chip.id && !isOnline && words.files.waits}
      {!chip.id && progress !== undefined && (
        <progress
          class="progress"
          value={progress}
          aria-label={say(words.files.uploading, { name: chip.name })}
        />
      )}
    </span>
  );
}

function ChipButton({ name, icon, use }: { name: string; icon: "close" | "retry"; use(): void }) {
  return (
    <button class="icon-button chip__button" type="button" title={name} onClick={use}>
      <Icon name={icon} />
      <span class="hidden">{name}</span>
    </button>
  );
}
