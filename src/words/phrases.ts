/** The types behind the catalogues: which phrases another language has to have, and which places are in them. */

/** The names of the places in a phrase: of "Hello {name}" it is "name". */
export type PlacesIn<Phrase extends string> = Phrase extends `${string}{${infer Place}}${infer Rest}`
  ? Place | PlacesIn<Rest>
  : never;

/** Any phrase with these places, in whatever order a language needs them. */
export type WithPlaces<Places extends string, All extends string = Places> = [Places] extends [never]
  ? string
  : Places extends string
    ? `${string}{${Places}}${WithPlaces<Exclude<All, Places>>}`
    : never;

/** "zero", "one", "two" and so on: what `Intl.PluralRules` tells apart. */
type Category = Intl.LDMLPluralRule;

/**
 * What a language has to say where English says this: the same keys and the same places. What is counted is said once
 * for each of the language's own categories; only `other` has to show the number.
 */
export type Translated<English, Categories extends Category> = English extends string
  ? WithPlaces<PlacesIn<English>>
  : English extends { other: infer Other extends string }
    ? { readonly [Name in Categories]: CountedIn<Name, Other> }
    : { readonly [Key in keyof English]: Translated<English[Key], Categories> };

/** The same for whichever language it is: what a view can rely on. */
export type InAnyLanguage<English> = English extends string
  ? WithPlaces<PlacesIn<English>>
  : English extends { other: infer Other extends string }
    ? { readonly other: CountedIn<"other", Other> } & { readonly [Name in Category]?: string }
    : { readonly [Key in keyof English]: InAnyLanguage<English[Key]> };

type CountedIn<Name extends Category, Other extends string> = WithPlaces<
  Name extends "other" ? PlacesIn<Other> : Exclude<PlacesIn<Other>, "count">
>;
