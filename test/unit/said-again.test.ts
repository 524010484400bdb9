import { describe, expect, it } from 'vitest';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { alarmsOf } from '../../shared/incident/alarms.ts';
import { stateDocument } from '../../shared/incident/documents/state-document.ts';
import { recordDocument } from '../../shared/incident/documents/record-document.ts';
import { briefOf } from '../../shared/incident/brief.ts';
import { disputesOf } from '../../shared/incident/disputes.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { askedOf } from '../../shared/incident/for-me.ts';
import { minuteOf } from '../../shared/incident/minute.ts';
import { pagesOf, tellingsOf } from '../../shared/incident/pages.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { updatesOf } from '../../shared/incident/updates.ts';
import { workstreamsOf } from '../../shared/incident/workstreams.ts';
import { postsOf } from '../../shared/incident/roles.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { apart, declared, given, incidentOf, logged, minute } from '../support/given.ts';

const first = declared();
const after = (past: readonly StreamEvent[], ...commands: readonly CommandInput[]) =>
  commands.reduce<readonly StreamEvent[]>(
    (events, command, i) =>
      given(...events)
        .when(command, { now: minute(30 + i) })
        .done(),
    past,
  );

describe('two desktops that do the same at once', () => {
  it('open one workstream of a name, and its lead can be chosen', () => {
    const named = (lead: string): CommandInput => ({ name: 'workstream', fields: { name: 'Keyring', lead } });
    for (const events of apart([first], named('ben'), named('farah'))) {
      expect(workstreamsOf(incidentOf(events))).toMatchObject([{ name: 'Keyring' }]);
      expect(disputesOf(incidentOf(events))).toMatchObject([{ about: 'A workstream' }]);
    }
  });

  it('page one person twice: one answer ends both, and taking it back opens both again', () => {
    const page = (id: string): CommandInput => ({ name: 'page', fields: { who: 'rune', id } });
    for (const events of apart([first], page('p-1'), page('p-2'))) {
      const answered = after(events, { name: 'page-answered', fields: { page: 'p-1' } });
      const outcomes = (all: readonly StreamEvent[]) =>
        pagesOf(incidentOf(all)).map(({ outcome }) => outcome);
      expect(outcomes(answered)).toEqual(['answered', 'answered']);
      expect(askedOf(incidentOf(answered), 'rune')).toEqual([]);
      expect(outcomes(after(answered, { name: 'page-open', fields: { page: 'p-1' } }))).toEqual([
        'open',
        'open',
      ]);
    }
  });

  it('leave what is to be chosen in one order, whatever arrived first', () => {
    const log = (id: string, by: string) => logged(id, `of ${by}`, { at: minute(3) });
    const past = [first, log('e-1', 'ana'), log('e-2', 'ana')];
    const mend = (entry: string, text: string): CommandInput => ({
      name: 'correct',
      fields: { entry, text },
    });
    const [one] = apart(past, mend('e-1', 'a'), mend('e-1', 'b'));
    const [two] = apart(past, mend('e-2', 'a'), mend('e-2', 'b'));
    const late = [...one.slice(past.length), ...two.slice(past.length)];
    const rows = (events: readonly StreamEvent[]) => disputesOf(incidentOf(events)).map(({ row }) => row);
    expect(rows([first, ...past.slice(1), ...late])).toEqual(
      rows([...late.toReversed(), ...past.toReversed()]),
    );
  });
});

describe('“it was, after all” is said of what was taken back last', () => {
  it('of who was told, whatever the ids are', () => {
    const told = after(
      [first],
      { name: 'tell', fields: { who: 'support', id: 'zz' } },
      { name: 'tell', fields: { who: 'support', id: 'aa' } },
      { name: 'withdraw-tell', fields: { who: 'support' } },
    );
    expect(tellingsOf(incidentOf(told)).map(({ id }) => id)).toEqual(['zz']);
    const again = after(told, { name: 'withdraw-tell', fields: { who: 'support', undo: true } });
    expect(tellingsOf(incidentOf(again)).map(({ id }) => id)).toEqual(['zz', 'aa']);
    given(...again)
      .when({ name: 'withdraw-tell', fields: { who: 'support', undo: true } })
      .thenNothing();
  });

  it('of pages', () => {
    const paged = after(
      [first],
      { name: 'page', fields: { who: 'rune', id: 'p-1' } },
      { name: 'page', fields: { who: 'rune', id: 'p-2' } },
      { name: 'withdraw-page', fields: { page: 'p-2' } },
      { name: 'withdraw-page', fields: { page: 'p-1' } },
      { name: 'withdraw-page', fields: { page: 'last', undo: true } },
    );
    expect(pagesOf(incidentOf(paged)).map(({ id }) => id)).toEqual(['p-1']);
  });

  it('of updates', () => {
    const update = (text: string): CommandInput => ({
      name: 'update',
      fields: { text, next: minute(90), audiences: ['customers'] },
    });
    const sent = after([first], update('one'), update('two'));
    const [one, two] = updatesOf(incidentOf(sent)).map(({ id }) => id);
    const back = (id = ''): CommandInput => ({ name: 'withdraw-update', fields: { update: id } });
    const events = after(sent, back(two), back(one), {
      name: 'withdraw-update',
      fields: { update: 'last', undo: true },
    });
    expect(updatesOf(incidentOf(events)).map(({ text }) => text)).toEqual(['one']);
  });
});

