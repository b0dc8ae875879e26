import type { Words } from "../../src/words/words.ts";

/** Shown this once: to copy, to print, to put away. */
export function RecoveryCodes({ words, codes, wayOn }: { words: Words; codes: string[]; wayOn: string }) {
  const { security } = words;
  return (
    <section class="sheet two-factor__fresh" aria-labelledby="codes-title">
      <h2 class="sheet__title" id="codes-title">
        {security.yourCodes}
      </h2>
      <p>{security.codesText}</p>
      <ul class="two-factor__codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p class="two-factor__buttons">
        <a class="button button--primary" href={wayOn}>
          {security.codesKept}
        </a>
      </p>
    </section>
  );
}
