const PEAK = 0.12;

/** A short, soft sound of two notes. Made here: there is no file to load, and nothing that could loop. */
export function playTwoNotes(): void {
  const context = new AudioContext();
  const begin = context.currentTime + 0.03;
  note(context, 587.33, begin, 0.32);
  // The second one closes what was opened: an open context would keep the speakers awake.
  note(context, 783.99, begin + 0.17, 0.5).onended = () => void context.close();
}

function note(context: AudioContext, frequency: number, begin: number, seconds: number): OscillatorNode {
  const tone = new OscillatorNode(context, { type: 'sine', frequency });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, begin);
  volume.gain.linearRampToValueAtTime(PEAK, begin + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, begin + seconds);
  tone.connect(volume).connect(context.destination);
  tone.start(begin);
  tone.stop(begin + seconds);
  return tone;
}
