import { AccountForm, type AccountFormProps } from "../parts/account-form.tsx";
import { Frame } from "../parts/frame.tsx";

export interface SetupPageProps extends AccountFormProps {
  token: string;
}

/** The first run: whoever opens the printed link makes the owner's account. */
export function SetupPage({ token, ...form }: SetupPageProps) {
  const { door } = form.words;
  return (
    <Frame title={door.setUpTitle} lead={door.setUpLead}>
      <AccountForm action="/setup" button={door.makeMine} hidden={{ token }} {...form} />
    </Frame>
  );
}
