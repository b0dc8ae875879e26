/** Two soft notes, made on the spot. Nothing before the first press or key: browsers would refuse it, and people too. */
export function createSound(page: Document): () => void {
  let context: AudioContext | null = null;
  for (const name of ["pointerdown", "keydown"] as const) {
    page.addEventListener(name, wake, { once: true, passive: true, capture: true });
  }
  return () => {
    if (!context) return;
    note(context, 660, 0);
    note(context, 880, 0.11);
  };

  function wake(): void {
    // Some browsers have none, whatever the types say.
    if (!context && "AudioContext" in globalThis) context = new AudioContext();
  }
}

const loudness = 0.06;
const seconds = 0.35;

function note(context: AudioContext, hertz: number, delay: number): void {
  const start = context.currentTime + delay;
  const tone = new OscillatorNode(context, { type: "sine", frequency: hertz });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(loudness, start + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + seconds);
  tone.connect(volume).connect(context.destination);
  tone.start(start);
  tone.stop(start + seconds);
}
