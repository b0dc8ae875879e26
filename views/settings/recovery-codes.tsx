/** Shown this once: to copy, to print, to put away. */
export function RecoveryCodes({ codes, wayOn }: { codes: string[]; wayOn: string }) {
  return (
    <section class="sheet two-factor__fresh" aria-labelledby="codes-title">
      <h2 class="sheet__title" id="codes-title">
        Your recovery codes
      </h2>
      <p>
        For the day when your phone is gone: each of them signs you in once, in place of a code from the app.
        They are shown only now. Copy or print them, and keep them away from your password.
      </p>
      <ul class="two-factor__codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p class="two-factor__buttons">
        <a class="button button--primary" href={wayOn}>
          I have kept them
        </a>
      </p>
    </section>
  );
}
