const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** A file's size as people say it, in steps of a thousand as their systems count. */
export function fileSize(bytes: number, locale: string): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const maximumFractionDigits = step > 1 ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: "unit", unit: units[step], maximumFractionDigits }).format(
    bytes / 1_000 ** step,
  );
}
