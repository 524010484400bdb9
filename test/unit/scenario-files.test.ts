import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../shared/exercise/parse-scenario.ts';
import { happeningWords, readHappening, readMinutes } from '../../shared/exercise/parse-scenario-words.ts';
import type { Inject, Scenario } from '../../shared/exercise/scenario.ts';
import { entryKinds, roles } from '../../shared/incident/vocabulary.ts';
import { costBelow } from '../support/cost.ts';

const head = [
  'title: The shop is shut',
  'about: Something at a shop.',
  'minutes: 60',
  'brief: You run a shop.',
  'story: The key broke.',
  'start:',
  '  title: Nobody gets in',
  '  severity: SEV2',
];
const file = (injects: readonly string[], more: readonly string[] = []): string =>
  [...head, ...more, 'injects:', ...injects.map((line) => `  ${line}`), ''].join('\n');
const one = ['- title: A call', '  at: 5', '  text: It rings.'];

const read = (text: string): Scenario => {
  const parsed = parseScenario('shop.yaml', text);
  if (!parsed.ok) throw new Error(parsed.error.map(({ message }) => message).join(' '));
  return parsed.value;
};
const said = (text: string): readonly string[] => {
  const parsed = parseScenario('shop.yaml', text);
  return parsed.ok ? [] : parsed.error.map(({ line, message }) => `${line ?? '-'}: ${message}`);
};
const injectOf = (...lines: readonly string[]): Inject | undefined =>
  read(file([...one, ...lines])).injects.at(-1);

describe('a scenario’s file', () => {
  it('needs no more than its words; the rest is as a game day usually is', () => {
    expect(read(file(one))).toMatchObject({
      ...{ file: 'shop.yaml', title: 'The shop is shut', level: 2, solo: false, severity: null },
      roles: ['commander', 'technical-lead', 'communications-lead', 'scribe'],
      players: { from: 2, to: 6 },
      start: { severity: 'sev2', services: [], foundBy: 'monitoring', started: 0 },
      injects: [{ id: 'a-call', kind: 'text', trigger: { on: 'minute', minute: 5 }, unless: null, to: null }],
      stop: [
        { on: 'happening', happening: { what: 'phase', phase: 'post-mortem' } },
        { on: 'minute', minute: 60 },
      ],
    });
  });

  it('says when an inject comes in the ways in which people say it', () => {
    const minute = (at: string): unknown => injectOf('- title: B', `  at: ${at}`, '  text: x')?.trigger;
    for (const at of ['12', '+12', '12 min', '0:12', '12m'])
      expect(minute(at)).toEqual({ on: 'minute', minute: 12 });
    const after = (words: string): unknown =>
      injectOf('- title: B', `  after: ${words}`, '  text: x')?.trigger;
    expect(after('mitigated + 5')).toEqual({
      on: 'happening',
      happening: { what: 'phase', phase: 'resolution' },
      minutes: 5,
    });
    expect(after('The incident commander, 10 min')).toMatchObject({
      happening: { what: 'role', role: 'commander' },
      minutes: 10,
    });
    expect(after('inject A call')).toMatchObject({ happening: { what: 'inject', id: 'a-call' }, minutes: 0 });
    expect(injectOf('- title: B', '  by: hand', '  text: x')?.trigger).toEqual({ on: 'hand' });
    expect(readMinutes('1h 5m')).toBe(65);
    expect(readMinutes('soon')).toBeNull();
  });

  it('takes roles, kinds and responses as people write them', () => {
    const inject = injectOf(
      ...['- title: B', '  at: 6', '  text: x', '  kind: email', '  to: Tech lead'],
      ...[
        '  expect:',
        '    - Somebody asks why.',
        '    - what: It is decided',
        '      when: decision',
        '      within: 4 min',
      ],
    );
    expect(inject).toMatchObject({ kind: 'message', to: 'technical-lead' });
    expect(inject?.expect).toEqual([
      { id: 'b-1', words: 'Somebody asks why.', when: null, within: null },
      { id: 'b-2', words: 'It is decided', when: { what: 'entry', kind: 'decision' }, within: 4 },
    ]);
  });

  it('gives injects of the same title names of their own', () => {
    const scenario = read(file([...one, ...one]));
    expect(scenario.injects.map(({ id }) => id)).toEqual(['a-call', 'a-call-2']);
  });

  it('can say everything that happens, and reads it again', () => {
    const all = [
      ...roles.map((role) => ({ what: 'role', role }) as const),
      ...entryKinds.map((kind) => ({ what: 'entry', kind }) as const),
      ...(['triage', 'mitigation', 'resolution', 'post-mortem', 'prevention'] as const).map(
        (phase) => ({ what: 'phase', phase }) as const,
      ),
      { what: 'role', role: 'all' } as const,
      { what: 'update', audience: null } as const,
      { what: 'update', audience: 'customers' } as const,
      { what: 'severity', severity: 'sev1' } as const,
      ...(['handoff', 'page', 'runbook'] as const).map((what) => ({ what })),
      { what: 'inject', id: 'replica-behind' } as const,
    ];
    for (const each of all) expect(readHappening(happeningWords(each))).toEqual(each);
  });
});

