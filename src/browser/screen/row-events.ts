/** What a row does with a key, or a long press. */
export type ActOnRow = (event: Event) => void;

/**
 * Hands what happens in the messages to who knows what to do. That is loaded as soon as the pointer or the focus
 * comes near, so that it is mostly there before the first key.
 */
export function watchRows(load: () => Promise<ActOnRow | null>): void {
  let actOnRow: ActOnRow | null = null;
  for (const name of ["pointerover", "focusin"]) document.addEventListener(name, prepare, { passive: true });
  for (const name of ["keydown", "contextmenu"]) document.addEventListener(name, act);

  async function prepare({ target }: Event): Promise<void> {
    if (!actOnRow && isInMessages(target)) actOnRow = await load();
  }

  function act(event: Event): void {
    if (!isInMessages(event.target)) return;
    if (actOnRow) actOnRow(event);
    else void prepare(event).then(() => actOnRow?.(event));
  }
}

function isInMessages(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("#messages") !== null;
}
