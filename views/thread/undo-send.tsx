import { Icon } from "../parts/icons.tsx";

/** For the moment after sending, in which one sees what should not have gone out; or while it still goes. */
export function UndoSend({ name, undo }: { name: string; undo(): void }) {
  return (
    <button class="undo" type="button" onClick={undo}>
      <Icon name="undo" />
      {name}
    </button>
  );
}
