import { describe, expect, it } from 'vitest';
import { decide } from '../../shared/incident/decide.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { MAX_REDACTED } from '../../shared/incident/events/redact.ts';
import { whatGoes } from '../../shared/incident/redaction.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { boardOf } from '../../shared/incident/boards.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import {
  broughtBack,
  corrected,
  declared,
  given,
  incidentOf,
  logged,
  longModeSwitched,
  minute,
  takenBack,
} from '../support/given.ts';

const e1 = 'e-1';
const redact = { name: 'redact', fields: { entry: e1, reason: 'a password' } } as const;
const past = [
  declared(),
  logged('e-0', 'before', { at: minute(1) }),
  logged(e1, 'it is swordfish', { at: minute(2) }),
  logged('e-2', 'after', { at: minute(4) }),
];
const said = (events: readonly StreamEvent[]) =>
  timelineOf(incidentOf(events))
    .slice(1)
    .map(({ kind, text, at, by }) => `${(at - minute(0)) / 60_000} ${by} ${kind}: ${text}`);

describe('redacting an entry', () => {
  it('names the entry, its corrections and what became of it, and nothing that says nothing of it', () => {
    const mend = corrected(e1, 'it was swordfish');
    const events = [...past, mend, takenBack(e1), broughtBack(e1)];
    given(...events)
      .when(redact)
      .then({ t: 'redact/1', e: e1, payload: { events: [past[2]?.id, mend.id], reason: 'a password' } });
    expect(whatGoes(incidentOf(events), e1)).toBe('the words of the entry, 1 correction');
  });

  it('leaves a row without words in its place, and says who took them out', () => {
    const events = given(...past)
      .when(redact, { by: 'ben', now: minute(9) })
      .done();
    expect(said(events)).toEqual([
      '1 ana note: before',
      '2 ana redacted: Redacted',
      '4 ana note: after',
      '9 ben console: ben redacted an entry: a password',
    ]);
  });

  it('keeps the place that a correction gave it', () => {
    const mend = corrected(e1, 'it was swordfish', { at: minute(5) });
    const events = given(...past, mend)
      .when(redact)
      .done();
    expect(said(events).slice(0, 3)).toEqual([
      '1 ana note: before',
      '4 ana note: after',
      '5 ana redacted: Redacted',
    ]);
  });

  it('shows what somebody corrected it to without having heard of that, and lets it be redacted as well', () => {
    const late = corrected(e1, 'it is not to be said', { at: minute(2), by: 'cara' });
    const events = [
      ...given(...past)
        .when(redact)
        .done(),
      late,
    ];
    expect(said(events)[1]).toBe('2 ana note: it is not to be said');
    const [row] = timelineOf(incidentOf(events)).filter(({ key }) => key === e1);
    expect([row?.correctedBy, row?.version, row?.before.map(({ text }) => text)]).toEqual([
      'cara',
      2,
      ['Redacted'],
    ]);
    given(...events)
      .when(redact)
      .then({ payload: { events: [late.id], reason: 'a password' }, t: 'redact/1' });
  });

  it('takes what waits off the boards', () => {
    const ask = logged('e-3', 'is it swordfish?', { kind: 'ask', to: 'ben', dueAt: minute(9) });
    const command = { name: 'redact', fields: { entry: 'e-3', reason: 'x' } } as const;
    expect(boardOf(incidentOf([...past, ask]), 'ask')).toHaveLength(1);
    expect(
      boardOf(
        incidentOf(
          given(...past, ask)
            .when(command)
            .done(),
        ),
        'ask',
      ),
    ).toEqual([]);
  });

  it('is several events where it names more than one can hold', () => {
    const many = Array.from({ length: MAX_REDACTED }, (_, i) => corrected(e1, `swordfish ${i}`));
    const after = given(...past, ...many)
      .when(redact)
      .done();
    expect(after.filter(({ t }) => t === 'redact/1')).toHaveLength(2);
    expect(JSON.stringify([...incidentOf(after).events.values()])).not.toContain('swordfish');
  });
});

describe('redacting is refused', () => {
  const change = longModeSwitched(true, 60);
  const refusals = [
    ['where there is no such entry', 'nope', 'Not redacted: there is no such entry.'],
    [
      'of what the console logged',
      change.id,
      'Not redacted: only what people wrote can be redacted: entries, reports, facts, updates and their drafts, action items, reasons of a severity, names of workstreams, who was paged or told, the words of a handover, of a review or about a runbook.',
    ],
  ] as const;
  it.each(refusals)('%s', (_why, entry, message) =>
    given(...past, change)
      .when({ name: 'redact', fields: { entry, reason: 'x' } })
      .thenRefused(message),
  );

  it('a second time', () =>
    given(
      ...given(...past)
        .when(redact)
        .done(),
    )
      .when(redact)
      .thenRefused('Not redacted: it was redacted already.'));

  it.each(['unverified', 'revoked'] as const)('on a desktop that is %s', (standing) => {
    const context = { now: minute(9), person: 'ben', playbook: defaultPlaybook, newId: () => 'x', standing };
    expect(decide(incidentOf(past), redact, context)).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(/^Not redacted: this desktop is not a member/) as string },
    });
  });
});

describe('an entry that was redacted', () => {
  const events = given(...past)
    .when(redact)
    .done();

  it('is not logged again by the line that was sent once more', () =>
    given(...events)
      .when({ name: 'log', fields: { text: 'it is swordfish', entry: e1 } })
      .thenNothing());

  it.each([
    [{ name: 'correct', fields: { entry: e1, text: 'x' } }, 'Not corrected: it was redacted.'],
    [{ name: 'remove', fields: { entry: e1 } }, 'Nothing changed: it was redacted.'],
    [{ name: 'mark', fields: { entry: e1, mark: 'done' } }, 'Nothing changed: it was redacted.'],
  ] as const)('can’t be changed: $0.name', (command, message) =>
    given(...events)
      .when(command)
      .thenRefused(message),
  );
});
