import type { OwnAccount } from "../../src/shared/model.ts";
import type { ChatWords } from "../../src/words/words.ts";
import { Avatar } from "./avatar.tsx";
import { follow, submit } from "./follow.ts";
import { Icon, type IconName } from "./icons.tsx";
import { Logo } from "./logo.tsx";

type PageName = "search" | "team" | "people" | "audit" | "settings";

interface BarProps {
  me: OwnAccount;
  words: Pick<ChatWords, "bar">;
  page: "chat" | PageName;
  /** What the live page does instead of following the links. */
  actions?: { showList(): void; signOut(): void } | undefined;
}

/** The line at the top of every page of somebody signed in. */
export function Bar({ me, words: { bar }, page, actions }: BarProps) {
  const links = linksFor(me, bar);
  return (
    <header class={links.length > 2 ? "bar" : "bar bar--few"}>
      <a class="brand" href="/chat" onClick={actions && follow(actions.showList)}>
        <Logo />
        <span class="brand__name">Parley</span>
      </a>
      <nav class="bar__nav" aria-label={bar.pages}>
        {links.map(({ name, href, icon, word }) => (
          <a
            key={name}
            class="bar__link"
            href={href}
            title={word}
            aria-current={page === name ? "page" : undefined}
          >
            <Icon name={icon} />
            <span class="bar__word">{word}</span>
          </a>
        ))}
      </nav>
      <span class="bar__me">
        <Avatar person={me} />
        <bdi class="bar__name">{me.name}</bdi>
      </span>
      <form method="post" action="/sign-out" onSubmit={actions && submit(actions.signOut)}>
        <button class="bar__link" type="submit" title={bar.signOut}>
          <Icon name="leave" />
          <span class="bar__word">{bar.signOut}</span>
        </button>
      </form>
    </header>
  );
}

interface PageLink {
  name: PageName;
  href: string;
  icon: IconName;
  word: string;
}

function linksFor({ role, owner }: OwnAccount, words: ChatWords["bar"]): PageLink[] {
  const team: PageLink = { name: "team", href: "/team", icon: "team", word: words.team };
  const people: PageLink = { name: "people", href: "/people", icon: "person", word: words.people };
  const trail: PageLink = { name: "audit", href: "/audit", icon: "clock", word: words.trail };
  return [
    { name: "search", href: "/search", icon: "search", word: words.search },
    ...(role === "receiver" ? [team] : []),
    ...(owner ? [people, trail] : []),
    { name: "settings", href: "/settings/profile", icon: "settings", word: words.settings },
  ];
}
