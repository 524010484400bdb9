import { describe, expect, it } from 'vitest';
import { postsOf } from '../../shared/incident/roles.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { kindOf, linkWords } from '../../renderer/features/links/link-words.ts';
import { roadblockWords } from '../../renderer/features/roadblocks/actions.ts';
import { leavesCommandOpen } from '../../renderer/incident-parts/without-command.ts';
import { asItWas } from '../../renderer/incident-parts/taking-roles.ts';
import { countOf, handsOnAt, roleBoardOf, spanWords } from '../../renderer/features/roles/board.ts';
import { stintsOf } from '../../renderer/features/roles/history.ts';
import { expertWords } from '../../renderer/incident-parts/role-named.ts';
import { assigned, declared, given, incidentOf, logged, marked, minute, moved } from '../support/given.ts';

const first = declared({ severity: 'sev1' });
const ana = assigned('commander', 'ana', { at: minute(1) });

describe('the role board', () => {
  it('has the required roles first, held or not, and then what is held beside them', () => {
    const deputy = assigned('deputy', 'ben', { at: minute(2) });
    const board = roleBoardOf(incidentOf([first, deputy, ana]), defaultPlaybook);
    expect(board.required.map(({ role, kind }) => `${role} ${kind}`)).toEqual([
      'commander held',
      'technical-lead missing',
      'communications-lead missing',
      'scribe missing',
    ]);
    expect(board.optional.map(({ role }) => role)).toEqual(['deputy']);
    expect(board.free).toEqual(['sme']);
    expect(countOf(board, true)).toBe('3 of 4 required unfilled');
    expect(countOf(board, false)).toBe('');
  });

  it('says what else a person holds', () => {
    const scribe = assigned('scribe', 'ana', { at: minute(2) });
    const expert = assigned('sme', 'ana', { at: minute(3), area: 'storage' });
    const [commander] = roleBoardOf(incidentOf([first, ana, scribe, expert]), defaultPlaybook).required;
    expect(commander).toMatchObject({ also: ['scribe', 'expert for storage'] });
  });

  it('warns when more report to one person than one can lead', () => {
    const experts = Array.from({ length: 8 }, (_, i) =>
      assigned('sme', `expert ${i}`, { area: `area ${i}` }),
    );
    expect(spanWords(incidentOf([first, ana, ...experts.slice(1)]), defaultPlaybook)).toBeNull();
    expect(spanWords(incidentOf([first, ana, ...experts]), defaultPlaybook)).toBe(
      '8 report to ana; more than 7 is too many: name a deputy or leads.',
    );
  });

  it('says what the commander does with their own hands, and what ends it', () => {
    const action = logged('restart', 'restart the workers', { by: 'ana', kind: 'action', at: minute(6) });
    const working = incidentOf([first, ana, action]);
    expect(handsOnAt(working)).toMatchObject({ since: minute(6), action: 'restart', role: null });
    const done = marked('restart', 'done', { kind: 'action', at: minute(8) });
    expect(handsOnAt(incidentOf([first, ana, action, done]))).toBeNull();
    const lead = assigned('technical-lead', 'ana', { at: minute(9) });
    expect(handsOnAt(incidentOf([first, ana, lead]))).toMatchObject({
      action: null,
      role: { role: 'technical-lead', person: 'ana' },
    });
    const over = moved('resolve', { after: [first] });
    expect(handsOnAt(incidentOf([first, ana, action, over]))).toBeNull();
  });
});

describe('a break', () => {
  it('of the commander leaves nobody in command, unless there is a deputy or it is over', () => {
    const deputy = assigned('deputy', 'ben', { at: minute(2) });
    expect(leavesCommandOpen(incidentOf([first, ana]), 'Ana')).toBe(true);
    expect(leavesCommandOpen(incidentOf([first, ana]), 'ben')).toBe(false);
    expect(leavesCommandOpen(incidentOf([first, ana, deputy]), 'ana')).toBe(false);
    const over = moved('resolve', { after: [first] });
    expect(leavesCommandOpen(incidentOf([first, ana, over]), 'ana')).toBe(false);
  });
});

