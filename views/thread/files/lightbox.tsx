import type { FileInfo } from "../../../src/shared/model.ts";
import { say } from "../../../src/words/say.ts";
import type { ChatWords } from "../../../src/words/words.ts";
import { Icon } from "../../parts/icons.tsx";
import { FileIcon, type FileIconName } from "./file-icons.tsx";

interface LightboxProps {
  file: FileInfo;
  words: ChatWords;
  /** Which one of how many. */
  at: number;
  all: number;
  /** How many times as large as it fits. */
  zoom: number;
  /** What it takes of the screen. */
  size: { width: number; height: number };
  hasFailed: boolean;
  go(step: number): void;
  zoomTo(zoom: number): void;
  failed(): void;
  close(): void;
}

/** One picture, as large as the window lets it be. */
export function Lightbox(props: LightboxProps) {
  const { file, words, at, all, zoom, go, close } = props;
  return (
    <>
      <div class="lightbox__bar">
        <p class="lightbox__name" aria-live="polite">
          <bdi>{file.name}</bdi>
          {all > 1 && <span class="lightbox__place">{say(words.files.place, { at: at + 1, all })}</span>}
        </p>
        <ZoomButton {...props} />
        <a class="lightbox__act" href={`/files/${file.id}`} download={file.name} title={words.files.download}>
          <Icon name="download" />
          <span class="hidden">{words.files.download}</span>
        </a>
        <Act name={words.files.close} icon="close" use={close} isFirst />
      </div>
      <Stage {...props} />
      {all > 1 && zoom === 1 && (
        <>
          <Act
            name={words.files.previous}
            icon="previous"
            use={() => go(-1)}
            kind="lightbox__act--previous"
          />
          <Act name={words.files.next} icon="next" use={() => go(1)} kind="lightbox__act--next" />
        </>
      )}
    </>
  );
}

function ZoomButton({ words, zoom, zoomTo }: LightboxProps) {
  const name = zoom > 1 ? words.files.zoomOut : words.files.zoomIn;
  return <Act name={name} icon={zoom > 1 ? "smaller" : "larger"} use={() => zoomTo(zoom > 1 ? 1 : 2)} />;
}

function Stage({ file, words, zoom, size, hasFailed, zoomTo, failed }: LightboxProps) {
  return (
    <div class="lightbox__stage" id="lightbox-stage" tabIndex={zoom > 1 ? 0 : undefined}>
      {hasFailed ? (
        <p class="lightbox__failed" role="alert">
          {words.files.cannotShow}
        </p>
      ) : (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the whole window.
        <img
          key={file.id}
          class={zoom > 1 ? "lightbox__image lightbox__image--large" : "lightbox__image"}
          src={`/files/${file.id}`}
          alt={file.name}
          width={size.width * zoom}
          height={size.height * zoom}
          draggable={false}
          onError={failed}
          onClick={() => zoomTo(zoom > 1 ? 1 : 2)}
        />
      )}
    </div>
  );
}

interface ActProps {
  name: string;
  icon: FileIconName | "close";
  use(): void;
  kind?: string;
  isFirst?: boolean;
}

function Act({ name, icon, use, kind, isFirst }: ActProps) {
  return (
    <button
      class={kind ? `lightbox__act ${kind}` : "lightbox__act"}
      type="button"
      title={name}
      data-first={isFirst}
      onClick={use}
    >
      {icon === "close" ? <Icon name={icon} /> : <FileIcon name={icon} />}
      <span class="hidden">{name}</span>
    </button>
  );
}
