import { bad, type Candidate, good } from "./candidate.ts";
import { type Actor, textFile, type World } from "./world.ts";

export function files({ view, is }: Actor, kind: "file" | "picture"): Candidate[] {
  const [mine, theirs] =
    is === "sender" ? (["sender", "receiver"] as const) : (["receiver", "sender"] as const);
  const own =
    kind === "file"
      ? [good("one's own, not sent yet", view.own.unsent[mine][0] ?? "")]
      : [bad("no picture", view.own.files.file, "not_found")];
  return [
    good("of a conversation of one's own", view.own.files[kind]),
    ...own,
    bad("the other party's, not sent yet", view.own.unsent[theirs][0] ?? "", "not_found"),
    bad("of another sender or receiver", view.near.files[kind], "not_found"),
    bad("foreign", view.foreign.files[kind], "not_found"),
    bad("foreign, not sent yet", view.foreign.unsent.sender[0] ?? "", "not_found"),
    bad("missing", "AAAAAAAAAAAAAAAAAAAAAA", "not_found"),
    bad("a conversation", view.own.id, "not_found"),
  ];
}

export async function unsentFiles({ view, is, token }: Actor, { url }: World): Promise<Candidate[]> {
  const [mine, theirs] =
    is === "sender" ? (["sender", "receiver"] as const) : (["receiver", "sender"] as const);
  const more = is && token ? await Promise.all([1, 2, 3].map(() => textFile(url, token, view.own.id))) : [];
  const pool = [...view.own.unsent[mine], ...more];
  let at = 0;
  return [
    {
      what: "one's own",
      refusal: null,
      // Whoever is let send it has it no more: one after another, and from the start once all were offered.
      get value() {
        at += 1;
        return pool[at % pool.length] ?? "";
      },
    },
    // Of a foreign conversation: test/store/contract/files.ts.
    bad("the other party's", view.own.unsent[theirs][0] ?? "", "not_found"),
    bad("missing", "AAAAAAAAAAAAAAAAAAAAAA", "not_found"),
  ];
}
