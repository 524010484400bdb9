import { ok } from '../../result.ts';
import { MAX_REDACTED, redact } from '../events/redact.ts';
import { textEdited, textPlace } from '../events/text-edited.ts';
import { editsTo, textOf } from '../text.ts';
import { broughtTo } from './brought-to.ts';
import { redactionOf } from '../text-redaction.ts';
import { readUpdate } from '../text-update.ts';
import { MAX_SECTION_TEXT } from '../vocabulary.ts';
import { notAMember, refused, type Deciders } from './decider.ts';

/** Texts that several people write, offline too. */
export const texts: Deciders<'write-text' | 'edit-text' | 'redact-text'> = {
  'write-text'(incident, { section, text, base }, { now, person, newId }) {
    const to = tidy(text);
    const before = textOf(incident, section);
    const wanted = base === undefined ? to : broughtTo(before, tidy(base), to);
    if (wanted.length > MAX_SECTION_TEXT && wanted.length > before.length)
      return refused(tooLong(wanted.length));
    const updates = editsTo(incident, section, wanted, clientOf(newId()));
    const said = { e: textPlace(section), at: now, u: person };
    return ok(updates.map((update) => textEdited.draft({ ...said, payload: { update } })));
  },

  'edit-text'(incident, { section, updates }, { now, person }) {
    const read = updates.map(readUpdate);
    if (read.includes(undefined))
      return refused(
        'Not saved: the editor sent something that is no edit of a text. Close the text and open it again.',
      );
    const grown = read.reduce((sum, each) => sum + (each?.inserted ?? 0) - (each?.deleted ?? 0), 0);
    const length = textOf(incident, section).length + grown;
    // Who takes words out of what is too long may do so, step by step.
    if (grown > 0 && length > MAX_SECTION_TEXT) return refused(tooLong(length));
    const said = { e: textPlace(section), at: now, u: person };
    // Some say nothing: an editor that undoes what it has just done.
    const saying = updates.filter((_, i) => read[i]?.client !== undefined || (read[i]?.deleted ?? 0) > 0);
    return ok(saying.map((update) => textEdited.draft({ ...said, payload: { update } })));
  },

  'redact-text'(incident, { section, words, reason }, { now, person, newId, standing = 'member' }) {
    if (standing !== 'member') return refused(notAMember);
    const e = textPlace(section);
    const found = redactionOf(incident, section, words, clientOf(newId()));
    if (found === undefined)
      return refused(
        words === undefined
          ? `Nothing changed: no redactions of “${section}” have left any of each other’s words.`
          : `Not redacted: these words never stood in “${section}” as this desktop knows it. Capitals and spaces count.`,
      );
    const { events, updates } = found;
    const parts = Array.from({ length: Math.ceil(events.length / MAX_REDACTED) }, (_, i) =>
      events.slice(i * MAX_REDACTED, (i + 1) * MAX_REDACTED),
    );
    const said = { e, at: now, u: person };
    return ok([
      ...updates.map((update) => textEdited.draft({ ...said, payload: { update } })),
      ...parts.map((each) => redact.draft({ ...said, payload: { events: [...each], reason } })),
    ]);
  },
};

const tooLong = (length: number): string =>
  `Not saved: this part of the text would have ${length} characters, and it holds ${MAX_SECTION_TEXT}. Put some of it into another part, or attach it to the log.`;

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
