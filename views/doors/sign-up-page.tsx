import { AccountForm, type AccountFormProps } from "../parts/account-form.tsx";
import { Frame } from "../parts/frame.tsx";

export interface SignUpPageProps extends AccountFormProps {
  /** The local path to go to afterwards. */
  next?: string | null | undefined;
}

/** Where somebody who wants to ask makes their account. */
export function SignUpPage({ next, ...form }: SignUpPageProps) {
  const { door } = form.words;
  return (
    <Frame title={door.makeAccount} lead={door.makeAccountLead}>
      <AccountForm action="/sign-up" button={door.makeMine} hidden={next ? { next } : {}} {...form} />
      <p class="card__foot">
        {door.haveAccount} <a href="/sign-in?as=sender">{door.signIn}</a>
      </p>
    </Frame>
  );
}
