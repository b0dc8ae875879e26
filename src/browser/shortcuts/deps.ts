import type { Loading } from "../line/loading.ts";
import type { Rarely } from "../rarely.ts";
import type { ComposerField } from "../screen/composer-field.ts";
import type { SwitcherDeps } from "../switching/deps.ts";

/** What the shortcuts are made of. */
export interface Deps extends SwitcherDeps {
  loading: Pick<Loading, "once">;
  field: Pick<ComposerField, "focus">;
  rarely: Rarely;
}
