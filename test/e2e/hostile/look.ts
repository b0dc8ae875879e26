import type { Page } from "@playwright/test";

/** What is in a page: how many messages and names, and whatever should not be there. */
export interface Sight {
  messages: number;
  names: number;
  wrong: string[];
}

/** Looks at every element of a page, and at where they stand. */
export function lookAt(page: Page): Promise<Sight> {
  return page.evaluate(() => {
    const inPages = new Set(
      (
        "html head meta title link script body div header footer main nav section article aside ul ol li dl dt dd a p " +
        "span bdi h1 h2 h3 em strong i s code pre blockquote br time svg path circle rect form input textarea select " +
        "option label button details summary fieldset legend table thead tbody tr th td noscript"
      ).split(" "),
    );
    const inMessages: Record<string, string[]> = {
      a: ["href", "rel", "target"],
      ol: ["start"],
      pre: ["tabindex"],
      ...Object.fromEntries("p br strong em s code blockquote ul li".split(" ").map((tag) => [tag, []])),
    };
    const wrong: string[] = [];
    for (const element of document.querySelectorAll("*")) {
      const problem = problemOf(element);
      if (problem) wrong.push(`${problem}: ${element.outerHTML.slice(0, 200)}`);
    }
    wrong.push(...layoutProblems());
    const { length: messages } = document.querySelectorAll(".prose");
    return { messages, names: document.querySelectorAll("bdi").length, wrong };

    function problemOf(element: Element): string | null {
      const tag = element.localName;
      const attributes = element.getAttributeNames();
      if (!inPages.has(tag)) return "A foreign element";
      if (attributes.some((name) => name.startsWith("on"))) return "An attribute that would run";
      if (tag === "script" && !isOurScript(element)) return "A foreign script";
      if (tag === "bdi" && element.children.length > 0) return "Markup in a name";
      if (element instanceof HTMLAnchorElement && element.hasAttribute("href") && !isGoodLink(element)) {
        return "A link to nowhere good";
      }
      const allowed = element.parentElement?.closest(".prose") ? inMessages[tag] : attributes;
      if (!allowed || attributes.some((name) => !allowed.includes(name))) return "Foreign in a message";
      return null;
    }

    function isOurScript(script: Element): boolean {
      const isData = script.getAttribute("type") === "application/json" && script.id === "state";
      return isData || (script.getAttribute("src") ?? "").startsWith("/build/");
    }

    function isGoodLink(link: HTMLAnchorElement): boolean {
      const isInMessage = link.closest(".prose") !== null;
      if (!isInMessage) return link.origin === location.origin;
      const reachesBack = link.rel !== "noopener noreferrer nofollow ugc" || link.target !== "_blank";
      return /^(?:https?|mailto):$/.test(link.protocol) && link.origin !== location.origin && !reachesBack;
    }

    /** Text that turns or overflows would push what stands beside it from its place. */
    function layoutProblems(): string[] {
      const found: string[] = [];
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth > clientWidth) found.push(`The page is ${scrollWidth - clientWidth} pixels too wide`);
      for (const box of document.querySelectorAll("#messages, .inbox")) {
        if (box.scrollWidth > box.clientWidth)
          found.push(`${box.className} scrolls sideways: ${widest(box)}`);
      }
      const ends = [...document.querySelectorAll(".talk__time")].map(
        (time) => time.getBoundingClientRect().right,
      );
      if (Math.max(...ends) - Math.min(...ends) > 1) found.push("Times in the list do not stand in one line");
      for (const row of document.querySelectorAll(".talk, article.row")) found.push(...escapesFrom(row));
      return found;
    }

    function widest(box: Element): string {
      const right = (element: Element) => element.getBoundingClientRect().right;
      const shown = [...box.querySelectorAll("*")].filter(
        (element) => !element.parentElement?.closest("pre"),
      );
      const [found] = shown.sort((one, other) => right(other) - right(one));
      return found?.outerHTML.slice(0, 200) ?? "";
    }

    function escapesFrom(row: Element): string[] {
      const outer = row.getBoundingClientRect();
      return [...row.querySelectorAll("bdi, time, .row__bubble, .talk__line")].flatMap((part) => {
        const inner = part.getBoundingClientRect();
        if (inner.width === 0 || getComputedStyle(part).position === "absolute") return [];
        const isWithin =
          inner.left >= outer.left - 1 && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
        return isWithin
          ? []
          : [`${part.className || part.localName} stands outside its row: ${part.textContent.slice(0, 60)}`];
      });
    }
  });
}
