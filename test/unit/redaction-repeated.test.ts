import { describe, expect, it } from 'vitest';
import type { CommandInput } from '../../shared/incident/commands.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { offersOf } from '../../shared/incident/handoff.ts';
import { canRedact, whatGoes } from '../../shared/incident/redaction.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { updatesOf } from '../../shared/incident/updates.ts';
import { declarationOf } from '../../shared/incident/facts.ts';
import { draftsOf } from '../../shared/incident/update-drafts.ts';
import { openNeeds, workstreamsOf } from '../../shared/incident/workstreams.ts';
import { declared, given, incidentOf, logged, minute } from '../support/given.ts';

/** What nobody may read any more. */
const SECRET = 'swordfish';
const first = declared();

/** What is said one after the other by ana. */
const after = (past: readonly StreamEvent[], ...commands: readonly CommandInput[]) =>
  commands.reduce<readonly StreamEvent[]>(
    (events, command, i) =>
      given(...events)
        .when(command, { now: minute(30 + i) })
        .done(),
    past,
  );
const redact = (entry: string): CommandInput => ({ name: 'redact', fields: { entry, reason: 'a password' } });
const wordsLeft = (events: readonly StreamEvent[]): string =>
  JSON.stringify([
    [...incidentOf(events).events.values()].map(({ payload }) => payload),
    timelineOf(incidentOf(events)),
  ]);
const idOf = (events: readonly StreamEvent[], type: string): string =>
  events.findLast(({ t }) => t === type)?.id ?? '';

describe('the words of what is redacted stand nowhere else', () => {
  const decided = after(
    [first, logged('p-1', `set the key to ${SECRET}`, { kind: 'proposal' })],
    { name: 'decide', fields: { proposal: 'p-1' } },
    { name: 'mark', fields: { entry: 'p-1', mark: 'open' } },
    { name: 'decide', fields: { proposal: 'p-1' } },
  );

  it('what was proposed goes with the decisions that it became, taken back or not', () => {
    expect(whatGoes(incidentOf(decided), 'p-1')).toBe(
      'the words of the entry, 2 entries that say the same, 3 words on what became of it',
    );
    expect(wordsLeft(after(decided, redact('p-1')))).not.toContain(SECRET);
  });

  it('and the decision with what was proposed', () =>
    expect(wordsLeft(after(decided, redact('p-1.d2')))).not.toContain(SECRET));

  it('a decision that comes later from a desktop that had not heard of it can be redacted as well', () => {
    const [proposed, rest] = [decided.slice(0, 2), decided.slice(2)];
    const late = [...after(proposed, redact('p-1')), ...rest];
    expect(wordsLeft(late)).toContain(SECRET);
    expect(wordsLeft(after(late, redact('p-1')))).not.toContain(SECRET);
  });

  it('a decision that took the place of another one leaves that one as it was said, changed', () => {
    const changed = after(
      [first, logged('d-1', 'Fallback', { kind: 'decision' })],
      { name: 'mark', fields: { entry: 'd-1', mark: 'changed', note: SECRET } },
      redact('newid234567ab'),
    );
    expect(wordsLeft(changed)).not.toContain(SECRET);
    expect(timelineOf(incidentOf(changed)).find(({ key }) => key === 'd-1')).toMatchObject({
      text: 'Fallback',
      waits: { mark: 'changed' },
    });
  });

  it('what others said of it stays: their objections are theirs', () => {
    const said = { proposal: 'p-1', text: 'not now', entry: 'o-1' };
    const events = after(decided.slice(0, 2), { name: 'object', fields: said }, redact('p-1'));
    expect(wordsLeft(events)).toContain('not now');
  });
});

