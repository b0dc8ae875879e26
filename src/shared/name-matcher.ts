/** Whether a name has every word of what was typed in it, without regard to capitals, accents and order. */
export function nameMatcher(typed: string): (name: string) => boolean {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  return (name) => {
    const whole = folded(name);
    return words.every((word) => whole.includes(word));
  };
}

function folded(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
