/** A small set of our own, 20 by 20, drawn with the text's colour. All are ornament: the control says the words. */

const strokes = {
  send: "M3.5 10 16.5 3.5 12 16.5 9.3 10.7Zm5.8.7 7.2-7.2",
  back: "M12.5 4 6.5 10l6 6",
  forward: "M4 10h12m-5-5 5 5-5 5",
  reply: "M8 5 3.5 9.5 8 14m-4-4.5h7.5a5 5 0 0 1 5 5v1",
  smile: "M10 3.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM7.8 8.2v.4m4.4-.4v.4M7.2 11.8a3.4 3.4 0 0 0 5.6 0",
  attach:
    "m15.5 9.5-5.6 5.6a3.4 3.4 0 0 1-4.8-4.8l6-6a2.3 2.3 0 0 1 3.2 3.2l-5.9 6a1.1 1.1 0 0 1-1.6-1.6l5-5",
  search: "M9 3.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Zm4 9.5 3.5 3.5",
  close: "M5 5l10 10M15 5 5 15",
  bell: "M5.5 13.5V9a4.5 4.5 0 0 1 9 0v4.5l1.5 1H4Zm3 3h3",
  "bell-off": "M5.5 13.5V9c0-.8.2-1.5.5-2.1M8 4.9A4.5 4.5 0 0 1 14.5 9v2M12 14.5H4l1.5-1m3 3h3M3.5 3.5l13 13",
  file: "M5 3.5h6l4 4v9H5Zm6 0v4h4",
  picture: "M3.5 4.5h13v11h-13Zm0 8.5 3.5-3.5 3 3 2.5-2.5 4 4M12.5 7.5h.5",
  download: "M10 3.5v9m-4-3.5 4 3.5 4-3.5M4 16.5h12",
  more: "M5 10h.1m4.9 0h.1m4.9 0h.1",
  edit: "M4 16l.9-3.7 8.6-8.6a1.6 1.6 0 0 1 2.3 0l.5.5a1.6 1.6 0 0 1 0 2.3l-8.6 8.6ZM12 5.2 14.8 8",
  delete: "M4 6h12M8 6V4h4v2m-6.5 0 .7 10h7.6l.7-10M8.5 9v4.5m3-4.5v4.5",
  retry: "M15.5 10a5.5 5.5 0 1 1-1.6-3.9L16 8.2M16 4.5v3.7h-3.7",
  "arrow-down": "M10 4v12m-5-5 5 5 5-5",
  clock: "M10 3.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Zm0 3V10l2.5 1.7",
  tick: "M4.5 10.5 8.5 14.5 15.5 6",
  ticks: "M1.8 10.5l4 4L12.5 6.5M9.7 13.2l1.3 1.3 7-8",
  warning: "M10 3.5 17 16H3Zm0 4.5v3.5m0 2v.5",
  team: "M7.5 9.5a3 3 0 1 1 0-6 3 3 0 0 1 0 6Zm-5 7c.3-3 2-4.5 5-4.5s4.7 1.5 5 4.5M13 9.5a2.7 2.7 0 1 0-.8-5.2M14 12c2.2.3 3.4 1.7 3.7 4",
  person: "M10 9.5a3 3 0 1 1 0-6 3 3 0 0 1 0 6Zm-6 7c.4-3 2.6-4.5 6-4.5s5.6 1.5 6 4.5",
  settings: "M3.5 6.5h6m5 0h2M9.5 4.5h5v4h-5ZM3.5 13.5h2m5 0h6M5.5 11.5h5v4h-5Z",
  copy: "M7.5 7.5h8v8h-8Zm5-3h-8v8",
  undo: "M7.5 4.5 4 8l3.5 3.5M4.3 8H12a4 4 0 0 1 0 8H8.5",
  leave: "M8.5 3.5h-4v13h4M8 10h8.5m-3-3 3 3-3 3",
} as const;

export type IconName = keyof typeof strokes;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={`icon icon--${name}`} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path d={strokes[name]} />
    </svg>
  );
}
