import { describe, expect, it } from 'vitest';
import type { CommandInput } from '../../shared/incident/commands.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { severityChangesOf, severityOf } from '../../shared/incident/facts.ts';
import { foldAll } from '../../shared/incident/fold.ts';
import { disputesOf } from '../../shared/incident/disputes.ts';
import { pagesOf, tellingsOf } from '../../shared/incident/pages.ts';
import { canRedact, whatGoes } from '../../shared/incident/redaction.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { workstreamsOf } from '../../shared/incident/workstreams.ts';
import { declared, given, incidentOf, minute } from '../support/given.ts';
import { shownOf } from '../support/shown.ts';

type Step = readonly [at: number, by: string, command: CommandInput];
const happened = (...steps: readonly Step[]): readonly StreamEvent[] =>
  steps.reduce<readonly StreamEvent[]>(
    (events, [at, by, command]) =>
      given(...events)
        .when(command, { now: minute(at), by })
        .done(),
    [declared()],
  );
/** The record after the row that holds these words was redacted by dora, an hour later. */
function redactedAt(events: readonly StreamEvent[], words: string): readonly StreamEvent[] {
  const row = timelineOf(incidentOf(events)).find(({ text, detail }) =>
    `${text} ${detail ?? ''}`.includes(words),
  );
  const command: CommandInput = { name: 'redact', fields: { entry: row?.key ?? '', reason: 'a password' } };
  const after = given(...events)
    .when(command, { now: minute(90), by: 'dora' })
    .done();
  const folded = incidentOf(after);
  const bytes = JSON.stringify([...folded.events.values()]);
  expect(bytes, 'no word of it is left in what is sealed').not.toContain('swordfish');
  const backwards = foldAll(folded.id, [...after].reverse());
  expect(shownOf(backwards, minute(120)), 'in any order').toEqual(shownOf(folded, minute(120)));
  expect(disputesOf(folded)).toEqual([]);
  return after;
}
const rows = (events: readonly StreamEvent[]) =>
  timelineOf(incidentOf(events)).map(({ by, text, detail }) =>
    [`${by}: ${text}`, ...(detail === undefined ? [] : [detail])].join(' / '),
  );
const raise = (severity: 'sev1' | 'sev2' | 'sev3', reason: string): CommandInput => ({
  name: 'severity',
  fields: { severity, reason },
});

describe('the reason of a severity', () => {
  const events = happened(
    [1, 'ana', raise('sev3', 'quieter')],
    [5, 'ben', raise('sev1', 'the key is swordfish')],
    [9, 'ana', raise('sev2', 'half of it is back')],
  );

  it('goes, and every change stays where it was, in force as before', () => {
    const after = redactedAt(events, 'swordfish');
    const was = severityChangesOf(incidentOf(events)).map(({ id, at, force }) => [id, at, force]);
    expect(severityChangesOf(incidentOf(after)).map(({ id, at, force }) => [id, at, force])).toEqual(was);
    expect(severityOf(incidentOf(after))?.severity).toBe('sev2');
    expect(rows(after).slice(1)).toEqual([
      'ana: Severity changed from SEV2 to SEV3 / quieter',
      'ben: Severity changed from SEV3 to SEV1 / Redacted',
      'ana: Severity changed from SEV1 to SEV2 / half of it is back',
      'dora: dora redacted an entry: a password',
    ]);
  });

  it('can be taken back and changed after that, as if it had its reason', () => {
    const last = redactedAt(happened([5, 'ben', raise('sev1', 'swordfish')]), 'swordfish');
    const back = given(...last)
      .when({ name: 'undo-severity', fields: {} })
      .done();
    expect(severityOf(incidentOf(back))?.severity).toBe('sev2');
    const more = given(...last)
      .when(raise('sev3', 'quieter'))
      .done();
    expect(severityOf(incidentOf(more))?.severity).toBe('sev3');
  });

  it('is not redacted where nobody gave one, or a second time', () => {
    const none = happened([5, 'ben', raise('sev1', 'no reason given')]);
    const [change] = timelineOf(incidentOf(none)).slice(-1);
    expect(canRedact(incidentOf(none), change?.key ?? '')).not.toBe(true);
    const after = redactedAt(events, 'swordfish');
    const key = timelineOf(incidentOf(after))[2]?.key ?? '';
    expect(canRedact(incidentOf(after), key)).toBe('it was redacted already');
  });
});

describe('who was paged and told', () => {
  it('goes; that somebody was, by whom, when and what came of it stays', () => {
    const events = happened(
      [2, 'ana', { name: 'page', fields: { who: 'swordfish', means: 'app', id: 'p-1', minutes: 5 } }],
      [4, 'ben', { name: 'page-answered', fields: { page: 'p-1' } }],
    );
    const [before] = pagesOf(incidentOf(events));
    const [page] = pagesOf(incidentOf(redactedAt(events, 'answered the page')));
    expect(page).toEqual({ ...before, who: 'Redacted', answeredBy: 'Redacted' });
    expect(page?.from).toBe('ana');
  });

  it('goes of a telling, with how they were told', () => {
    const events = happened([
      2,
      'ana',
      { name: 'tell', fields: { who: 'press', how: 'by swordfish', id: 't-1' } },
    ]);
    expect(whatGoes(incidentOf(events), timelineOf(incidentOf(events)).at(-1)?.key ?? '')).toBe(
      'who was told',
    );
    const [telling] = tellingsOf(incidentOf(redactedAt(events, 'swordfish')));
    expect(telling).toMatchObject({ who: 'Redacted', how: null, at: minute(2), by: 'ana' });
  });
});

describe('the name of a workstream', () => {
  const events = happened(
    [2, 'ana', { name: 'workstream', fields: { name: 'Swap swordfish', lead: 'farah' } }],
    [
      4,
      'farah',
      { name: 'report', fields: { workstream: 'Swap swordfish', conditions: 'keys load', needs: 'a spare' } },
    ],
    [6, 'ana', { name: 'need-met', fields: { workstream: 'Swap swordfish' } }],
  );

  it('goes, from its place and its reports as well; lead, reports and times stay', () => {
    const [before] = workstreamsOf(incidentOf(events));
    const [after] = workstreamsOf(incidentOf(redactedAt(events, 'Workstream opened')));
    expect(after).toMatchObject({
      id: before?.id,
      name: 'Redacted',
      lead: 'farah',
      open: true,
      since: minute(2),
    });
    expect(after?.reports).toMatchObject([
      { conditions: 'keys load', needs: 'a spare', by: 'farah', at: minute(4), met: true },
    ]);
  });

  it('stays where it was called something else since', () => {
    const renamed = given(...events)
      .when({ name: 'set-workstream', fields: { workstream: 'Swap swordfish', name: 'Second key' } })
      .done();
    const [after] = workstreamsOf(incidentOf(redactedAt(renamed, 'Workstream opened')));
    expect(after?.name).toBe('Second key');
  });
});
