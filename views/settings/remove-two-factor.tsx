interface Props {
  person: { id: string; name: string };
}

/** For the owner, beside somebody who lost their device. */
export function RemoveTwoFactor({ person }: Props) {
  return (
    <form method="post" action={`/people/${encodeURIComponent(person.id)}/two-factor/remove`}>
      <button class="button" type="submit">
        Turn off two-factor sign-in
        <span class="hidden"> of {person.name}</span>
      </button>
    </form>
  );
}
