import { AppError } from "../../shared/errors.ts";
import type { Files, FilesDeps } from "./create-files.ts";

export type { Files } from "./create-files.ts";

/** Loads what carries files when there is the first of them. Throws `unavailable` when it cannot be loaded now. */
export function filesLater(deps: FilesDeps): () => Promise<Files> {
  let loading: Promise<Files> | undefined;
  return () => {
    loading ??= import("../rarely-used.ts").then(
      ({ createFiles }) => createFiles(deps),
      (cause) => {
        loading = undefined;
        throw new AppError("unavailable", deps.words.said.cannotLoad, { cause });
      },
    );
    return loading;
  };
}
