import type { Person, PresenceState } from "../../src/shared/model.ts";

interface AvatarProps {
  person: Person | null;
  presence?: PresenceState | undefined;
}

/** A person's initial in a colour of their own, with a dot for presence. Ornament: the name stands beside it. */
export function Avatar({ person, presence }: AvatarProps) {
  const [initial = "?"] = person?.name.trim() ?? "";
  return (
    <span class={`avatar avatar--${hueOf(person?.id ?? "")}`} aria-hidden="true">
      {person?.picture ? (
        <img class="avatar__picture" src={`/portraits/${person.id}?${person.picture}`} alt="" />
      ) : (
        initial.toUpperCase()
      )}
      {presence && !person?.deleted && <span class={`dot dot--${presence}`} />}
    </span>
  );
}

const hues = 6;

function hueOf(id: string): number {
  let sum = 0;
  for (let i = 0; i < id.length; i += 1) sum = (sum * 31 + id.charCodeAt(i)) % 9973;
  return sum % hues;
}
