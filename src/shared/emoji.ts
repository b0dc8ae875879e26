/** The six reactions that are a press away. Any other emoji takes two. */
export const quickReactions = ["👍", "❤️", "😂", "🎉", "😮", "🙏"] as const;

/** Longer than three of the longest emoji there are. */
const longest = 120;

/** Whether a text is nothing but one to three emoji: such a text is drawn large. */
export function isFewEmoji(text: string): boolean {
  return text.length <= longest && fewEmoji.test(text);
}

/** One emoji in its coloured form: a plain one, with a skin tone, a family joined together, a flag, a key cap. */
const one = (() => {
  const person = String.raw`\p{Emoji_Modifier_Base}\p{Emoji_Modifier}`;
  const plain = String.raw`(?:${person}|\p{Extended_Pictographic}\uFE0F|(?![0-9#*])\p{Emoji_Presentation})`;
  const joined = String.raw`(?:\u200D(?:${person}|\p{Extended_Pictographic}\uFE0F?))`;
  const flag = String.raw`\p{Regional_Indicator}{2}`;
  const keyCap = String.raw`[0-9#*]\uFE0F?\u20E3`;
  return String.raw`(?:${flag}|${keyCap}|${plain}${joined}*[\u{E0020}-\u{E007F}]*)`;
})();

const fewEmoji = new RegExp(String.raw`^\s*${one}(?:\s*${one}){0,2}\s*$`, "u");
