/** What a key press says, as far as a chord is made of it. */
type Pressed = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

const named: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Minus: '-',
  Equal: '=',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Semicolon: ';',
  Quote: "'",
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Backquote: '`',
};
const same = /^(F([1-9]|1\d|2[0-4])|Space|Home|End|PageUp|PageDown|Insert)$/;

/** The key by its place: with Shift or Option held it would type another character. */
function keyOf(code: string): string | null {
  const typed = /^(?:Key|Digit)(.)$/.exec(code)?.[1];
  return typed ?? named[code] ?? (same.test(code) ? code : null);
}

/**
 * The chord that was pressed, as Electron writes it: `CommandOrControl+Shift+L`. null as long as it is none that can be
 * taken from all other programs: a key with Ctrl, Alt or Cmd, or a function key.
 */
export function acceleratorOf(event: Pressed, mac: boolean): string | null {
  const key = keyOf(event.code);
  if (key === null) return null;
  const held = event.ctrlKey || event.altKey || event.metaKey;
  if (!held && !/^F\d/.test(key)) return null;
  const main = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  return [
    main ? 'CommandOrControl' : '',
    other ? (mac ? 'Control' : 'Super') : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey ? 'Shift' : '',
    key,
  ]
    .filter((part) => part !== '')
    .join('+');
}

/** A chord of Electron's as it stands on the keys. */
export function acceleratorWords(accelerator: string, mac: boolean): string {
  const words: Readonly<Record<string, string>> = mac
    ? { CommandOrControl: 'Cmd', Control: 'Ctrl', Alt: 'Option' }
    : { CommandOrControl: 'Ctrl' };
  return accelerator
    .split('+')
    .map((part) => words[part] ?? part)
    .join(' ');
}
