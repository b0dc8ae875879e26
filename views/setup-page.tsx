import { AccountForm, type AccountFormProps } from "./parts/account-form.tsx";
import { Frame } from "./parts/frame.tsx";

export interface SetupPageProps extends AccountFormProps {
  token: string;
}

/** The first run: whoever opens the printed link makes the owner's account. */
export function SetupPage({ token, ...form }: SetupPageProps) {
  return (
    <Frame
      title="Set up Parley"
      lead="This makes your account, the first one. You answer people, and you invite others who do."
    >
      <AccountForm action="/setup" button="Make my account" hidden={{ token }} {...form} />
    </Frame>
  );
}
