/** Two speech shapes that meet; /icon.svg is the same drawing. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
      <path class="logo__one" d="M12 5a9 9 0 0 1 0 18H4.5A1.5 1.5 0 0 1 3 21.5V14a9 9 0 0 1 9-9Z" />
      <path class="logo__other" d="M20 9a9 9 0 0 1 9 9v7.5A1.5 1.5 0 0 1 27.5 27H20a9 9 0 0 1 0-18Z" />
      <path class="logo__meeting" d="M19.49 9.015A9 9 0 0 1 12.51 22.985 9 9 0 0 1 19.49 9.015Z" />
    </svg>
  );
}
