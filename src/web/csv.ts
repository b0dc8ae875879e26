/** A line of a table as RFC 4180 writes it. What a spreadsheet would take for a formula stays a text. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}

function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  return `"${harmless(value).replaceAll('"', '""')}"`;
}

/** Spreadsheets run what begins like this, also after white space; an apostrophe before it says that it is text. */
function harmless(text: string): string {
  return /^\s*[=+\-@\t\r\n|%\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
}