describe('a scenario’s file with mistakes', () => {
  it('names all of them at once, with their lines and what was probably meant', () => {
    const text = file(
      [
        ...[
          '- id: first',
          '  title: A call',
          '  at: 5',
          '  after: mitigated',
          '  text: It rings.',
          '  hnit: x',
        ],
        ...['- id: first', '  title: B', '  at: 6', '  text: x', '  to: comander'],
        ...['- title: C', '  after: inject fisrt', '  text: x'],
        ...['- title: D', '  at: 90', '  text: x'],
        ...['- title: E', '  after: mitigatd', '  text: x', '  unless: update to custmers'],
      ],
      ['levle: 2', 'players: many'],
    );
    expect(said(text)).toEqual([
      '9: There is no `levle` here; did you mean `level`?',
      '10: `players` is how many can play, such as 3 to 6; it says “many”.',
      '15: The inject “A call” has `at` and `after`; keep one.',
      '17: There is no `hnit` here; did you mean `hint`?',
      '22: `to` has “comander”, which is not a role; did you mean “commander”?',
      '24: The inject “C” waits for “fisrt”, which is no inject here; did you mean “first”?',
      '27: The inject “D” comes at minute 90 at the earliest, and the scenario is over after 60; let it come earlier, or raise `minutes`.',
      '30: `after` has “mitigatd”, which is nothing that the record shows; did you mean “mitigated”?',
      '32: `unless` has “update to custmers”, which is nothing that the record shows; did you mean “update to customers”?',
    ]);
  });

  it('says which of its parts are missing, and what they are for', () => {
    expect(said('title: Only a title\n')).toEqual([
      '-: There is no `about`; one sentence for the list that gives nothing away.',
      '-: There is no `minutes`; how long it takes, such as 60.',
      '-: There is no `brief`; what the players are told before it begins.',
      '-: There is no `start`; what is declared when it begins, with `title` and `severity` below it.',
      '-: There is no `story`; what has really happened, for the facilitator and for the talk afterwards.',
      '-: There is no `injects`; what reaches the players, and when.',
    ]);
  });

  it('is not read where two injects share a name, or wait for each other', () => {
    const twice = [
      '- id: x',
      '  title: A',
      '  at: 1',
      '  text: x',
      '- id: x',
      '  title: B',
      '  at: 2',
      '  text: x',
    ];
    expect(said(file(twice))).toEqual(['14: The inject of line 10 is called x already.']);
    const circle = [
      ...['- id: a', '  title: A', '  after: inject b', '  text: x'],
      ...['- id: b', '  title: B', '  after: inject a + 2', '  text: x'],
    ];
    expect(said(file(circle))).toEqual([
      '12: The inject “A” waits for injects that wait for it: none of them ever comes.',
      '16: The inject “B” waits for injects that wait for it: none of them ever comes.',
    ]);
    const itself = ['- id: a', '  title: A', '  after: inject a', '  text: x'];
    expect(said(file(itself))).toEqual(['12: The inject “A” waits for itself.']);
  });

  it('does not blame an inject that waits for another one that can’t be read', () => {
    const text = file([
      '- id: a',
      '  title: A',
      '  at: never',
      '  text: x',
      '- title: B',
      '  after: inject a',
      '  text: x',
    ]);
    expect(said(text)).toEqual(['12: `at` is a number of minutes, such as 12 or 1h 5m; it says “never”.']);
  });

  it('knows how a comma in braces tears a sentence apart', () => {
    const text = file([
      ...one,
      '  expect:',
      '    - { what: Roles are filled, with a deputy, when: all roles }',
    ]);
    expect(said(text)).toEqual([
      '14: `expect` has words with a comma in braces; put them in "quotation marks", or on lines of their own.',
    ]);
  });

  it('adds up what injects wait for', () => {
    const late = [
      ...['- id: a', '  title: A', '  at: 50', '  text: x'],
      ...['- id: b', '  title: B', '  after: inject a + 15', '  text: x'],
    ];
    expect(said(file(late))[0]).toContain('“B” comes at minute 65 at the earliest');
  });

  it('names a picture that leads out of its folder, and a picture that is none', () => {
    const pictured = (name: string): string =>
      said(file(['- title: A', '  at: 1', '  text: x', `  picture: ${name}`])).join();
    for (const name of ['../../secret.png', 'C:\\chart.png', '/etc/chart.png'])
      expect(pictured(name)).toContain('without a folder before it');
    expect(pictured('chart.svg')).toContain('ends in .png, .jpg or .webp');
    expect(pictured('chart.PNG')).toBe('');
    expect(said(file(['- title: A', '  at: 1', '  text: x', '  kind: picture']))[0]).toContain(
      'does not say which',
    );
  });
});

