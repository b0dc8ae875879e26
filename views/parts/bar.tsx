import type { OwnAccount } from "../../src/shared/model.ts";
import { follow, submit } from "./follow.ts";
import { Icon } from "./icons.tsx";
import { Logo } from "./logo.tsx";

interface BarProps {
  me: OwnAccount;
  page: "chat" | "team" | "audit";
  /** What the live page does instead of following the links. */
  actions?: { showList(): void; signOut(): void } | undefined;
}

/** The line at the top of every page of somebody signed in. */
export function Bar({ me, page, actions }: BarProps) {
  return (
    <header class="bar">
      <a class="brand" href="/chat" onClick={actions && follow(actions.showList)}>
        <Logo />
        <span class="brand__name">Parley</span>
      </a>
      {me.role === "receiver" && (
        <nav class="bar__nav" aria-label="Pages">
          <a class="bar__link" href="/team" aria-current={page === "team" ? "page" : undefined}>
            <Icon name="team" />
            Team
          </a>
          {me.owner && (
            <a class="bar__link" href="/audit" aria-current={page === "audit" ? "page" : undefined}>
              <Icon name="clock" />
              Trail
            </a>
          )}
        </nav>
      )}
      <bdi class="bar__me">{me.name}</bdi>
      <form method="post" action="/sign-out" onSubmit={actions && submit(actions.signOut)}>
        <button class="bar__link" type="submit">
          <Icon name="leave" />
          Sign out
        </button>
      </form>
    </header>
  );
}
