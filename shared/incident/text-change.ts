/** A change of a text in one place: what stood at `at` (in UTF-16 units) and what stands there now. */
export type TextChange = { readonly at: number; readonly removed: string; readonly inserted: string };

/** Whether a text can be cut at an index: not within a character of two units, which Yjs would lose. */
const isBetween = (text: string, at: number): boolean => (text.codePointAt(at - 1) ?? 0) < 0x1_00_00;

/** What makes one text the other: all but what both begin with and both end with. */
export function changeBetween(from: string, to: string): TextChange {
  const shorter = Math.min(from.length, to.length);
  let at = 0;
  while (at < shorter && from.charCodeAt(at) === to.charCodeAt(at)) at += 1;
  while (!isBetween(from, at) || !isBetween(to, at)) at -= 1;
  let end = 0;
  const same = (): boolean => from.charCodeAt(from.length - 1 - end) === to.charCodeAt(to.length - 1 - end);
  while (end < shorter - at && same()) end += 1;
  while (!isBetween(from, from.length - end) || !isBetween(to, to.length - end)) end -= 1;
  return { at, removed: from.slice(at, from.length - end), inserted: to.slice(at, to.length - end) };
}

/** A change as two smaller ones, to be made one after the other: what goes, then what comes. */
export function halvesOf({ at, removed, inserted }: TextChange): readonly [TextChange, TextChange] {
  if (removed !== '' && inserted !== '')
    return [
      { at, removed, inserted: '' },
      { at, removed: '', inserted },
    ];
  const whole = removed + inserted;
  const half = whole.length >> 1;
  const cut = isBetween(whole, half) ? half : half + 1;
  const [first, second] = [whole.slice(0, cut), whole.slice(cut)];
  return inserted === ''
    ? [
        { at, removed: first, inserted: '' },
        { at, removed: second, inserted: '' },
      ]
    : [
        { at, removed: '', inserted: first },
        { at: at + first.length, removed: '', inserted: second },
      ];
}
