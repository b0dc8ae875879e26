import { AppError } from "../../shared/errors.ts";
import type { LoadParts } from "../rarely.ts";
import type { Files, FilesDeps } from "./create-files.ts";

export type { Files } from "./create-files.ts";

/** Loads what carries files when there is the first of them. Throws `unavailable` when it cannot be loaded now. */
export function filesLater(deps: FilesDeps, load: LoadParts): () => Promise<Files> {
  let loading: Promise<Files> | undefined;
  return () => {
    loading ??= load().then(
      ({ createFiles }) => createFiles(deps),
      (cause) => {
        loading = undefined;
        throw new AppError("unavailable", deps.words.said.cannotLoad, { cause });
      },
    );
    return loading;
  };
}
