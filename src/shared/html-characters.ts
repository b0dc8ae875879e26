const characters: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };

/** The text of HTML that our renderer wrote, of which no tags are left: it names these characters and no others. */
export function decoded(text: string): string {
  return text.replace(/&(\w+);/g, (entity, name: string) => characters[name] ?? entity);
}
