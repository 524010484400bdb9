import { describe, expect, test } from 'vitest';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { curatedTimeline } from '../../shared/incident/curated.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { notesOf } from '../../shared/incident/review-notes.ts';
import { reviewOf } from '../../shared/incident/review.ts';
import { runbooksUsedIn } from '../../shared/incident/runbooks-used.ts';
import { tradeoffsOf } from '../../shared/incident/tradeoffs.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { declared, given, incidentOf, logged, minute, moved } from '../support/given.ts';

const after = (past: readonly StreamEvent[], ...commands: readonly CommandInput[]) =>
  commands.reduce<readonly StreamEvent[]>(
    (events, command) =>
      given(...events)
        .when(command)
        .done(),
    past,
  );
const over = [declared(), moved('resolve', { at: minute(60) })];

describe('words of a review are redacted', () => {
  const events = after(
    [...over, logged('d1', 'Roll back', { kind: 'decision' })],
    { name: 'note-review', fields: { kind: 'concern', text: 'secret', note: 'n1' } },
    { name: 'note-review', fields: { kind: 'concern', text: 'secret too', note: 'n1' } },
    { name: 'curate', fields: { row: 'd1', show: 'no', note: 'secret', evidence: 'secret' } },
    { name: 'weigh', fields: { entry: 'd1', verdict: 'too-dear', words: 'secret' } },
    { name: 'need-review', fields: { needed: 'no', why: 'secret' } },
  );
  const redact = (past: readonly StreamEvent[], entry: string) =>
    after(past, { name: 'redact', fields: { entry, reason: 'a name' } });

  test('with everything that was ever said in their place; what was decided by them stays', () => {
    const need = events.find(({ e }) => e === 'review.need')?.id ?? '';
    let now: readonly StreamEvent[] = events;
    for (const entry of ['n1', 'tl.d1', 'to.d1', need]) now = redact(now, entry);
    const incident = incidentOf(now);
    expect(JSON.stringify([...incident.events.values()])).not.toContain('secret');
    expect(notesOf(incident, 'concern')).toEqual([]);
    expect(curatedTimeline(incident).rows.find(({ key }) => key === 'd1')).toMatchObject({
      ...{ shown: false, note: '', evidence: '' },
    });
    expect(tradeoffsOf(incident)).toMatchObject([{ weighed: { verdict: 'too-dear', words: 'Redacted' } }]);
    expect(reviewOf(incident, defaultPlaybook)).toMatchObject({ needed: false, why: 'ana: Redacted' });
  });

  test('what was said of a runbook goes, how it did stays, and it is still taken up', () => {
    const runbook = 'restore-keyring.md';
    const noted = after(
      over,
      { name: 'use-runbook', fields: { runbook, title: 'Restore the keyring', steps: ['Freeze deploys'] } },
      { name: 'note-runbook', fields: { runbook, verdict: 'helped', words: 'the password is secret' } },
      { name: 'note-runbook', fields: { runbook, verdict: 'wrong', words: 'secret' } },
    );
    for (const entry of [`rb.${runbook}`, noted.at(-1)?.id ?? '']) {
      const incident = incidentOf(redact(noted, entry));
      expect(JSON.stringify([...incident.events.values()])).not.toContain('secret');
      expect(runbooksUsedIn(incident)).toMatchObject([
        { title: 'Restore the keyring', note: { verdict: 'wrong', words: 'Redacted' } },
      ]);
    }
  });

  test('once; a second time there is nothing left', () => {
    given(...redact(events, 'n1'))
      .when({ name: 'redact', fields: { entry: 'n1', reason: 'a name' } })
      .thenRefused('Not redacted: it was redacted already.');
  });
});
