/** The owner's switch for everybody who answers. */
export function TwoFactorRuleForm({ required }: { required: boolean }) {
  return (
    <form class="sheet" method="post" action="/team/two-factor">
      <h2 class="sheet__title">Two-factor sign-in</h2>
      <p>{required ? words.required : words.optional}</p>
      <input type="hidden" name="required" value={required ? "no" : "yes"} />
      <p>
        <button class="button" type="submit">
          {required ? "Leave it to each person" : "Require it of everybody who answers"}
        </button>
      </p>
    </form>
  );
}

const words = {
  required:
    "Everybody who answers needs a code from their phone to sign in. Who has not set it up is led there first.",
  optional:
    "Each person decides for themselves. If you require it, those who have not set it up are signed out, and led there when they sign in again.",
};
