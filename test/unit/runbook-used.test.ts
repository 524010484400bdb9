import { describe, expect, it } from 'vitest';
import { checklistOf } from '../../shared/incident/checklist.ts';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { disputesOf } from '../../shared/incident/disputes.ts';
import { runbooksTakenUp, runbooksUsedIn } from '../../shared/incident/runbooks-used.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { fittingRunbooks, runbooksWith } from '../../shared/runbooks/fitting.ts';
import { listedRunbook } from '../../shared/runbooks/listed.ts';
import { emptyTeam } from '../../shared/team/team.ts';
import { apart, declared, given, incidentOf, minute } from '../support/given.ts';

const runbook = 'restore-keyring.md';
const title = 'Restore the keyring';
const steps = ['Freeze deploys', 'Load the keyring', 'Load the keyring'];
const use: CommandInput = { name: 'use-runbook', fields: { runbook, title, steps } };
const away: CommandInput = { name: 'use-runbook', fields: { runbook, title, undo: true } };
const wrong: CommandInput = {
  name: 'note-runbook',
  fields: { runbook, verdict: 'wrong', words: 'Step 2 needs the new flag' },
};
const taken = given(declared()).when(use).done();
const itemsOf = (incident: Incident) =>
  checklistOf(incident, defaultPlaybook).filter(({ item }) => item.runbook === runbook);

describe('a runbook that is taken up', () => {
  it('puts its steps on the checklist, in its order, under its name, and one line in the log', () => {
    const incident = incidentOf(taken);
    expect(itemsOf(incident).map(({ item, own }) => [item.text, own])).toEqual(
      steps.map((step) => [step, true]),
    );
    expect(timelineOf(incident).map(({ text }) => text)).toEqual([
      expect.stringContaining('Declared'),
      'Runbook taken up: Restore the keyring',
    ]);
  });

  it('is taken up once: asking again changes nothing', () =>
    given(...taken)
      .when(use)
      .thenNothing());

  it('is one set of steps where two desktops take it up at once', () => {
    for (const events of apart([declared()], use, use)) {
      const incident = incidentOf(events);
      expect(itemsOf(incident).map(({ item }) => item.text)).toEqual(steps);
      expect(disputesOf(incident)).toEqual([]);
    }
  });

  it('is put away with its steps, what was ticked stays said, and it comes back with them', () => {
    const [first] = itemsOf(incidentOf(taken));
    const ticked = given(...taken)
      .when({ name: 'tick', fields: { item: first?.item.id ?? '' } })
      .done();
    const gone = given(...ticked)
      .when(away)
      .done();
    expect(itemsOf(incidentOf(gone))).toEqual([]);
    const log = timelineOf(incidentOf(gone)).map(({ text }) => text);
    expect(log).toContain('ana ticked “Freeze deploys”');
    expect(log.at(-1)).toBe('Runbook put away: Restore the keyring');
    given(...gone)
      .when(away)
      .thenNothing();
    const back = given(...gone)
      .when({ name: 'use-runbook', fields: { runbook, title } })
      .done();
    expect(itemsOf(incidentOf(back)).map(({ done }) => done)).toEqual([true, false, false]);
  });

  it('is a question where one took it up again and another put it away, and its steps go with the answer', () => {
    const gone = given(...taken)
      .when(away)
      .done();
    const again = given(...gone)
      .when(use)
      .done()
      .slice(gone.length);
    const other = given(...taken)
      .when(away, { by: 'ben' })
      .done()
      .slice(taken.length);
    const incident = incidentOf([...gone, ...again, ...other]);
    const [dispute, ...others] = disputesOf(incident);
    expect([dispute?.about, others]).toEqual(['Runbook “Restore the keyring”', []]);
    const [choose] = [dispute?.shown, ...(dispute?.others ?? [])].flatMap((held) =>
      held?.words === 'taken up' ? held.choose : [],
    );
    if (choose === undefined) throw new Error('nothing to choose');
    const chosen = incidentOf(
      given(...gone, ...again, ...other)
        .when(choose)
        .done(),
    );
    expect(itemsOf(chosen).map(({ item }) => item.text)).toEqual(steps);
    expect(disputesOf(chosen)).toEqual([]);
  });

  it('cuts a step that is longer than an item may be, never inside a character', () => {
    const long: CommandInput = { name: 'use-runbook', fields: { runbook, title, steps: ['🙂'.repeat(200)] } };
    const [item] = itemsOf(incidentOf(given(declared()).when(long).done()));
    expect(item?.item.text).toBe(`${'🙂'.repeat(127)}…`);
  });

  it('can’t be put away or judged where it was not taken up', () => {
    given(declared())
      .when(away)
      .thenRefused('Not put away: restore-keyring.md was not taken up in this incident.');
    given(declared())
      .when(wrong)
      .thenRefused('Not noted: restore-keyring.md was not taken up in this incident. Take it up first.');
  });
});

