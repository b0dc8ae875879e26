import type { InputHTMLAttributes } from "preact";

interface FieldProps {
  label: string;
  name: string;
  /** Where a page has two of one name. */
  id?: string | undefined;
  hint?: string | undefined;
  error?: string | undefined;
  input: InputHTMLAttributes;
}

/** A labelled input whose hint and error are read out with it. */
export function Field({ label, name, id = `field-${name}`, hint, error, input }: FieldProps) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {label}
      </label>
      <input
        {...input}
        class="field__input"
        id={id}
        name={name}
        aria-describedby={described || undefined}
        aria-invalid={error ? "true" : undefined}
      />
      {hint && (
        <p class="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field__error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