describe('taking a role back', () => {
  it('puts the former holder back with the former time on duty', () => {
    const incident = incidentOf([first, ana]);
    const command = asItWas(incident, 'commander', 'ben');
    const ben = assigned('commander', 'ben', { at: minute(9), after: [ana] });
    expect(command).toEqual({
      name: 'assign',
      fields: { role: 'commander', person: 'ana', since: minute(1) },
    });
    const after = given(first, ana, ben).when(command).done();
    expect(postsOf(incidentOf(after))).toMatchObject([{ person: 'ana', since: minute(1) }]);
  });

  it('leaves it open since it was open', () => {
    expect(asItWas(incidentOf([first]), 'scribe', 'ben')).toEqual({
      name: 'release',
      fields: { role: 'scribe', since: minute(0) },
    });
    const left = assigned('commander', null, { at: minute(7), after: [ana] });
    expect(asItWas(incidentOf([first, ana, left]), 'commander', 'ben')).toMatchObject({
      fields: { since: minute(7) },
    });
  });

  it('of an expert concerns that expert only', () => {
    const farah = assigned('sme', 'farah', { at: minute(3), area: 'keys' });
    const incident = incidentOf([first, farah]);
    expect(asItWas(incident, 'sme', 'farah')).toMatchObject({ fields: { area: 'keys', since: minute(3) } });
    expect(asItWas(incident, 'sme', 'rune')).toEqual({
      name: 'release',
      fields: { role: 'sme', person: 'rune' },
    });
  });
});

describe('the history of a role', () => {
  const ben = assigned('commander', 'ben', { at: minute(9), after: [ana] });

  it('says who held it from when to when, the latest first', () => {
    const left = assigned('commander', null, { at: minute(12), after: [ben] });
    expect(stintsOf(incidentOf([first, ana, ben, left]), 'commander')).toMatchObject([
      { person: 'ben', from: minute(9), until: minute(12) },
      { person: 'ana', from: minute(1), until: minute(9) },
    ]);
  });

  it('forgets what was taken back', () => {
    const back = assigned('commander', 'ana', { at: minute(1), after: [ben] });
    expect(stintsOf(incidentOf([first, ana, ben, back]), 'commander')).toMatchObject([
      { person: 'ana', from: minute(1), until: null },
    ]);
  });

  it('of experts has each of them beside the others', () => {
    const farah = assigned('sme', 'farah', { at: minute(3), area: 'keys' });
    const rune = assigned('sme', 'rune', { at: minute(4), area: 'edge' });
    const left = assigned('sme', null, {
      at: minute(8),
      area: 'keys',
      place: 'role.sme.farah',
      after: [farah],
    });
    expect(stintsOf(incidentOf([first, farah, rune, left]), 'sme')).toMatchObject([
      { person: 'rune', until: null },
      { person: 'farah', until: minute(8) },
    ]);
  });
});

describe('the words after a command', () => {
  it('are an expert and an area', () => {
    expect(expertWords('farah signing keys', [])).toEqual({ person: 'farah', area: 'signing keys' });
    expect(expertWords('@farah for signing keys', [])).toEqual({ person: 'farah', area: 'signing keys' });
    expect(expertWords('Ana Ruiz storage', ['ana', 'Ana Ruiz'])).toEqual({
      person: 'Ana Ruiz',
      area: 'storage',
    });
    expect(expertWords('Ana Ruiz, storage', [])).toEqual({ person: 'Ana Ruiz', area: 'storage' });
    expect(expertWords('farah', ['fara'])).toEqual({ person: 'farah', area: '' });
  });

  it('are who clears a roadblock, and what blocks', () => {
    expect(roadblockWords('@ben rune has no access')).toEqual({ text: 'rune has no access', to: 'ben' });
    expect(roadblockWords('rune waits for @ben')).toEqual({ text: 'rune waits for @ben', to: null });
  });

  it('are a label and an address, or a number', () => {
    expect(linkWords('Bridge https://meet.example.com/inc')).toEqual({
      label: 'Bridge',
      target: 'https://meet.example.com/inc',
      kind: 'bridge',
    });
    expect(linkWords('Dial-in +49 30 123456')).toMatchObject({ label: 'Dial-in', target: '+49 30 123456' });
    expect(linkWords('https://example.com')).toMatchObject({ label: '', target: 'https://example.com' });
    expect(linkWords('Status page')).toMatchObject({ label: 'Status page', target: '' });
  });

  it('name the kind of a link', () => {
    expect(['War room', 'Grafana', 'Stakeholders', 'Incident channel', 'Runbook'].map(kindOf)).toEqual([
      'bridge',
      'dashboard',
      'stakeholders',
      'responders',
      'other',
    ]);
  });
});
