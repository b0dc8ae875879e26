import type { AccountFormProps } from "../../../../views/parts/account-form.tsx";
import type { WireError } from "../../../shared/errors.ts";
import { toldBy } from "../../try-form.ts";

/** The account form again, with what was typed (never the password) and what is wrong with it. */
export function formProps(
  values: { name: string; email: string },
  error: WireError,
): Omit<AccountFormProps, "words"> {
  return { values, ...toldBy(error) };
}
