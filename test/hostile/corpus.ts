import { addresses, links, pointedLinks } from "./addresses.ts";
import { commands, formats, inScripts, lengths, lines, names, styles, templates } from "./injections.ts";
import { bidirectional, broken, hidden, stacked } from "./invisible.ts";
import { markdown } from "./markdown.ts";
import { brokenTags, drawings, entities, handlers, mutations, scripts } from "./markup.ts";

/** What people have typed into programs to make them do more than show it, by families. All written for this test. */
export const families: Record<string, readonly string[]> = {
  scripts,
  handlers,
  mutations,
  drawings,
  "broken tags": brokenTags,
  entities,
  addresses,
  links,
  "pointed links": pointedLinks,
  markdown,
  bidirectional,
  hidden,
  stacked,
  "broken text": broken,
  templates,
  "in scripts": inScripts,
  names,
  styles,
  lines,
  commands,
  formats,
  lengths,
};

/** Each once. */
export const corpus: readonly string[] = [...new Set(Object.values(families).flat())];
