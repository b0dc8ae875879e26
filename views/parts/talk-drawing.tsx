/** A talk without words, for the front page: somebody asks, a person answers. Ornament. */
export function TalkDrawing() {
  return (
    <svg class="scene" viewBox="0 0 400 360" width="400" height="360" aria-hidden="true">
      <rect class="scene__sheet" x="20" y="12" width="360" height="336" rx="24" />
      <path class="scene__rule" d="M20 72h360" />
      <circle class="scene__other" cx="56" cy="42" r="16" />
      <path class="scene__ink" d="M84 38h84" />
      <path class="scene__soft" d="M84 52h44" />
      <circle class="scene__other" cx="56" cy="118" r="14" />
      <path class="scene__theirs" d="M96 98h128a22 22 0 0 1 0 44H86a6 6 0 0 1-6-6v-22a16 16 0 0 1 16-16Z" />
      <path class="scene__ink" d="M100 120h104" />
      <path class="scene__mine" d="M192 158h134a22 22 0 0 1 22 22v28a6 6 0 0 1-6 6H192a28 28 0 0 1 0-56Z" />
      <path class="scene__on" d="M194 178h124M194 194h78" />
      <path class="scene__ticks" d="m310 228 5 5 9-10m-3 9 1 1 9-10" />
      <circle class="scene__other" cx="56" cy="262" r="14" />
      <path class="scene__theirs" d="M96 242h44a20 20 0 0 1 0 40H86a6 6 0 0 1-6-6v-18a16 16 0 0 1 16-16Z" />
      <path class="scene__dots" d="M100 262h0m16 0h0m16 0h0" />
      <rect class="scene__field" x="40" y="300" width="320" height="32" rx="16" />
      <circle class="scene__mine" cx="342" cy="316" r="12" />
    </svg>
  );
}
