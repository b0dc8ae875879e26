import { limits } from "../../src/shared/limits.ts";
import { digits, say } from "../../src/words/say.ts";
import type { Words } from "../../src/words/words.ts";
import { Field } from "./field.tsx";
import { FormError } from "./form-error.tsx";

export interface AccountFormProps {
  words: Words;
  /** What was typed before, to keep it; never the password. */
  values?: { name?: string | undefined; email?: string | undefined } | undefined;
  /** A sentence about the whole form. */
  error?: string | null | undefined;
  /** Sentences about single fields: `name`, `email`, `password`. */
  fields?: Record<string, string> | undefined;
}

interface Target {
  action: string;
  button: string;
  hidden?: Record<string, string> | undefined;
}

/** The form that makes an account, whichever way somebody came. */
export function AccountForm({
  words,
  action,
  button,
  hidden = {},
  values,
  error,
  fields,
}: Target & AccountFormProps) {
  return (
    <form class="form" method="post" action={action}>
      <FormError message={error} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field
        label={words.door.name}
        name="name"
        hint={words.door.nameHint}
        error={fields?.name}
        input={{ value: values?.name, autocomplete: "name", maxLength: limits.name.max * 2, required: true }}
      />
      <EmailField words={words} value={values?.email} error={fields?.email} />
      <NewPasswordField words={words} error={fields?.password} />
      <button class="button button--primary" type="submit">
        {button}
      </button>
    </form>
  );
}

interface EmailFieldProps {
  words: Words;
  value: string | undefined;
  error?: string | undefined;
}

export function EmailField({ words, value, error }: EmailFieldProps) {
  const maxLength = limits.emailLength;
  return (
    <Field
      label={words.door.email}
      name="email"
      error={error}
      input={{ type: "email", value, autocomplete: "username", maxLength, required: true }}
    />
  );
}

interface NewPasswordFieldProps {
  words: Words;
  label?: string;
  error?: string | undefined;
}

export function NewPasswordField({ words, label = words.door.password, error }: NewPasswordFieldProps) {
  const { min, max } = limits.password;
  return (
    <Field
      label={label}
      name="password"
      hint={say(words.door.passwordHint, { min: digits(words.locale, min) })}
      error={error}
      // Twice the limit here and for the name: browsers count an emoji as two, we count it as one.
      input={{
        type: "password",
        autocomplete: "new-password",
        minLength: min,
        maxLength: max * 2,
        required: true,
      }}
    />
  );
}
