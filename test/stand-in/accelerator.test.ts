import { expect, test } from 'vitest';
import { matches } from './model/accelerator.ts';

const press = (key: string, code: string, held: string[] = []) => ({
  ...{ key, code, ctrl: held.includes('ctrl'), shift: held.includes('shift') },
  ...{ alt: held.includes('alt'), meta: held.includes('meta') },
});

test.each([
  ['Ctrl+K', press('k', 'KeyK', ['ctrl']), true],
  ['Ctrl+K', press('K', 'KeyK', ['ctrl', 'shift']), false],
  ['Ctrl+Shift+P', press('P', 'KeyP', ['ctrl', 'shift']), true],
  ['Ctrl+1', press('1', 'Digit1', ['ctrl']), true],
  ['Ctrl+Plus', press('+', 'Equal', ['ctrl', 'shift']), true],
  ['Ctrl+-', press('-', 'Minus', ['ctrl']), true],
  ['Ctrl+/', press('/', 'Slash', ['ctrl']), true],
  ['F6', press('F6', 'F6'), true],
  ['F6', press('F6', 'F6', ['alt']), false],
  ['Alt+Left', press('ArrowLeft', 'ArrowLeft', ['alt']), true],
])('%s and a press of %o: %s', (accelerator, pressed, expected) => {
  expect(matches(accelerator, pressed)).toBe(expected);
});
