import { describe, expect, it } from 'vitest';
import type { CommandInput } from '../../shared/incident/commands.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { phaseOf, severityOf } from '../../shared/incident/facts.ts';
import { linksOf } from '../../shared/incident/links.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import {
  declared,
  fromNewerVersion,
  given,
  incidentOf,
  logged,
  minute,
  moved,
  written,
} from '../support/given.ts';
import { shownOf, standsOf } from '../support/shown.ts';

const first = declared();
const nobody = 'a'.repeat(26);
const by = (t: `${string}/${number}`, e: string, payload: Record<string, unknown>): StreamEvent =>
  written({ t, e, at: minute(5), u: 'zoe', payload });
const now = minute(60);
const update = { text: 'x', audiences: ['support'], nextDueAt: null };

describe('what another program wrote changes nothing and throws nothing:', () => {
  it.each<[string, StreamEvent]>([
    ['a correction of an update that there is not', by('update-corrected/1', `update.${nobody}`, update)],
    ['a correction of something that is no update', by('update-corrected/1', `update.${first.id}`, update)],
    ['a correction of nothing', by('update-corrected/1', 'incident', update)],
    ['an update taken back that there is not', by('update-withdrawn/1', 'update.', { withdrawn: true })],
    [
      'a transition taken back that there is not',
      by('phase-undone/1', 'incident', { transition: nobody, verb: 'resolve', to: 'prevention' }),
    ],
    [
      'the declaring taken back as a transition',
      by('phase-undone/1', 'incident', { transition: first.id, verb: 'close', to: 'prevention' }),
    ],
    [
      'the declaring taken back as a change of severity',
      by('severity-changed/1', 'incident', {
        from: 'sev2',
        to: 'sev4',
        reason: 'x',
        cadenceMinutes: null,
        undoes: first.id,
      }),
    ],
    [
      'a time of something that has none',
      by('time-set/1', 'time.lunch', { what: 'Lunch', to: 5, from: null }),
    ],
    [
      'a time under an odd place',
      by('time-set/1', 'incident', { what: 'Impact started', to: 5, from: null }),
    ],
    [
      'a time of a transition that there is not',
      by('time-set/1', `time.${nobody}`, { what: 'Resolved', to: 5, from: null }),
    ],
    [
      'a mark on an entry that there is not',
      by('entry-marked/1', 'incident', {
        mark: 'done',
        from: 'open',
        kind: 'ask',
        text: 'x',
        note: null,
        dueAt: null,
      }),
    ],
    ['an item taken off that there is not', by('item-withdrawn/1', 'own-x', { text: 'x', withdrawn: true })],
    ['a tick under an odd place', by('item-ticked/1', 'constructor', { item: 'x', text: 'x', done: true })],
    [
      'a link that is a script',
      by('link-set/1', 'link.x', { label: 'Bridge', kind: 'bridge', target: 'javascript:alert(1)' }),
    ],
    [
      'a link that is a script behind white space',
      by('link-set/1', 'link.x', { label: 'Bridge', kind: 'bridge', target: '\u0001 java\nscript:alert(1)' }),
    ],
    [
      'a link without encryption',
      by('link-set/1', 'link.x', { label: 'Bridge', kind: 'bridge', target: 'http://a.example' }),
    ],
    ['a mode of no length', by('long-mode-set/1', 'incident', { on: true, minutes: -5 })],
    [
      'a fact of another kind',
      by('fact-changed/1', 'fact.title', { fact: 'colour', to: 'red', from: 'blue' }),
    ],
    [
      'an interval that is none',
      by('severity-changed/1', 'incident', {
        from: 'sev2',
        to: 'sev1',
        reason: 'x',
        cadenceMinutes: 15,
        audienceMinutes: { support: 'often' },
      }),
    ],
  ])('%s', (_what, event) => {
    const [without, arrived] = [incidentOf([first]), incidentOf([event, first])];
    expect(standsOf(arrived, now)).toEqual(standsOf(without, now));
    expect(shownOf(incidentOf([first, event]), now)).toEqual(shownOf(arrived, now));
  });
});

it('a link that is no address is words wherever it is shown', () => {
  const odd = by('link-set/1', 'link.x', { label: 'Bridge', kind: 'bridge', target: 'javascript:alert(1)' });
  const incident = incidentOf([first, odd]);
  expect(linksOf(incident, defaultPlaybook)).toEqual(linksOf(incidentOf([first]), defaultPlaybook));
  expect(timelineOf(incident).at(-1)).toMatchObject({ kind: 'newer' });
});

it('words that look like places for times stay as they are', () => {
  const event = by('item-added/1', 'own-x', { text: '{0} and {1}', phase: 'triage', role: null });
  expect(timelineOf(incidentOf([first, event])).at(-1)).toMatchObject({
    text: 'zoe added “{0} and {1}” to the checklist',
  });
  expect(timelineOf(incidentOf([first, event])).at(-1)?.times).toBeUndefined();
});

describe('where only a newer version may write', () => {
  const why = 'Nothing changed: a newer version of IC Console changed it; update to write here.';
  it.each<[string, CommandInput]>([
    ['incident', { name: 'resolve', fields: {} }],
    ['incident', { name: 'severity', fields: { severity: 'sev1', reason: 'x' } }],
    ['incident', { name: 'long-incident', fields: {} }],
    ['role.commander', { name: 'take-command', fields: {} }],
    ['fact.impact', { name: 'describe', fields: { impact: 'x' } }],
    ['time.started', { name: 'set-time', fields: { what: 'started', to: minute(-20) } }],
    ['check.bridge.1', { name: 'skip', fields: { item: 'bridge', why: 'x' } }],
    ['h-1', { name: 'mark', fields: { entry: 'h-1', mark: 'confirmed' } }],
  ])('%s is not written to', (e, command) =>
    given(first, logged('h-1', 'x', { kind: 'hypothesis' }), fromNewerVersion(e, { c: 1 }))
      .when(command)
      .thenRefused(why),
  );

  it('everything else is', () =>
    given(first, fromNewerVersion('incident', { c: 1 }))
      .when({ name: 'describe', fields: { impact: 'x' } })
      .then({ t: 'fact-changed/1' }));
});

it('a newer kind of event stays a row, and the state what it was', () => {
  const incident = incidentOf([
    first,
    moved('acknowledge', { after: [first] }),
    fromNewerVersion('incident'),
  ]);
  expect([phaseOf(incident), severityOf(incident)?.severity, incident.newer.size]).toEqual([
    'triage',
    'sev2',
    1,
  ]);
});
