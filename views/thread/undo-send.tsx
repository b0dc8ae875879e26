import { Icon } from "../parts/icons.tsx";

/** For the moment after sending, in which one sees what should not have gone out. */
export function UndoSend({ undo }: { undo(): void }) {
  return (
    <button class="undo" type="button" onClick={undo}>
      <Icon name="undo" />
      Undo
    </button>
  );
}
