import { CodeField } from "../parts/code-field.tsx";

export interface TwoFactorSetupProps {
  setup: string;
  /** To type by hand. */
  secret: string;
  /** The otpauth address, for an app on this same device. */
  uri: string;
  qr: QrCode;
}

/** The dark squares, row by row. */
type QrCode = boolean[][];

/** Two ways to hand the secret to the app, and the first code that proves it arrived. */
export function TwoFactorSetupForm({
  setup,
  secret,
  uri,
  qr,
  fields,
}: TwoFactorSetupProps & { fields?: Record<string, string> | undefined }) {
  return (
    <form class="form sheet" method="post" action="/settings/two-factor/confirm">
      <input type="hidden" name="setup" value={setup} />
      <h2 class="sheet__title">1. Let your app read this</h2>
      <QrPicture qr={qr} />
      <p>
        Or <a href={uri}>open the app on this device</a>, or type this key into it:
      </p>
      <p class="two-factor__key">
        {groupsOf(secret).map((group, at) => (
          <span key={`${at}${group}`}>{group} </span>
        ))}
      </p>
      <h2 class="sheet__title">2. Type the code that it shows</h2>
      <CodeField error={fields?.code} />
      <button class="button button--primary" type="submit">
        Turn on
      </button>
      <p class="field__hint">All your other devices are signed out then.</p>
    </form>
  );
}

/** One path of squares; dark on light always, with the quiet edge that cameras need. */
function QrPicture({ qr }: { qr: QrCode }) {
  const edge = 4;
  const size = qr.length + 2 * edge;
  const squares = qr.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? `M${x + edge} ${y + edge}h1v1h-1z` : [])),
  );
  return (
    <svg
      class="two-factor__picture"
      viewBox={`0 0 ${size} ${size}`}
      width="232"
      height="232"
      role="img"
      aria-label="QR code for your authenticator app. The key below says the same."
      shape-rendering="crispEdges"
    >
      <path class="two-factor__paper" d={`M0 0h${size}v${size}h-${size}z`} />
      <path class="two-factor__ink" d={squares.join("")} />
    </svg>
  );
}

function groupsOf(secret: string): string[] {
  return secret.match(/.{1,4}/g) ?? [];
}
