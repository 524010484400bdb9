/** The alphabet of the ids of items that people add (RFC 4648, small). */
const letters = 'abcdefghijklmnopqrstuvwxyz234567';
const MASK = (1n << 64n) - 1n;

/**
 * The id of a runbook's step as an item of the checklist, `own-<13 characters>`: the same on two desktops that take the
 * same runbook up at the same time, so that its steps stand there once. FNV-1a, 64 bits: nothing depends on its being
 * secret, and among the items of one incident no two meet.
 * @param again how many steps with the same words come before it.
 */
export function stepId(file: string, step: string, again: number): string {
  let hash = 0xcbf29ce484222325n;
  for (const unit of `${file}\n${again}\n${step}`) {
    hash ^= BigInt(unit.codePointAt(0) ?? 0);
    hash = (hash * 0x100000001b3n) & MASK;
  }
  let id = '';
  for (let place = 0; place < 13; place += 1) {
    id += letters[Number(hash & 31n)] ?? '';
    hash >>= 5n;
  }
  return `own-${id}`;
}
