import type { Words } from "../../src/words/words.ts";

interface WhosePasswordProps {
  words: Words;
  email: string;
}

/** Seen by what keeps passwords alone, so that it files a new one under the right address. */
export function WhosePassword({ words, email }: WhosePasswordProps) {
  return (
    <input
      class="hidden"
      type="email"
      name="email"
      value={email}
      autocomplete="username"
      readOnly
      tabIndex={-1}
      aria-label={words.door.email}
    />
  );
}
