import { Icon } from "./icons.tsx";

/** What went wrong with a whole form, said at its top. */
export function FormError({ message }: { message: string | null | undefined }) {
  if (!message) return null;
  return (
    <p class="form-error" role="alert">
      <Icon name="warning" />
      {message}
    </p>
  );
}
