const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** A file's size as people say it, in steps of a thousand as their systems count. */
export function fileSize(bytes: number, locale: string): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const size = new Intl.NumberFormat(locale, {
    style: "unit",
    unit: units[step],
    // Some languages have no short form of a byte that can be counted.
    unitDisplay: step === 0 ? "long" : "short",
    maximumFractionDigits: step > 1 ? 1 : 0,
  });
  return size.format(bytes / 1_000 ** step);
}
