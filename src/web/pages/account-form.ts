import type { AccountFormProps } from "../../../views/parts/account-form.tsx";
import type { WireError } from "../../shared/errors.ts";

/** The account form again, with what was typed (never the password) and what is wrong with it. */
export function formProps(
  values: { name: string; email: string },
  error: WireError,
): Omit<AccountFormProps, "words"> {
  const { fields, message } = error;
  // What is said beside a field is not said twice.
  return fields ? { values, fields } : { values, error: message };
}
