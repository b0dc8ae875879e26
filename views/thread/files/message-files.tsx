import type { FileInfo } from "../../../src/shared/model.ts";
import type { OutgoingFile } from "../../../src/shared/state/outgoing-file.ts";
import { say } from "../../../src/words/say.ts";
import type { ChatWords } from "../../../src/words/words.ts";
import type { ChatActions, ChatView } from "../../chat-props.ts";
import { follow } from "../../parts/follow.ts";
import { Icon } from "../../parts/icons.tsx";
import { fileSize } from "../../words/file-size.ts";
import { fitted } from "./fitted.ts";

type AnyFile = FileInfo | OutgoingFile;

interface MessageFilesProps {
  files: AnyFile[];
  words: ChatWords;
  view: ChatView;
  show: ChatActions["showPicture"];
}

/** What came with a message: pictures with their room kept, and the rest as names to save. */
export function MessageFiles({ files, words, view, show }: MessageFilesProps) {
  const pictures = files.filter(({ kind }) => kind === "picture");
  const many = pictures.length === 4 ? 2 : Math.min(pictures.length, 3);
  return (
    <>
      {many > 0 && (
        <div class={`pictures pictures--${many}`}>
          {pictures.map((file, at) => (
            // The place is the key: what is on its way and what has arrived are the same element.
            <Picture key={at} file={file} isOne={many === 1} words={words} view={view} show={show} />
          ))}
        </div>
      )}
      {files.map((file, at) =>
        file.kind === "file" ? <PlainFile key={at} file={file} words={words} view={view} /> : null,
      )}
    </>
  );
}

interface OneFileProps {
  file: AnyFile;
  words: ChatWords;
  view: ChatView;
}

/** The drawing without lines is its room: it keeps the picture's shape at every width, before and after it comes. */
function Picture({
  file,
  isOne,
  words,
  view,
  show,
}: OneFileProps & { isOne: boolean; show: ChatActions["showPicture"] }) {
  const { id, name } = file;
  const { width, height } = isOne ? fitted(file) : { width: 1, height: 1 };
  return (
    <a class="picture" href={id && `/files/${id}`} onClick={id ? follow(() => show(id)) : undefined}>
      <svg
        class="picture__room"
        width={isOne ? width : undefined}
        viewBox={`0 0 ${width} ${height}`}
        aria-hidden="true"
      />
      <img class="picture__image" src={sourceOf(file, view)} alt={name} loading="lazy" decoding="async" />
      <Progress file={file} words={words} view={view} />
    </a>
  );
}

function PlainFile({ file, words, view }: OneFileProps) {
  const { id, name, size } = file;
  return (
    <a class="file" href={id && `/files/${id}`} download={id && name}>
      <Icon name="file" />
      <span class="file__name">
        <bdi>{name}</bdi>
      </span>
      <span class="file__size">{fileSize(size, view.locale)}</span>
      {id && <Icon name="download" />}
      <Progress file={file} words={words} view={view} />
    </a>
  );
}

function Progress({ file, words, view }: OneFileProps) {
  const progress = "key" in file ? view.files?.progress[file.key] : undefined;
  if (progress === undefined) return null;
  const label = say(words.files.uploading, { name: file.name });
  return <progress class="progress" value={progress} aria-label={label} />;
}

/** One's own picture stays as this device has it until the server's is here. */
function sourceOf(file: AnyFile, { files }: ChatView): string | undefined {
  const onDevice = files?.local[file.id ?? ""] ?? ("key" in file ? files?.local[file.key] : undefined);
  return onDevice ?? (file.id && `/files/${file.id}/thumbnail`);
}
