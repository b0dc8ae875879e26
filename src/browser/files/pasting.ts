/**
 * Whether files are meant. What is copied from a text or a table comes with a picture of itself as well: that is text.
 * And a field other than the composer's takes no files.
 */
export function isFilePaste({ clipboardData, target }: ClipboardEvent): boolean {
  if (!clipboardData || clipboardData.files.length === 0) return false;
  if (target instanceof HTMLInputElement) return false;
  return clipboardData.getData("text/plain") === "";
}
