import { Field } from "./field.tsx";

/** Where a code from an authenticator app is typed, or filled in by the browser. */
export function CodeField({ error }: { error?: string | undefined }) {
  return (
    <Field
      label="Code"
      name="code"
      hint="Six digits, a new one every half minute."
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

export function RecoveryCodeField({ error }: { error?: string | undefined }) {
  return (
    <Field
      label="Recovery code"
      name="code"
      hint="Such as 0123-4567-89AB-CDEF. Each works once."
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
