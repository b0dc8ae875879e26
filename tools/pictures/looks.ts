import type { BrowserContextOptions } from "@playwright/test";

/** In which size, colours and language a page is looked at. */
export interface Look {
  name: string;
  options: BrowserContextOptions;
}

const sizes = [
  { name: "phone", viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
  { name: "tablet", viewport: { width: 768, height: 1024 }, isMobile: true, hasTouch: true },
  { name: "desk", viewport: { width: 1440, height: 900 } },
];

const manners = [
  { name: "light", colorScheme: "light", locale: "en-GB" },
  { name: "dark", colorScheme: "dark", locale: "en-GB" },
  { name: "arabic", colorScheme: "light", locale: "ar" },
] as const;

/** Every size in every manner. */
export const looks: Look[] = manners.flatMap(({ name: manner, ...how }) =>
  sizes.map(({ name: size, ...box }) => ({ name: `${size}-${manner}`, options: { ...box, ...how } })),
);
