import { describe, expect, it } from 'vitest';
import {
  commandNames,
  commandSchema,
  commandSpecs,
  type CommandInput,
} from '../../shared/incident/commands.ts';
import { phaseVerbs } from '../../shared/incident/phases.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { assigned, declared, given, logged, minute, moved, ticked } from '../support/given.ts';

const e1 = 'e-1';

describe('declare', () => {
  const declare: CommandInput = { name: 'declare', fields: { title: 'Playback fails', severity: 'sev2' } };

  it('records what was said, with the interval that the playbook has for the severity', () =>
    given()
      .when(declare, { now: minute(3), by: 'ana' })
      .then({
        ...{ t: 'incident-declared/1', e: 'incident', at: minute(3), u: 'ana' },
        payload: {
          ...{ title: 'Playback fails', severity: 'sev2', startedAt: minute(3), services: [] },
          ...{ foundBy: 'person', exercise: false, cadenceMinutes: 30 },
        },
      }));

  it('keeps when the impact began apart from when it was declared', () =>
    given()
      .when(
        { name: 'declare', fields: { ...declare.fields, started: minute(-20) } },
        {
          now: minute(3),
        },
      )
      .then({ t: 'incident-declared/1', at: minute(3), payload: { startedAt: minute(-20) } }));

  it('puts a beginning that lies ahead by less than clocks differ at now', () =>
    given()
      .when(
        { name: 'declare', fields: { ...declare.fields, started: minute(1) } },
        {
          now: minute(0),
        },
      )
      .then({ t: 'incident-declared/1', payload: { startedAt: minute(0) } }));

  it('names the person who takes command', () =>
    given()
      .when(
        { name: 'declare', fields: { ...declare.fields, takeCommand: true } },
        {
          by: 'ben',
        },
      )
      .then(
        { t: 'incident-declared/1', u: 'ben' },
        {
          t: 'role-assigned/1',
          e: 'role.commander',
          payload: { role: 'commander', person: 'ben', area: null, from: null },
        },
      ));

  it('has no interval for a SEV4', () =>
    given()
      .when({ name: 'declare', fields: { title: 'Disk half full', severity: 'sev4' } })
      .then({ t: 'incident-declared/1', payload: { cadenceMinutes: null } }));

  it('is refused a second time', () =>
    given(declared()).when(declare).thenRefused('This incident is declared already.'));

  it('is refused when the impact is said to begin later', () =>
    given()
      .when(
        { name: 'declare', fields: { ...declare.fields, started: minute(5) } },
        {
          now: minute(0),
        },
      )
      .thenRefused('The impact can’t have begun in the future.'));
});

