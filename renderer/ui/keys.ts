/**
 * A chord as the registry of commands writes it: `Alt+U`, `Ctrl+N`, `F1`, `D`. On macOS `Alt` is written and pressed
 * as Ctrl, since Option types characters there, and `Ctrl` as Cmd.
 */
export type Chord = string;

let mac = false;

/** Told once at the start, by main. */
export function setPlatform(platform: 'mac' | 'other'): void {
  mac = platform === 'mac';
}

const onMac: Readonly<Record<string, string>> = { Alt: 'Ctrl', Ctrl: 'Cmd' };
const drawn: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Delete: 'Del',
  Escape: 'Esc',
};

/** The chord as its key cap shows it. */
export const chordLabel = (chord: Chord): string =>
  chord
    .split('+')
    .map((part) => drawn[part] ?? (mac ? (onMac[part] ?? part) : part))
    .join(' ');

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** Whether this key event is the chord, on the layout and the platform at hand. */
export function isChord(event: Pressed, chord: Chord): boolean {
  const parts = chord.split('+');
  const key = parts.at(-1) ?? '';
  const [alt, ctrl] = [parts.includes('Alt'), parts.includes('Ctrl')];
  const wanted = mac ? { alt: false, ctrl: alt, meta: ctrl } : { alt, ctrl, meta: false };
  if (event.altKey !== wanted.alt || event.ctrlKey !== wanted.ctrl || event.metaKey !== wanted.meta)
    return false;
  if (parts.includes('Shift') !== event.shiftKey && /^[\w]/.test(key)) return false;
  return event.key.toLowerCase() === key.toLowerCase() || event.code === codeOf(key);
}

/**
 * Whether a key that is held says again what it said: `Alt+G` kept down for a second is one decision, not ten. Arrows go
 * on for as long as they are held.
 */
export const isHeld = ({ repeat, key }: KeyboardEvent): boolean =>
  repeat && (key === 'Enter' || /^.$/u.test(key));

/** The place of a letter or digit on the keyboard, for layouts on which Alt makes it another character. */
const codeOf = (key: string): string | null =>
  key === 'Space'
    ? key
    : /^[A-Z]$/i.test(key)
      ? `Key${key.toUpperCase()}`
      : /^\d$/.test(key)
        ? `Digit${key}`
        : null;

/** Whether keys pressed on this element are text for it. */
export function isEditor(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type);
}
