import { expect, it } from 'vitest';
import { isAccelerator } from '../stand-in/model/accelerator.ts';
import { acceleratorOf, acceleratorWords } from '../../renderer/features/settings/accelerator.ts';

const press = (code: string, held = '') => ({
  ...{ code, ctrlKey: held.includes('c'), altKey: held.includes('a') },
  ...{ shiftKey: held.includes('s'), metaKey: held.includes('m') },
});

it.each([
  [press('KeyL', 'cs'), false, 'CommandOrControl+Shift+L'],
  [press('KeyL', 'ms'), true, 'CommandOrControl+Shift+L'],
  [press('KeyL', 'c'), true, 'Control+L'],
  [press('KeyL', 'm'), false, 'Super+L'],
  [press('Digit1', 'ca'), false, 'CommandOrControl+Alt+1'],
  [press('ArrowUp', 'a'), false, 'Alt+Up'],
  [press('Space', 'cs'), false, 'CommandOrControl+Shift+Space'],
  [press('F9'), false, 'F9'],
  [press('Minus', 'c'), false, 'CommandOrControl+-'],
])('%o is %s', (pressed, mac, chord) => {
  expect(acceleratorOf(pressed, mac)).toBe(chord);
  expect(isAccelerator(chord)).toBe(true);
});

it.each([
  press('KeyL'),
  press('KeyL', 's'),
  press('ShiftLeft', 's'),
  press('ControlLeft', 'c'),
  press('Enter', 'c'),
])('%o is no chord that can be taken from other programs', (pressed) => {
  expect(acceleratorOf(pressed, false)).toBeNull();
});

it('is written as it stands on the keys', () => {
  expect(acceleratorWords('CommandOrControl+Shift+L', false)).toBe('Ctrl Shift L');
  expect(acceleratorWords('CommandOrControl+Alt+L', true)).toBe('Cmd Option L');
});