describe('what people wrote that is no entry can be redacted', () => {
  const reported = after(
    [first],
    { name: 'workstream', fields: { name: 'Keyring' } },
    { name: 'report', fields: { workstream: 'keyring', conditions: 'out', needs: SECRET, report: 'r-1' } },
    { name: 'need-met', fields: { workstream: 'keyring' } },
  );

  it('a report goes with what it needed, and the workstream stays', () => {
    const id = idOf(reported, 'can-reported/1');
    expect(whatGoes(incidentOf(reported), id)).toBe('the words of the report, 1 line that repeats it');
    const events = after(reported, redact(id));
    expect(wordsLeft(events)).not.toContain(SECRET);
    expect(workstreamsOf(incidentOf(events))).toMatchObject([{ name: 'Keyring', reports: [] }]);
    expect(openNeeds(incidentOf(events))).toEqual([]);
  });

  it('a draft goes, and the one before it does not come back', () => {
    const shared = after(
      [first],
      { name: 'draft-update', fields: { audience: 'customers', text: 'We are looking' } },
      { name: 'draft-update', fields: { audience: 'customers', text: SECRET } },
    );
    const events = after(shared, redact(idOf(shared, 'update-drafted/1')));
    expect(wordsLeft(events)).not.toContain(SECRET);
    expect([...draftsOf(incidentOf(events)).keys()]).toEqual([]);
  });

  it('an update goes with its draft, whichever of them is named, and stays sent to whom it was and until when', () => {
    const next = minute(90);
    const sent = after(
      [first],
      { name: 'draft-update', fields: { audience: 'customers', text: 'We are looking' } },
      { name: 'draft-update', fields: { audience: 'support', text: SECRET } },
      { name: 'send-updates', fields: { next, audiences: ['support'], channel: 'mail' } },
      { name: 'correct-update', fields: { update: 'last', text: `${SECRET}, all of it` } },
    );
    for (const type of ['update-sent/1', 'update-drafted/1']) {
      const events = after(sent, redact(idOf(sent, type)));
      expect(wordsLeft(events)).not.toContain(SECRET);
      expect(updatesOf(incidentOf(events))).toMatchObject([
        { text: 'Redacted', audiences: ['support'], channel: 'mail', nextDueAt: next, at: minute(32) },
      ]);
      expect([...draftsOf(incidentOf(events)).keys()]).toEqual(['customers']);
      expect(canRedact(incidentOf(events), idOf(sent, 'update-sent/1'))).toBe('it was redacted already');
    }
  });

  it('words that were sent other than they were shared do not wait for a look again', () => {
    const sent = after(
      [first],
      { name: 'draft-update', fields: { audience: 'support', text: 'We are looking' } },
      { name: 'update', fields: { text: SECRET, next: minute(90), audiences: ['support'] } },
    );
    const events = after(sent, redact(idOf(sent, 'update-sent/1')));
    expect(wordsLeft(events)).not.toContain(SECRET);
    expect([...draftsOf(incidentOf(events)).keys()]).toEqual([]);
  });

  it('a fact goes where later words repeat it, and those stand', () => {
    const said = (impact: string): CommandInput => ({ name: 'describe', fields: { impact } });
    const events = after([first], said('Slow'), said(SECRET), said('Down for 4 %'));
    const facts = events.filter(({ t }) => t === 'fact-changed/1').map(({ id }) => id);
    const redacted = after(events, redact(facts[1] ?? ''));
    expect(wordsLeft(redacted)).not.toContain(SECRET);
    expect(declarationOf(incidentOf(redacted))?.impact).toBe('Down for 4 %');
    const last = after(events.slice(0, 3), redact(facts[1] ?? ''));
    expect(declarationOf(incidentOf(last))?.impact).toBeNull();
    const estimate: CommandInput = { name: 'describe', fields: { estimate: '15:00', basis: SECRET } };
    const estimated = after([first], estimate);
    expect(wordsLeft(after(estimated, redact(idOf(estimated, 'fact-changed/1'))))).not.toContain(SECRET);
  });

  it('the words of a handover go with every line that repeats them, and no older offer comes back', () => {
    const fields = { role: 'commander', person: 'ben' } as const;
    const offered = after(
      [first],
      { name: 'assign', fields: { role: 'commander', person: 'ana' } },
      { name: 'hand-over', fields },
      { name: 'hand-over', fields: { ...fields, words: SECRET } },
      { name: 'decline-handoff', fields: { ...fields, voice: true } },
      { name: 'decline-handoff', fields: { ...fields, undo: true } },
    );
    const id = idOf(offered, 'handoff-offered/1');
    expect(whatGoes(incidentOf(offered), id)).toBe('the offer with its words, 2 lines that repeat it');
    const events = after(offered, redact(id));
    expect(wordsLeft(events)).not.toContain(SECRET);
    expect(offersOf(incidentOf(events))).toEqual([]);
  });

  it('what says no words of anybody can’t be redacted', () => {
    expect(canRedact(incidentOf(reported), idOf(reported, 'incident-declared/1'))).toContain(
      'only what people wrote',
    );
  });
});
