import type { ToMain } from '../page/messages.ts';
import type { MenuItem } from './menu-item.ts';

type Pressed = ToMain & { type: 'key' };
type Keys = { key: string; ctrl: boolean; shift: boolean; alt: boolean; meta: boolean };

const mac = process.platform === 'darwin';
const named: Record<string, string> = {
  ...{
    plus: '+',
    space: ' ',
    esc: 'escape',
    return: 'enter',
    left: 'arrowleft',
    right: 'arrowright',
    up: 'arrowup',
  },
  ...{ down: 'arrowdown', ins: 'insert', del: 'delete' },
};

/** Reads Electron's notation (`CmdOrCtrl+Shift+P`). */
export function parseAccelerator(accelerator: string): Keys {
  const keys: Keys = { key: '', ctrl: false, shift: false, alt: false, meta: false };
  for (const part of accelerator.toLowerCase().split('+')) {
    if (part === 'ctrl' || part === 'control') keys.ctrl = true;
    else if (part === 'cmdorctrl' || part === 'commandorcontrol') keys[mac ? 'meta' : 'ctrl'] = true;
    else if (['cmd', 'command', 'meta', 'super'].includes(part)) keys.meta = true;
    else if (part === 'alt' || part === 'option') keys.alt = true;
    else if (part === 'shift') keys.shift = true;
    // A lone plus is what `split` leaves empty.
    else keys.key = part === '' ? '+' : (named[part] ?? part);
  }
  return keys;
}

/** Whether a key press is an accelerator's: by the character typed, or by the key where Shift changes the character. */
export function matches(accelerator: string, pressed: Omit<Pressed, 'type'>): boolean {
  const wanted = parseAccelerator(accelerator);
  const { ctrl, shift, alt, meta } = pressed;
  if (wanted.ctrl !== ctrl || wanted.alt !== alt || wanted.meta !== meta) return false;
  const byKey = pressed.code.replace(/^(Key|Digit)/, '').toLowerCase() === wanted.key;
  if (wanted.shift === shift && byKey) return true;
  return pressed.key.toLowerCase() === wanted.key && (wanted.shift === shift || !/[a-z0-9]/.test(wanted.key));
}

let visit: (found: (item: MenuItem) => boolean) => void = () => undefined;

/** Tells where the items of the application menu are found. */
export function searchMenu(search: typeof visit): void {
  visit = search;
}

/** A key press that the page left alone: clicks the item of the application menu that it is the accelerator of. */
export function pressed(message: Pressed): void {
  visit((item) => {
    if (
      item.accelerator === undefined ||
      !item.enabled ||
      !item.visible ||
      !matches(item.accelerator, message)
    )
      return false;
    item.click({ triggeredByAccelerator: true });
    return true;
  });
}

const modifiers = [
  ...['ctrl', 'control', 'cmdorctrl', 'commandorcontrol', 'cmd', 'command'],
  ...['meta', 'super', 'alt', 'option', 'altgr', 'shift'],
];
const keyNames =
  /^(.|f([1-9]|1\d|2[0-4])|plus|space|tab|capslock|numlock|scrolllock|backspace|delete|insert|return|enter|up|down|left|right|home|end|pageup|pagedown|escape|esc|printscreen|num\d|numdec|numadd|numsub|nummult|numdiv|volume(up|down|mute)|media(nexttrack|previoustrack|stop|playpause))$/;

/** Whether Electron takes this for an accelerator: known modifiers, then one key that it has a name for. */
export function isAccelerator(accelerator: string): boolean {
  const parts = accelerator.toLowerCase().split('+');
  const key = parts.pop() ?? '';
  return keyNames.test(key) && !modifiers.includes(key) && parts.every((part) => modifiers.includes(part));
}
