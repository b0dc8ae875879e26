import { AccountForm, type AccountFormProps } from "../parts/account-form.tsx";
import { Frame } from "../parts/frame.tsx";

export interface JoinPageProps extends AccountFormProps {
  invitation: string;
}

/** Where somebody who was invited to answer makes their account. */
export function JoinPage({ invitation, ...form }: JoinPageProps) {
  const { door } = form.words;
  return (
    <Frame title={door.joinTitle} lead={door.joinLead}>
      <AccountForm action="/join" button={door.join} hidden={{ invitation }} {...form} />
      <p class="card__foot">
        {door.haveAccount} <a href="/sign-in?as=receiver">{door.signIn}</a>
      </p>
    </Frame>
  );
}
