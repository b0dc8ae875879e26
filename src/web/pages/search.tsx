import { Router } from "express";
import type { SearchFilter } from "../../../views/search/search-form.tsx";
import { SearchPage, type SearchPageProps } from "../../../views/search/search-page.tsx";
import { listConversations } from "../../chat/history.ts";
import { search } from "../../chat/search.ts";
import type { OwnAccount, Person } from "../../shared/model.ts";
import { counterpart } from "../../shared/state/state.ts";
import { beginningOf, dayNumber } from "../calendar-days.ts";
import type { WebDeps } from "../deps.ts";
import { textsOf } from "../input.ts";
import { readerOf } from "../reader.ts";
import { sendPage } from "../send-page.tsx";
import { callerOf, signedInAs } from "../signed-in.ts";
import { tryForm } from "../try-form.ts";
import { wordsOf } from "../words.ts";

type Deps = Pick<WebDeps, "accounts" | "assets" | "chat" | "config" | "limits" | "log">;

const names = ["q", "with", "from", "since", "until", "link", "file", "cursor"] as const;

/** Looking for what was said: a plain form and what it found. */
export function searchRoutes(deps: Deps): Router {
  const router = Router();
  router.get("/search", async (req, res) => {
    const { account } = await signedInAs(deps, req);
    const { cursor, ...filter } = textsOf(names, req.query);
    const place = { now: deps.chat.clock(), ...readerOf(req) };
    const shared = { me: account, words: wordsOf(req), filter, people: await peopleOf(deps, account), place };
    const show = (rest: Pick<SearchPageProps, "found" | "older" | "error">) =>
      sendPage(deps.assets, res, {
        title: wordsOf(req).search.search,
        body: <SearchPage {...shared} {...rest} />,
      });
    const nothing = { found: null, older: null, error: null };
    if (Object.values(filter).every((text) => text.trim() === "")) return show(nothing);
    const find = async () => {
      await deps.limits.spend("search", { account: account.id });
      const page = await search(deps.chat, callerOf(account), wishOf(filter, cursor, place));
      const older = page.cursor === null ? null : addressOf({ ...filter, cursor: page.cursor });
      show({ found: page.hits, older, error: null });
    };
    await tryForm(deps, res, find, ({ message }) => show({ ...nothing, error: message }));
  });
  return router;
}

/** The people of the most recent conversations, by name: whom a search can be narrowed to. */
async function peopleOf({ chat }: Deps, account: OwnAccount): Promise<Person[]> {
  const { conversations } = await listConversations(chat, callerOf(account), { limit: mostPeople });
  const people = conversations.flatMap((conversation) => counterpart(conversation, account.id) ?? []);
  return people.sort((a, b) => a.name.localeCompare(b.name));
}

/** For a list to choose from; more are found by their name. */
const mostPeople = 200;

/** A day is one of the reader's own, and belongs to what is asked for. */
function wishOf(filter: SearchFilter, cursor: string, place: SearchPageProps["place"]) {
  const since = dayNumber(filter.since);
  const until = dayNumber(filter.until);
  return {
    q: filter.q,
    with: filter.with || undefined,
    from: filter.from || undefined,
    after: since === null ? undefined : beginningOf(since, place),
    before: until === null ? undefined : beginningOf(until + 1, place),
    hasLink: filter.link === "" ? undefined : true,
    hasFile: filter.file === "" ? undefined : true,
    cursor: cursor || undefined,
  };
}

function addressOf(wish: Record<string, string>): string {
  return `/search?${new URLSearchParams(Object.entries(wish).filter(([, value]) => value !== ""))}`;
}
