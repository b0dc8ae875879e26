/** What a picture takes of a row, in pixels: enough to see, and never more than the smallest screens give it whole. */
const side = 320;
/** So that a narrow strip can still be pressed. */
const least = 48;

/** The room that a picture gets before it is there, so that nothing moves when it comes. */
export function fitted({ width = side, height = side }: { width?: number; height?: number }) {
  const scale = Math.min(1, side / width, side / height);
  return {
    width: Math.max(least, Math.round(width * scale)),
    height: Math.max(least, Math.round(height * scale)),
  };
}
