/**
 * Whether a key is an input method's own. Safari ends a composition before its last key comes: that one can be told by
 * the old key code alone.
 */
export function isComposing(press: { isComposing: boolean; keyCode: number }): boolean {
  return press.isComposing || press.keyCode === 229;
}
