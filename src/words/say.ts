import type { PlacesIn } from "./phrases.ts";

type Values<Places extends string> = Record<Places, string | number>;

/** The phrase with something in each of its places. */
export function say<Phrase extends string>(phrase: Phrase, values: Values<PlacesIn<Phrase>>): string {
  return fill(phrase, values);
}

/** The phrase for so many, in the language's own forms and digits; `{count}` is the number. */
export function count<Other extends string>(
  { locale }: { locale: string },
  forms: { readonly other: Other } & { readonly [Name in Intl.LDMLPluralRule]?: string },
  number: number,
  ...[values]: Exclude<PlacesIn<Other>, "count"> extends never
    ? []
    : [Values<Exclude<PlacesIn<Other>, "count">>]
): string {
  const form = forms[new Intl.PluralRules(locale).select(number)] ?? forms.other;
  return fill(form, { ...values, count: digits(locale, number) });
}

/** A number as its reader writes it: 4,000 or 4.000. */
export function digits(locale: string, number: number): string {
  return new Intl.NumberFormat(locale).format(number);
}

function fill(phrase: string, values: Record<string, string | number>): string {
  return phrase.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