describe('whatever is asked for', () => {
  const asked: readonly CommandInput[] = [
    { name: 'log', fields: { text: 'x' } },
    { name: 'correct', fields: { entry: e1, text: 'x' } },
    { name: 'remove', fields: { entry: e1 } },
    { name: 'restore', fields: { entry: e1 } },
    { name: 'redact', fields: { entry: e1, reason: 'a password' } },
    { name: 'write-text', fields: { section: 'summary', text: 'x' } },
    { name: 'assign', fields: { role: 'scribe', person: 'ben' } },
    { name: 'release', fields: { role: 'scribe' } },
    { name: 'severity', fields: { severity: 'sev1', reason: 'x' } },
    { name: 'update', fields: { text: 'x', next: minute(60) } },
    { name: 'tick', fields: { item: 'bridge' } },
    { name: 'mark', fields: { entry: e1, mark: 'done' } },
    { name: 'propose', fields: { text: 'x' } },
    { name: 'object', fields: { proposal: e1, text: 'x' } },
    { name: 'decide', fields: { proposal: e1 } },
    { name: 'drop-proposal', fields: { proposal: e1 } },
    { name: 'take-command', fields: {} },
    { name: 'take-role', fields: { role: 'scribe' } },
    { name: 'hand-over', fields: { role: 'scribe', person: 'ana' } },
    { name: 'accept-handoff', fields: { role: 'scribe' } },
    { name: 'decline-handoff', fields: { role: 'scribe' } },
    { name: 'withdraw-handoff', fields: { role: 'scribe' } },
    { name: 'break', fields: { person: 'ben' } },
    { name: 'workstream', fields: { name: 'Rollback' } },
    { name: 'set-workstream', fields: { workstream: 'Rollback', lead: 'ben' } },
    { name: 'close-workstream', fields: { workstream: 'Rollback' } },
    { name: 'report', fields: { workstream: 'Rollback', conditions: 'x' } },
    { name: 'withdraw-report', fields: { workstream: 'Rollback' } },
    { name: 'need-met', fields: { workstream: 'Rollback' } },
    { name: 'page', fields: { who: 'ben' } },
    { name: 'page-answered', fields: { page: 'ben' } },
    { name: 'page-failed', fields: { page: 'ben' } },
    { name: 'page-open', fields: { page: 'ben' } },
    { name: 'withdraw-page', fields: { page: 'ben' } },
    { name: 'tell', fields: { who: 'support leads' } },
    { name: 'withdraw-tell', fields: { who: 'support leads' } },
    { name: 'undo-severity', fields: {} },
    { name: 'undo-phase', fields: {} },
    { name: 'describe', fields: { impact: 'x' } },
    { name: 'set-time', fields: { what: 'started', to: minute(-12) } },
    { name: 'link', fields: { label: 'Bridge', target: 'room 4' } },
    { name: 'unlink', fields: { label: 'Bridge' } },
    { name: 'correct-update', fields: { update: 'last', text: 'x' } },
    { name: 'send-updates', fields: { next: minute(60), wordings: [{ audience: 'support', text: 'x' }] } },
    { name: 'draft-update', fields: { audience: 'support', text: 'x' } },
    { name: 'approve-update', fields: { audience: 'support' } },
    { name: 'unapprove', fields: { audience: 'support' } },
    { name: 'drop-draft', fields: { audience: 'support' } },
    { name: 'withdraw-update', fields: { update: 'last' } },
    { name: 'long-incident', fields: {} },
    { name: 'skip', fields: { item: 'bridge', why: 'x' } },
    { name: 'assign-item', fields: { item: 'bridge', person: 'ben' } },
    { name: 'add-item', fields: { text: 'x' } },
    { name: 'remove-item', fields: { item: 'own-a' } },
    { name: 'edit-text', fields: { section: 'summary', updates: ['AAAA'] } },
    { name: 'redact-text', fields: { section: 'summary', words: 'secret', reason: 'a password' } },
    { name: 'set-review', fields: { owner: 'ben' } },
    { name: 'need-review', fields: { needed: 'yes' } },
    { name: 'hold-meeting', fields: { what: 'begin' } },
    { name: 'note-review', fields: { kind: 'factor', text: 'x' } },
    { name: 'remove-review-note', fields: { note: e1 } },
    { name: 'tick-review', fields: { list: 'attended', item: 'ben' } },
    { name: 'tag-cause', fields: { cause: 'capacity' } },
    { name: 'curate', fields: { row: e1, show: 'no' } },
    { name: 'weigh', fields: { entry: e1, verdict: 'open' } },
    { name: 'add-action', fields: { text: 'x' } },
    { name: 'set-action', fields: { action: e1, state: 'done' } },
    { name: 'use-runbook', fields: { runbook: 'restart.md', title: 'Restart' } },
    { name: 'note-runbook', fields: { runbook: 'restart.md', verdict: 'helped' } },
    { name: 'import', fields: { source: { key: 'abc', format: 'csv', name: 'alerts.csv' } } },
    { name: 'undo-import', fields: {} },
    { name: 'begin-exercise', fields: { scenario: 'x.yaml', title: 'X' } },
    { name: 'give-inject', fields: { text: 'x' } },
    { name: 'pause-exercise', fields: {} },
    { name: 'end-exercise', fields: {} },
    ...phaseVerbs.map((name): CommandInput => ({ name, fields: {} })),
  ];
  const rest = commandNames.filter((name) => name !== 'declare');

  it('is listed above, every command once', () =>
    expect(asked.map((c) => c.name).toSorted()).toEqual(rest.toSorted()));

  it.each(asked)('$name waits for the declaration', (command) =>
    given(logged(e1, 'came before its declaration'))
      .when(command)
      .thenRefused('This incident has no declaration yet: it may still be on its way from another desktop.'),
  );

  const timed = asked.filter(({ name }) => 'at' in commandSpecs[name].fields.shape);
  it.each(timed)('$name takes no time that lies ahead', (command) =>
    given(declared(), logged(e1, 'x'))
      .when({ ...command, fields: { ...command.fields, at: minute(32) } } as CommandInput, {
        now: minute(30),
      })
      .thenRefused('That time lies in the future.'),
  );

  it.each(timed.filter((c) => c.name !== 'log' && c.name !== 'correct'))(
    '$name takes no time before the impact',
    (command) =>
      given(declared({ startedAt: minute(-10) }), assigned('scribe', 'ben'))
        .when({ ...command, fields: { ...command.fields, at: minute(-11) } } as CommandInput)
        .thenRefused('That time is before the impact began: check the time, or correct when it started.'),
  );

  it('may be an entry about the time before the impact', () =>
    given(declared({ startedAt: minute(-10) }), logged(e1, 'the deploy'))
      .when({ name: 'correct', fields: { entry: e1, text: 'the deploy', at: minute(-40) } })
      .then({ t: 'entry-corrected/1', at: minute(-40) }));

  it('may lie a minute ahead, as clocks differ', () =>
    given(declared())
      .when({ name: 'log', fields: { text: 'x', at: minute(31) } }, { now: minute(30) })
      .then({ t: 'entry-logged/1', at: minute(31) }));
});

