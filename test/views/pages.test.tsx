import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { AuditPage } from "../../views/audit-page.tsx";
import { ChatRoot } from "../../views/chat-page.tsx";
import { Document } from "../../views/document.tsx";
import { JoinPage } from "../../views/doors/join-page.tsx";
import { NotSetUpPage } from "../../views/doors/not-set-up-page.tsx";
import { ResetPage } from "../../views/doors/reset-page.tsx";
import { SetupPage } from "../../views/doors/setup-page.tsx";
import { SignInPage } from "../../views/doors/sign-in-page.tsx";
import { SignUpPage } from "../../views/doors/sign-up-page.tsx";
import { WelcomePage } from "../../views/doors/welcome-page.tsx";
import { ErrorPage } from "../../views/error-page.tsx";
import { DeletePersonPage } from "../../views/people/delete-person-page.tsx";
import { PeoplePage } from "../../views/people/people-page.tsx";
import { TeamPage } from "../../views/people/team-page.tsx";
import { AppearancePage } from "../../views/settings/appearance-page.tsx";
import { SecurityPage } from "../../views/settings/security-page.tsx";
import { stateJson } from "../../views/state-json.ts";
import { englishWords } from "../words/english-words.ts";
import { ana, days, now, sam } from "./sample-people.ts";
import { recordingActions, sampleState, sampleView } from "./sample-state.ts";

const place = sampleView();
const receivers = [{ id: ana.id, name: ana.name, presence: "online" as const, lastSeenAt: null }];

const here = {
  id: "here",
  current: true,
  device: "Firefox on Windows",
  address: "192.0.2.7",
  createdAt: now,
  lastUsedAt: now,
  expiresAt: now,
};
const there = { ...here, id: "there", current: false, device: null, address: null };
const off = { since: null, recoveryCodesLeft: 0, required: false };
const person = { ...sam, lastSeenAt: null, disabledAt: now, twoFactorSince: now };

const entry = {
  id: 2,
  at: now,
  event: "sign-in:succeeded" as const,
  actor: sam,
  subject: null,
  address: "2001:db8:0:1",
  detail: { device: "Firefox on Windows", times: 2 },
};

const pages: Record<string, ComponentChildren> = {
  welcome: <WelcomePage words={englishWords} />,
  "sign-in": <SignInPage words={englishWords} door="sender" />,
  "sign-up": <SignUpPage words={englishWords} />,
  join: <JoinPage words={englishWords} invitation="i" />,
  setup: <SetupPage words={englishWords} token="t" />,
  "not set up": <NotSetUpPage words={englishWords} />,
  team: <TeamPage words={englishWords} me={ana} receivers={receivers} place={place} />,
  reset: <ResetPage words={englishWords} link="l" account={ana} />,
  security: (
    <SecurityPage words={englishWords} me={ana} sessions={[here, there]} twoFactor={off} place={place} />
  ),
  appearance: <AppearancePage words={englishWords} me={ana} theme="dark" language={null} />,
  "delete person": (
    <DeletePersonPage me={ana} words={englishWords} person={{ ...ana, id: "s", name: "Sam" }} />
  ),
  people: (
    <PeoplePage
      words={englishWords}
      me={ana}
      people={[person]}
      presences={[]}
      search=""
      after=""
      next="/people?after=x"
      resetLink={{ person: sam, url: "https://chat.example.org/reset?link=x", expiresAt: now }}
      place={place}
    />
  ),
  audit: (
    <AuditPage
      words={englishWords}
      me={ana}
      entries={[entry, { ...entry, id: 1, event: "sign-in:failed", actor: null, subject: ana }]}
      filter={{ person: "", event: "", day: "" }}
      older="/audit?before=1"
      file="/audit.csv"
      lastBackup={{ at: entry.at, messages: 18_204 }}
      place={place}
    />
  ),
  error: <ErrorPage words={englishWords} status={500} requestId="1" />,
  chat: (
    <ChatRoot
      words={englishWords}
      state={sampleState(sam)}
      view={sampleView()}
      actions={recordingActions()}
    />
  ),
};