describe('a hostile file', () => {
  it('does not multiply aliases, and says that they are not read', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...'bcdefghij'.split('').map((key, at) => {
        const before = '*' + 'abcdefghij'.charAt(at);
        return `${key}: &${key} [${Array.from({ length: 10 }, () => before).join(', ')}]`;
      }),
    ];
    const text = [...head, ...bomb, 'story: *j', ''].join('\n');
    expect(said(text).length).toBeGreaterThan(0);
    expect(costBelow(1_000, () => said(text))).toBeLessThan(1_000);
    expect(said(file(one, ['severity: *x']))[0]).toContain('severity');
  });

  it('is refused where it is nested without end, or is no YAML, or no scenario', () => {
    expect(said('['.repeat(5_000))).toEqual(['1: It is nested too deeply.']);
    expect(said(`title: A\n\tabout: B\n`)[0]).toMatch(/tab/);
    expect(said('- a\n- b\n')).toEqual([
      '1: It has no line of the form `title:`; a scenario begins with its title.',
    ]);
    expect(said('')).toEqual(['1: It has no line of the form `title:`; a scenario begins with its title.']);
    expect(said('<<<<<<< mine\ntitle: A\n')[0]).toContain('Two people changed it');
  });

  it('has limits that a person never meets', () => {
    const many = Array.from({ length: 61 }, (_, n) => [`- title: T${n}`, '  at: 1', '  text: x']).flat();
    expect(said(file(many))).toEqual([expect.stringContaining('there is room for 60')]);
    expect(said(file(['- title: A', '  at: 1', `  text: "${'x'.repeat(8_001)}"`]))[0]).toContain(
      'room for 8000',
    );
    expect(said(file(['- title: A', '  at: 999999', '  text: x']))[0]).toContain('`at`');
    expect(said(file(['- title: "a\\u0007b"', '  at: 1', '  text: x']))[0]).toContain('control characters');
  });
});
