import type { Words } from "../../src/words/words.ts";

/** The owner's switch for everybody who answers. */
export function TwoFactorRuleForm({ words, required }: { words: Words; required: boolean }) {
  const { security } = words;
  return (
    <form class="sheet" method="post" action="/team/two-factor">
      <h2 class="sheet__title">{security.twoFactor}</h2>
      <p>{required ? security.ruleRequired : security.ruleOptional}</p>
      <input type="hidden" name="required" value={required ? "no" : "yes"} />
      <p>
        <button class="button" type="submit">
          {required ? security.leaveIt : security.requireIt}
        </button>
      </p>
    </form>
  );
}
