/** Two soft notes, made on the spot. Nothing before the first press or key: browsers would refuse it, and people too. */
export function createSound(page: Document): () => void {
  let context: AudioContext | null = null;
  for (const name of ["pointerdown", "keydown"] as const) {
    page.addEventListener(name, wake, { once: true, passive: true, capture: true });
  }
  return () => {
    if (context) void play(context);
  };

  function wake(): void {
    // Some browsers have none, whatever the types say.
    if (context || !("AudioContext" in globalThis)) return;
    context = new AudioContext();
    void context.suspend();
  }
}

/** One that is not suspended works all the time, and takes its share of the battery for silence. */
async function play(context: AudioContext): Promise<void> {
  await context.resume();
  note(context, 660, 0);
  note(context, 880, 0.11).onended = () => void context.suspend();
}

const loudness = 0.06;
const seconds = 0.35;

function note(context: AudioContext, hertz: number, delay: number): OscillatorNode {
  const start = context.currentTime + delay;
  const tone = new OscillatorNode(context, { type: "sine", frequency: hertz });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(loudness, start + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + seconds);
  tone.connect(volume).connect(context.destination);
  tone.start(start);
  tone.stop(start + seconds);
  return tone;
}