describe.each(Object.entries(pages))("the %s page", (_name, body) => {
  const html = renderToString(
    <Document
      title="Parley"
      language="en"
      theme="system"
      styles={["/a.css"]}
      script="/b.js"
      stateJson={stateJson({ a: 1 })}
    >
      {body}
    </Document>,
  );

  test("keeps the rules of its content policy: no inline script, style or handler", () => {
    const scripts = [...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
    expect(scripts).toEqual([
      '<script type="module" src="/b.js">',
      '<script type="application/json" id="state">',
    ]);
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=/);
  });

  test("has one main part and one first heading", () => {
    expect(html.match(/<main/g)).toHaveLength(1);
    expect(html.match(/<h1/g)).toHaveLength(1);
  });

  test("labels every field that people fill in", () => {
    const fields = [...html.matchAll(/<(?:input|textarea)(?![^>]*type="hidden")[^>]*>/g)].map(([tag]) => tag);
    for (const field of fields) {
      const id = /\sid="([^"]+)"/.exec(field)?.[1];
      expect(/aria-label=/.test(field) || html.includes(`<label class="field__label" for="${id}">`)).toBe(
        true,
      );
    }
  });
});

describe("the doors", () => {
  test("lead each kind of person to their own sign-in", () => {
    const html = renderToString(<WelcomePage words={englishWords} />);
    expect(html).toContain('href="/sign-in?as=sender"');
    expect(html).toContain('href="/sign-in?as=receiver"');
  });

  test("sign people in by a plain form that keeps the e-mail and the way back", () => {
    const html = renderToString(
      <SignInPage
        words={englishWords}
        door="receiver"
        email="ana@example.org"
        error="No match."
        next="/chat/c-1?before=2"
      />,
    );
    expect(html).toContain('method="post" action="/sign-in"');
    expect(html).toContain('name="as" value="receiver"');
    expect(html).toContain('name="next" value="/chat/c-1?before=2"');
    expect(html).toContain('value="ana@example.org"');
    expect(html).toContain('role="alert"');
    expect(html).not.toContain("/sign-up");
  });

  test("show a newcomer who asks the way to an account, with the way back kept", () => {
    const html = renderToString(<SignInPage words={englishWords} door="sender" next="/chat/with/a-1" />);
    expect(html).toContain('href="/sign-up?next=%2Fchat%2Fwith%2Fa-1"');
  });
});

describe("the forms that make an account", () => {
  test.each([
    ["/sign-up", <SignUpPage words={englishWords} key="1" next="/chat" />, 'name="next" value="/chat"'],
    ["/join", <JoinPage words={englishWords} key="2" invitation="abc" />, 'name="invitation" value="abc"'],
    ["/setup", <SetupPage words={englishWords} key="3" token="xyz" />, 'name="token" value="xyz"'],
  ])("post to %s what the account needs", (action, page, hidden) => {
    const html = renderToString(page);
    expect(html).toContain(`method="post" action="${action}"`);
    expect(html).toContain(hidden);
    for (const name of ["name", "email", "password"]) expect(html).toContain(`name="${name}"`);
  });

  test("say what is wrong beside the field and keep what was typed, but never a password", () => {
    const html = renderToString(
      <SignUpPage
        words={englishWords}
        values={{ name: 'Sam "S"', email: "sam@" }}
        fields={{ email: "No e-mail address." }}
      />,
    );
    expect(html).toMatch(/name="email" aria-describedby="field-email-error" aria-invalid="true"/);
    expect(html).toContain('id="field-email-error">No e-mail address.');
    expect(html).toContain('value="Sam &quot;S&quot;"');
    expect(html).not.toMatch(/type="password"[^>]*\svalue=/);
  });
});

describe("the team page", () => {
  test("shows the owner a fresh invitation and until when it can be used", () => {
    const invitation = { url: "https://chat.example.org/join?invitation=abc", expiresAt: now + days(7) };
    const html = renderToString(
      <TeamPage words={englishWords} me={ana} receivers={receivers} place={place} invitation={invitation} />,
    );
    expect(html).toContain('method="post" action="/team/invitations"');
    expect(html).toContain(`value="${invitation.url}"`);
    expect(html).toContain('datetime="2026-03-25T14:30:00.000Z"');
  });

  test("offers no invitation to others who answer", () => {
    const html = renderToString(
      <TeamPage words={englishWords} me={{ ...ana, owner: false }} receivers={receivers} place={place} />,
    );
    expect(html).not.toContain('<form method="post" action="/team');
    expect(html).toMatch(/Ana Kovač<\/bdi> \(you\).*Online/s);
  });
});

test.each([403, 404, 429, 500, 503, 400])(
  "an error page for %i says it calmly and shows a way on",
  (status) => {
    const html = renderToString(<ErrorPage words={englishWords} status={status} home="/chat" />);
    expect(html).toContain('href="/chat"');
    expect(html).not.toContain(String(status));
    expect(html).not.toContain("!");
  },
);
