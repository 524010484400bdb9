import { ok } from '../../result.ts';
import { textEdited, textPlace } from '../events/text-edited.ts';
import { editsTo, textOf } from '../text.ts';
import { broughtTo } from '../text-change.ts';
import { readUpdate } from '../text-update.ts';
import { refused, type Deciders } from './decider.ts';

/** Texts that several people write, offline too. */
export const texts: Deciders<'write-text' | 'edit-text'> = {
  'write-text'(incident, { section, text, base }, { now, person, newId }) {
    const to = tidy(text);
    const wanted = base === undefined ? to : broughtTo(textOf(incident, section), tidy(base), to);
    const updates = editsTo(incident, section, wanted, clientOf(newId()));
    const said = { e: textPlace(section), at: now, u: person };
    return ok(updates.map((update) => textEdited.draft({ ...said, payload: { update } })));
  },

  'edit-text'(_incident, { section, updates }, { now, person }) {
    if (updates.some((update) => readUpdate(update) === undefined))
      return refused(
        'Not saved: the editor sent something that is no edit of a text. Close the text and open it again.',
      );
    const said = { e: textPlace(section), at: now, u: person };
    return ok(updates.map((update) => textEdited.draft({ ...said, payload: { update } })));
  },
};

/** One kind of line end, and no half characters: what is written is what is read. */
const tidy = (text: string): string =>
  text.replaceAll(/\r\n?/g, '\n').replaceAll(/\p{Surrogate}/gu, '\u{FFFD}');

const digits = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * A client of Yjs for each edit, of 50 bits: a machine that goes on from an older image of itself would use the clocks
 * of its former session once more, and of two edits with the same clock one is lost.
 */
const clientOf = (id: string): number =>
  Array.from(id.slice(-10)).reduce((sum, digit) => sum * 32 + Math.max(0, digits.indexOf(digit)), 0) + 1;
