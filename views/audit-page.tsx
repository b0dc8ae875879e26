import { type AuditEntry, type AuditEvent, auditEvents } from "../src/shared/audit.ts";
import type { OwnAccount } from "../src/shared/model.ts";
import { digits, say } from "../src/words/say.ts";
import type { Words } from "../src/words/words.ts";
import { Bar } from "./parts/bar.tsx";
import { Field } from "./parts/field.tsx";
import { auditLabel, auditSentence, type Piece } from "./words/audit-words.ts";
import { createTimes, type Place, type Times } from "./words/times.ts";

export interface AuditPageProps {
  me: OwnAccount;
  words: Words;
  entries: AuditEntry[];
  filter: AuditFilter;
  /** Where the entries before these are, and where these are to be had as a file. */
  older: string | null;
  file: string;
  /** The newest one, when and of how many messages; null if none was made. */
  lastBackup: { at: number; messages: number } | null;
  place: Place;
}

/** As it was asked for; an empty text asks for everything. */
export interface AuditFilter {
  person: string;
  event: AuditEvent | "";
  /** As a date field writes it: 2026-03-14. */
  day: string;
}

/** What happened here as far as security goes, for the owner. */
export function AuditPage({ me, words, entries, filter, older, file, lastBackup, place }: AuditPageProps) {
  const { audit } = words;
  const times = createTimes(place, words);
  return (
    <div class="page">
      <Bar me={me} words={words} page="audit" />
      <main class="audit">
        <h1 class="team__title">{audit.title}</h1>
        <p class="team__lead">{audit.lead}</p>
        <Backup words={words} last={lastBackup} times={times} />
        <Filter {...filter} words={words} />
        {entries.length === 0 && <p class="audit__none">{audit.none}</p>}
        {byDay(entries, times).map(([label, some]) => (
          <Day words={words} key={label} label={label} entries={some} times={times} />
        ))}
        <nav class="audit__ways" aria-label={audit.more}>
          {older !== null && (
            <a class="button" href={older} rel="next">
              {audit.older}
            </a>
          )}
          <a class="button" href={file} download>
            {audit.download}
          </a>
        </nav>
      </main>
    </div>
  );
}

/** Beside what happened, because whoever asks what happened may need what was before. */
function Backup({ words, last, times }: { words: Words; last: AuditPageProps["lastBackup"]; times: Times }) {
  const { audit, locale } = words;
  const said = last
    ? say(audit.backup, { when: times.full(last.at), count: digits(locale, last.messages) })
    : audit.noBackup;
  return <p class="audit__backup">{said}</p>;
}

function Filter({ words, person, event, day }: AuditFilter & { words: Words }) {
  const { audit } = words;
  return (
    <form class="audit__filter" method="get" action="/audit">
      <Field label={audit.person} name="person" input={{ type: "search", value: person, maxLength: 254 }} />
      <div class="field">
        <label class="field__label" for="field-event">
          {audit.what}
        </label>
        <select class="field__input" id="field-event" name="event">
          <option value="">{audit.everything}</option>
          {auditEvents.map((name) => (
            <option key={name} value={name} selected={name === event}>
              {auditLabel(name, words)}
            </option>
          ))}
        </select>
      </div>
      <Field label={audit.day} name="day" input={{ type: "date", value: day }} />
      <button class="button" type="submit">
        {audit.show}
      </button>
    </form>
  );
}

interface DayProps {
  words: Words;
  label: string;
  entries: AuditEntry[];
  times: Times;
}

function Day({ words, label, entries, times }: DayProps) {
  return (
    <section class="audit__day">
      <h2 class="audit__date">{label}</h2>
      <ol class="audit__list">
        {entries.map((entry) => (
          <li class="audit__entry" key={entry.id}>
            <time class="audit__time" dateTime={new Date(entry.at).toISOString()}>
              {times.time(entry.at)}
            </time>
            <span class="audit__said">
              {auditSentence(entry, words).map((piece, at) => (
                <Said key={at} piece={piece} />
              ))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Said({ piece }: { piece: Piece }) {
  if (typeof piece === "string") return <>{piece}</>;
  return (
    <a class="audit__person" href={`/audit?person=${encodeURIComponent(piece.id)}`}>
      <bdi>{piece.name}</bdi>
    </a>
  );
}

/** In the order in which they come, newest day first. */
function byDay(entries: AuditEntry[], times: Times): [label: string, entries: AuditEntry[]][] {
  const days = Map.groupBy(entries, ({ at }) => times.dayOf(at));
  return [...days.values()].map((some) => [times.dayLabel(some[0]?.at ?? 0), some]);
}