describe('how a runbook did', () => {
  it('is said with words, changed, and taken back', () => {
    const noted = given(...taken)
      .when(wrong)
      .done();
    expect(runbooksUsedIn(incidentOf(noted))).toEqual([
      {
        ...{ file: runbook, title, at: minute(30), by: 'ana' },
        note: { verdict: 'wrong', words: 'Step 2 needs the new flag', by: 'ana', at: minute(30) },
      },
    ]);
    expect(timelineOf(incidentOf(noted)).at(-1)).toMatchObject({
      text: 'Runbook was wrong here: Restore the keyring',
      detail: 'Step 2 needs the new flag',
    });
    given(...noted)
      .when(wrong)
      .thenNothing();
    const back = given(...noted)
      .when({ name: 'note-runbook', fields: { runbook, undo: true } })
      .done();
    expect(runbooksUsedIn(incidentOf(back))[0]?.note).toBeNull();
  });

  it('is disputed where two say different things at once', () => {
    const helped: CommandInput = { name: 'note-runbook', fields: { runbook, verdict: 'helped' } };
    for (const events of apart(taken, wrong, helped))
      expect(disputesOf(incidentOf(events)).map(({ about }) => about)).toEqual([
        'How runbook “Restore the keyring” did',
      ]);
  });

  it('stands without its words where they are redacted', () => {
    const noted = given(...taken)
      .when(wrong)
      .done();
    const entry = noted.at(-1)?.id ?? '';
    const redacted = given(...noted)
      .when({ name: 'redact', fields: { entry, reason: 'a password' } })
      .done();
    const incident = incidentOf(redacted);
    expect(runbooksUsedIn(incident)[0]?.note).toMatchObject({ verdict: 'wrong', words: 'Redacted' });
    expect(JSON.stringify(timelineOf(incident))).not.toContain('new flag');
  });

  it('counts as used, put away or not, only where something is said of it', () => {
    const gone = given(...taken)
      .when(away)
      .done();
    expect([runbooksTakenUp(incidentOf(gone)).length, runbooksUsedIn(incidentOf(gone)).length]).toEqual([
      1, 0,
    ]);
    const noted = given(...gone)
      .when(wrong)
      .done();
    expect(runbooksUsedIn(incidentOf(noted))).toHaveLength(1);
  });
});

const known = (file: string, more: object = {}) => ({
  ...{ file, title: file, services: [], alerts: [], owner: null, reviewed: null },
  ...more,
});

describe('runbooks that fit', () => {
  const all = [
    known('a.md', { title: 'Cache', services: ['Edge'] }),
    known('b.md', { title: 'Keyring', services: ['player'], alerts: ['KeyringDown', 'Disk full'] }),
    known('c.md', { title: 'HTTPErrorRateHigh' }),
    known('d.md', { title: 'Nothing' }),
  ];
  const fitting = (services: readonly string[], ...words: readonly string[]) =>
    fittingRunbooks(all, { services, words }).map(({ runbook: { file }, why }) => [file, ...why]);

  it('are found by service, by the names of alerts in words, and by a title that is one', () => {
    expect(fitting(['edge'])).toEqual([['a.md', 'fits Edge']]);
    expect(fitting([], 'page: keyringdown.', 'the disk full alarm')).toEqual([
      ['b.md', 'alert KeyringDown', 'alert Disk full'],
    ]);
    expect(fitting([], 'HTTPErrorRateHigh fires')).toEqual([['c.md', 'alert HTTPErrorRateHigh']]);
    expect(fitting(['edge', 'player'], 'KeyringDown').map(([file]) => file)).toEqual(['b.md', 'a.md']);
    expect(fitting([], 'nothing of it, KeyringDownstream')).toEqual([]);
  });

  it('are narrowed by words of their title, file, services, alerts and owner', () => {
    expect(runbooksWith(all, 'KEY down').map(({ file }) => file)).toEqual(['b.md']);
    expect(runbooksWith(all, '')).toHaveLength(4);
    expect(runbooksWith(all, 'xyz')).toEqual([]);
  });
});

describe('what is known of a runbook', () => {
  const of = {
    runbook: { ...known(runbook, { reviewed: '2026-10-01' }), steps: ['a'], markdown: 'x' },
    problems: [],
  };
  const use = (at: number, note: { verdict: 'wrong' | 'helped'; words: string } | null) => ({
    ...{ incident: `i${at}`, title: `Incident ${at}`, exercise: false },
    runbooks: [
      { file: runbook, title, at, by: 'ana', note: note === null ? null : { ...note, by: 'ben', at } },
    ],
  });

  it('is when it was used last, where it was wrong, and the later of its reviews', () => {
    const listed = listedRunbook(
      of,
      [use(5, { verdict: 'wrong', words: 'no flag' }), use(9, { verdict: 'helped', words: '' })],
      { ...emptyTeam, runbooksReviewed: [{ file: runbook, at: Date.UTC(2026, 10, 1), by: 'ana' }] },
    );
    expect(listed).toMatchObject({
      ...{ steps: 1, used: 2, lastUsedAt: 9, reviewedAt: Date.UTC(2026, 10, 1), reviewedBy: 'ana' },
      wrong: [{ incident: 'i5', title: 'Incident 5', by: 'ben', words: 'no flag' }],
    });
    const before = listedRunbook(of, [], {
      runbooksReviewed: [{ file: runbook, at: Date.UTC(2026, 8, 1), by: 'ana' }],
    });
    expect([before.reviewedAt, before.reviewedBy, before.lastUsedAt]).toEqual([
      Date.UTC(2026, 9, 1, 12),
      null,
      null,
    ]);
  });
});
