type DrawingName = "talk" | "done" | "lost";

/** A small picture for a page with nothing on it yet, made of the mark's two speech shapes. Ornament. */
export function Drawing({ name }: { name: DrawingName }) {
  return (
    <svg class="drawing" viewBox="0 0 176 120" width="176" height="120" aria-hidden="true">
      <path class="drawing__ground" d="M16 112h144" />
      <path class="drawing__one" d="M44 10h52a30 30 0 0 1 0 60H20a6 6 0 0 1-6-6V40a30 30 0 0 1 30-30Z" />
      <path class="drawing__line" d={lines[name]} />
      <path class="drawing__other" d="M104 46h32a28 28 0 0 1 28 28v22a6 6 0 0 1-6 6h-54a28 28 0 0 1 0-56Z" />
      <path class="drawing__dots" d={name === "done" ? "M108 74l10 10 20-20" : "M104 74h0m16 0h0m16 0h0"} />
    </svg>
  );
}

const lines: Record<DrawingName, string> = {
  talk: "M38 34h58M38 48h26",
  done: "M38 34h58M38 48h26",
  lost: "M52 32a9 9 0 1 1 11 9c-2 1-2 3-2 5m0 8h0",
};
