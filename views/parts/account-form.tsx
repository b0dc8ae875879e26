import { limits } from "../../src/shared/limits.ts";
import { Field } from "./field.tsx";
import { FormError } from "./form-error.tsx";

export interface AccountFormProps {
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
        label="Your name"
        name="name"
        hint="As the people you talk with will see it."
        error={fields?.name}
        input={{ value: values?.name, autocomplete: "name", maxLength: limits.name.max * 2, required: true }}
      />
      <EmailField value={values?.email} error={fields?.email} />
      <NewPasswordField error={fields?.password} />
      <button class="button button--primary" type="submit">
        {button}
      </button>
    </form>
  );
}

export function EmailField({ value, error }: { value: string | undefined; error?: string | undefined }) {
  const maxLength = limits.emailLength;
  return (
    <Field
      label="E-mail"
      name="email"
      error={error}
      input={{ type: "email", value, autocomplete: "username", maxLength, required: true }}
    />
  );
}

export function NewPasswordField({
  label = "Password",
  error,
}: {
  label?: string;
  error?: string | undefined;
}) {
  const { min, max } = limits.password;
  return (
    <Field
      label={label}
      name="password"
      hint={`At least ${min} characters. A few words in a row work well.`}
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
