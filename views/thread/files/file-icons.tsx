/** Beside views/parts/icons.tsx: what only a few see, so that the page does not carry it for all. */
const strokes = {
  camera: "M3.5 6.5h3L8 4.5h4l1.5 2h3v9h-13Zm6.5 2a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z",
  larger: "M9 3.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Zm4 9.5 3.5 3.5M9 6.5v5M6.5 9h5",
  smaller: "M9 3.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Zm4 9.5 3.5 3.5M6.5 9h5",
  previous: "M12.5 4 6.5 10l6 6",
  next: "M7.5 4l6 6-6 6",
} as const;

export type FileIconName = keyof typeof strokes;

export function FileIcon({ name }: { name: FileIconName }) {
  return (
    <svg class={`icon icon--${name}`} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path d={strokes[name]} />
    </svg>
  );
}
