import { AccountForm, type AccountFormProps } from "./parts/account-form.tsx";
import { Frame } from "./parts/frame.tsx";

export interface JoinPageProps extends AccountFormProps {
  invitation: string;
}

/** Where somebody who was invited to answer makes their account. */
export function JoinPage({ invitation, ...form }: JoinPageProps) {
  return (
    <Frame title="Join the team" lead="You are invited to answer the people who write here.">
      <AccountForm action="/join" button="Join" hidden={{ invitation }} {...form} />
      <p class="card__foot">
        Have an account? <a href="/sign-in?as=receiver">Sign in</a>
      </p>
    </Frame>
  );
}
