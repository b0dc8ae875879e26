import { AccountForm, type AccountFormProps } from "./parts/account-form.tsx";
import { Frame } from "./parts/frame.tsx";

export interface SignUpPageProps extends AccountFormProps {
  /** The local path to go to afterwards. */
  next?: string | null | undefined;
}

/** Where somebody who wants to ask makes their account. */
export function SignUpPage({ next, ...form }: SignUpPageProps) {
  return (
    <Frame title="Make an account" lead="Then you can write to the people here.">
      <AccountForm action="/sign-up" button="Make my account" hidden={next ? { next } : {}} {...form} />
      <p class="card__foot">
        Have an account? <a href="/sign-in?as=sender">Sign in</a>
      </p>
    </Frame>
  );
}
