import type { Words } from "../../src/words/words.ts";
import { CodeField } from "../parts/code-field.tsx";
import { Sentence } from "../words/sentence.tsx";

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
  words,
  setup,
  secret,
  uri,
  qr,
  fields,
}: TwoFactorSetupProps & { words: Words; fields?: Record<string, string> | undefined }) {
  const { security } = words;
  return (
    <form class="form sheet" method="post" action="/settings/two-factor/confirm">
      <input type="hidden" name="setup" value={setup} />
      <h2 class="sheet__title">{security.stepRead}</h2>
      <QrPicture label={security.qr} qr={qr} />
      <p>
        <Sentence text={security.orOpen} link={<a href={uri}>{security.openApp}</a>} />
      </p>
      <p class="two-factor__key">
        {groupsOf(secret).map((group, at) => (
          <span key={`${at}${group}`}>{group} </span>
        ))}
      </p>
      <h2 class="sheet__title">{security.stepType}</h2>
      <CodeField words={words} error={fields?.code} />
      <button class="button button--primary" type="submit">
        {security.turnOn}
      </button>
      <p class="field__hint">{security.othersOut}</p>
    </form>
  );
}

/** One path of squares; dark on light always, with the quiet edge that cameras need. */
function QrPicture({ label, qr }: { label: string; qr: QrCode }) {
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
      aria-label={label}
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
