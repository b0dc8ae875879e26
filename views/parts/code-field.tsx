import type { Words } from "../../src/words/words.ts";
import { Field } from "./field.tsx";

interface CodeFieldProps {
  words: Words;
  error?: string | undefined;
}

/** Where a code from an authenticator app is typed, or filled in by the browser. */
export function CodeField({ words, error }: CodeFieldProps) {
  return (
    <Field
      label={words.door.code}
      name="code"
      hint={words.door.codeHint}
      error={error}
      // Seven: some apps show a space in the middle.
      input={{
        autocomplete: "one-time-code",
        inputMode: "numeric",
        maxLength: 7,
        required: true,
        autofocus: true,
      }}
    />
  );
}

export function RecoveryCodeField({ words, error }: CodeFieldProps) {
  return (
    <Field
      label={words.door.recoveryCode}
      name="code"
      hint={words.door.recoveryHint}
      error={error}
      input={{
        autocomplete: "off",
        autocapitalize: "characters",
        spellcheck: false,
        maxLength: 40,
        required: true,
        autofocus: true,
      }}
    />
  );
}
