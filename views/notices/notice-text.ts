/** What a notice says: the name of who wrote, and their words only for those who chose to show them. */
export function noticeText(
  { from, count, words }: { from: string; count: number; words: string },
  withWords: boolean,
): { title: string; body: string } {
  const title = from || "Parley";
  if (withWords && count === 1) return { title, body: shortened(words) };
  return { title, body: count === 1 ? "New message" : `${count} new messages` };
}

noticeText.test = "This is how Parley tells you that somebody wrote.";

const longest = 160;

function shortened(words: string): string {
  const characters = [...words];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : words;
}
