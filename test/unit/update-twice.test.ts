import { describe, expect, it } from 'vitest';
import type { CommandInput } from '../../shared/incident/commands.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { updatesOf, updatesSent } from '../../shared/incident/updates.ts';
import { apart, assigned, declared, given, incidentOf, minute } from '../support/given.ts';
import { shownOf } from '../support/shown.ts';

const text = 'Most payments fail.';
const draft = given(declared(), assigned('commander', 'ana'))
  .when({ name: 'draft-update', fields: { audience: 'customers', text } }, { by: 'cem' })
  .done();
const send: CommandInput = { name: 'send-updates', fields: { next: minute(60), audiences: ['customers'] } };
const standing = (events: readonly StreamEvent[]) =>
  updatesOf(incidentOf(events)).map((each) => [each.text, each.by, each.alsoBy]);
const sentRows = (events: readonly StreamEvent[]) =>
  timelineOf(incidentOf(events)).filter(({ kind }) => kind === 'update');

describe('a shared draft that two desktops mark sent before they hear of each other', () => {
  const [one, other] = apart(draft, send, send);
  const [first, second] = sentRows(one);

  it('is one update, in whatever order it arrives, and says who else marked it', () => {
    expect(standing(one)).toEqual([[text, 'ana', ['ben']]]);
    expect(updatesSent(incidentOf(one))).toBe(1);
    expect(shownOf(incidentOf(other), minute(60))).toEqual(shownOf(incidentOf(one), minute(60)));
  });

  it('stays sent where one of them takes it back, and can be sent again where both do', () => {
    const back = given(...one)
      .when({ name: 'withdraw-update', fields: { update: first?.key ?? '' } })
      .done();
    expect(standing(back)).toEqual([[text, 'ben', []]]);
    const both = given(...back)
      .when({ name: 'withdraw-update', fields: { update: second?.key ?? '' } })
      .done();
    expect(standing(both)).toEqual([]);
    const again = given(...both)
      .when(send, { by: 'cem', now: minute(40) })
      .done();
    expect(standing(again)).toEqual([[text, 'cem', []]]);
  });

  it('stands as somebody corrected it', () => {
    const mended = given(...one)
      .when({ name: 'correct-update', fields: { update: second?.key ?? '', text: 'A third of them fail.' } })
      .done();
    expect(standing(mended)).toEqual([['A third of them fail.', 'ben', ['ana']]]);
  });

  it('is one update without words where they are redacted', () => {
    const taken = given(...one)
      .when({ name: 'redact', fields: { entry: first?.key ?? '', reason: 'a password' } })
      .done();
    expect(updatesSent(incidentOf(taken))).toBe(1);
    expect(JSON.stringify([...incidentOf(taken).events.values()])).not.toContain(text);
  });
});

describe('what is not the same sending', () => {
  it('has other words, or another audience, or no draft', () => {
    const own = (words: string): CommandInput => ({
      name: 'send-updates',
      fields: {
        ...{ next: minute(60), audiences: ['customers'] },
        wordings: [{ audience: 'customers', text: words }],
      },
    });
    const count = ([events]: readonly (readonly StreamEvent[])[]): number => standing(events ?? []).length;
    expect(count(apart(draft, send, own('All payments fail.')))).toBe(2);
    expect(count(apart([declared()], own(text), own(text)))).toBe(2);
    const all: CommandInput = {
      name: 'update',
      fields: { text, next: minute(60), audiences: ['customers', 'support'] },
    };
    expect(count(apart(draft, send, all))).toBe(2);
  });
});