describe('who decided', () => {
  const events = after(
    [first, logged('p-1', 'roll back', { kind: 'proposal', to: 'marek' })],
    { name: 'assign', fields: { role: 'commander', person: 'ines' } },
    { name: 'object', fields: { proposal: 'p-1', text: 'the key is gone', who: 'cem', entry: 'o-1' } },
    { name: 'decide', fields: { proposal: 'p-1', who: 'ines' } },
  );
  const incident = incidentOf(events);

  it('stands in the documents, not who wrote it down', () => {
    expect(stateDocument(incident, defaultPlaybook)).toMatch(/- Decided \S+ \S+ by ines: roll back/);
    const record = recordDocument(incident, defaultPlaybook, { zone: 'UTC' });
    const decisions = record.slice(record.indexOf('## Decisions'), record.indexOf('## Log'));
    expect(decisions).toContain('proposed by marek');
    expect(decisions).toContain('cem objects: the key is gone');
    expect(decisions).toContain('decided by ines');
    expect(decisions).not.toContain('for ines');
  });

  it('stands in the brief and in the minute', () => {
    const whose = { role: 'commander', area: null, from: null, since: null, to: null, words: null } as const;
    const section = briefOf(incident, defaultPlaybook, whose)?.sections.find(({ id }) => id === 'decisions');
    expect(section?.items).toMatchObject([
      { about: ['by ines', ', ', 'proposed by marek'], note: 'cem objects: the key is gone' },
    ]);
    expect(minuteOf(incident, defaultPlaybook)?.decision).toMatchObject({ decidedBy: 'ines', by: 'ana' });
  });
});

it('a proposal that is decided takes no words beside it, and says where they belong', () =>
  given(first, logged('p-1', 'roll back', { kind: 'proposal' }))
    .when({ name: 'mark', fields: { entry: 'p-1', mark: 'done', note: 'since it is late' } })
    .thenRefused(
      'Not decided: a proposal is decided as it stands. Your words are kept; log them as a note, or as an objection.',
    ));

it('changing a decision to what it was changed to already logs nothing again', () => {
  const changed = after([first, logged('d-1', 'Fallback', { kind: 'decision' })], {
    name: 'mark',
    fields: { entry: 'd-1', mark: 'changed', note: 'Fallback until 16:00' },
  });
  given(...changed)
    .when({ name: 'mark', fields: { entry: 'd-1', mark: 'changed', note: 'Fallback until 16:00' } })
    .thenNothing();
  expect(timelineOf(incidentOf(changed))).toHaveLength(3);
});

it('whoever was asked for a look is not rung again when somebody else takes a role', () => {
  const shared = after(
    [first],
    { name: 'assign', fields: { role: 'communications-lead', person: 'cem' } },
    { name: 'draft-update', fields: { audience: 'customers', text: 'We are looking' } },
  );
  const keys = (events: readonly StreamEvent[]) =>
    alarmsOf(incidentOf(events), defaultPlaybook)
      .filter(({ who, key }) => who === 'cem' && key.startsWith('look.'))
      .map(({ key }) => key);
  const more = after(shared, { name: 'assign', fields: { role: 'commander', person: 'ben' } });
  expect(keys(shared)).toHaveLength(1);
  expect(keys(more)).toEqual(keys(shared));
});

it('an expert whose name is typed otherwise is the same one, and can be released', () => {
  const expert = (person: string): CommandInput => ({ name: 'assign', fields: { role: 'sme', person } });
  const called = after([first], expert('Ana Ruiz'), expert('ana.ruiz'));
  expect(postsOf(incidentOf(called))).toHaveLength(1);
  const released = after(called, { name: 'release', fields: { role: 'sme', person: 'ANA RUIZ' } });
  expect(postsOf(incidentOf(released))).toEqual([]);
});