describe('severity', () => {
  const first = declared({ severity: 'sev2' });

  it('changes with its reason, the old value and the new interval', () =>
    given(first)
      .when(
        { name: 'severity', fields: { severity: 'sev1', reason: 'half of all starts fail' } },
        { now: minute(9) },
      )
      .then({
        ...{ t: 'severity-changed/1', e: 'incident', at: minute(9), o: [first.id], g: 2 },
        payload: { from: 'sev2', to: 'sev1', reason: 'half of all starts fail', cadenceMinutes: 15 },
      }));

  it('is refused where it is so already', () =>
    given(first)
      .when({ name: 'severity', fields: { severity: 'sev2', reason: 'x' } })
      .thenRefused('Severity not changed: it is SEV2 already.'));

  it('takes no change without a reason', () => {
    const read = commandSchema.safeParse({ name: 'severity', fields: { severity: 'sev1', reason: ' ' } });
    expect(read.success).toBe(false);
  });
});

describe('update', () => {
  it('records what was sent, to whom, and what was promised', () =>
    given(declared())
      .when(
        { name: 'update', fields: { text: 'Still looking.', next: minute(45) } },
        { now: minute(15), by: 'cem' },
      )
      .then({
        ...{ t: 'update-sent/1', e: 'updates', at: minute(15), u: 'cem' },
        payload: {
          ...{ text: 'Still looking.', nextDueAt: minute(45) },
          audiences: ['executives', 'product', 'support', 'customers'],
        },
      }));

  it('may be recorded later than it was sent', () =>
    given(declared())
      .when({ name: 'update', fields: { text: 'x', next: minute(20), at: minute(5) } }, { now: minute(30) })
      .then({ t: 'update-sent/1', at: minute(5), payload: { nextDueAt: minute(20) } }));

  it.each([minute(15), minute(14)])('is refused when the next one is not after it', (next) =>
    given(declared())
      .when({ name: 'update', fields: { text: 'x', next } }, { now: minute(15) })
      .thenRefused('Not recorded: the next update must lie after this one.'),
  );
});

describe('tick', () => {
  const bridge = defaultPlaybook.checklist.find((i) => i.id === 'bridge');

  it('ticks an item, with the words it had', () =>
    given(declared())
      .when({ name: 'tick', fields: { item: 'bridge' } }, { now: minute(4), by: 'ben' })
      .then({
        ...{ t: 'item-ticked/1', e: 'check.bridge.1', at: minute(4), u: 'ben', o: [], g: 1 },
        payload: { item: 'bridge', text: bridge?.text, done: true },
      }));

  it('opens an item again', () => {
    const tick = ticked('bridge', 1);
    given(declared(), tick)
      .when({ name: 'tick', fields: { item: 'bridge', undo: true } })
      .then({ t: 'item-ticked/1', o: [tick.id], g: 2, payload: { done: false } });
  });

  it('changes nothing where it is so already', () => {
    given(declared(), ticked('bridge', 1))
      .when({ name: 'tick', fields: { item: 'bridge' } })
      .thenNothing();
    given(declared())
      .when({ name: 'tick', fields: { item: 'bridge', undo: true } })
      .thenNothing();
  });

  it('ticks the item of the run that a reopening began', () => {
    const resolved = moved('resolve');
    const reopened = moved('reopen', { after: [resolved] });
    given(declared(), ticked('bridge', 1), resolved, reopened)
      .when({ name: 'tick', fields: { item: 'bridge' } })
      .then({ t: 'item-ticked/1', e: `check.bridge.${reopened.g}` });
  });

  it('is refused for an item that the checklist does not have, and says which there are', () =>
    given(declared())
      .when({ name: 'tick', fields: { item: 'coffee' } })
      .thenRefused(
        `There is no item “coffee” on the checklist; it has ${defaultPlaybook.checklist.map((i) => i.id).join(', ')}.`,
      ));
});
