import type { OwnAccount } from "../../src/shared/model.ts";
import type { Words } from "../../src/words/words.ts";

/** One's picture: chosen with the script's help (src/browser/settings), removed by a plain form. */
export function PortraitForm({ me, words }: { me: OwnAccount; words: Words }) {
  const { settings } = words;
  return (
    <section class="sheet portrait" aria-labelledby="portrait-title">
      <h2 class="sheet__title" id="portrait-title">
        {settings.picture}
      </h2>
      <p>{settings.pictureText}</p>
      <noscript>
        <p class="notice">{settings.pictureNeedsScript}</p>
      </noscript>
      <p class="form-error" id="portrait-error" role="alert" hidden />
      <div class="portrait__acts">
        <label class="button portrait__choose" id="portrait-choose" hidden>
          {me.picture ? settings.pictureAnother : settings.pictureChoose}
          <input
            class="hidden"
            id="portrait-file"
            type="file"
            accept="image/jpeg,image/png,image/gif,image/webp,image/avif"
          />
        </label>
        {me.picture && (
          <form method="post" action="/settings/profile/picture/remove">
            <button class="button" type="submit">
              {settings.pictureRemove}
            </button>
          </form>
        )}
      </div>
      <p
        class="field__hint"
        id="portrait-status"
        role="status"
        data-busy={settings.pictureBusy}
        data-failed={settings.pictureFailed}
      />
    </section>
  );
}
