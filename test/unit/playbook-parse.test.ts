import { describe, expect, test } from 'vitest';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { parsePlaybook } from '../../shared/playbook/parse-playbook.ts';
import { MAX_PLAYBOOK_FILE, problemWords, type PlaybookFile } from '../../shared/playbook/problem.ts';

const file = (path: string, text: string): PlaybookFile => ({ path, text, trouble: null });
const parse = (path: string, text: string) => parsePlaybook([file(path, text)]);
/** The complaints about one file, as they are on screen. */
const said = (path: string, ...lines: readonly string[]): readonly string[] =>
  parse(path, lines.join('\n')).problems.map(problemWords);
const severity = (...lines: readonly string[]) =>
  said('severities.yaml', 'SEV1:', ...lines.map((l) => `  ${l}`));

const sev1 = 'The built-in rules for SEV1 apply until it is mended.';
const unused = 'This part is not used.';
const all = 'The built-in severities apply until it is mended.';

describe('severities.yaml', () => {
  test('what is written applies, what is left out is as built in', () => {
    const { playbook, problems } = parse(
      'severities.yaml',
      'sev 2:\n  criterion: Half the shop is slow.\n  cadence: 20 min\n  roles: IC, tech lead, Scribe\n' +
        '  cadence-by-audience:\n    executives: 1 h\n    customers: none\n  minutes-by-role: {ic: 2}\n',
    );
    expect(problems).toEqual([]);
    expect(playbook.severities.sev2).toEqual({
      ...defaultPlaybook.severities.sev2,
      criterion: 'Half the shop is slow.',
      cadenceMinutes: 20,
      audienceMinutes: { executives: 60, customers: null },
      requiredRoles: ['commander', 'technical-lead', 'scribe'],
      roleMinutes: { commander: 2 },
    });
    expect(playbook.severities.sev1).toEqual(defaultPlaybook.severities.sev1);
  });

  test('a value that can’t be used breaks its severity, with the line, and no other', () => {
    const text = 'SEV1:\n  criterion: Ours\n  cadence: fifteen\nSEV2:\n  criterion: Also ours\n';
    const { playbook, problems } = parse('severities.yaml', text);
    expect(problems.map(problemWords)).toEqual([
      `p/severities.yaml, line 3: \`cadence\` is a number of minutes, such as 15, or none; it says “fifteen”. ${sev1}`,
    ]);
    expect(playbook.severities.sev1).toEqual(defaultPlaybook.severities.sev1);
    expect(playbook.severities.sev2.criterion).toBe('Also ours');
  });

  test.each([
    [['cadance: 15'], `There is no \`cadance\` here; did you mean \`cadence\`? ${unused}`],
    [['roles: scribbe'], `\`roles\` has “scribbe”, which is not a role; did you mean “scribe”? ${sev1}`],
    [['cadence: 5', 'cadence: 6'], `\`cadence\` stands here for the second time; line 2 has it too. ${sev1}`],
    [
      ['response: #all'],
      `\`response\` says nothing; text that begins with # stands in "quotation marks". ${sev1}`,
    ],
    [['tell:'], `\`tell\` says nothing; write none for an empty list. ${sev1}`],
    [['cadence: 0'], `\`cadence\` is a number of minutes, such as 15, or none; it says “0”. ${sev1}`],
    [
      ['minutes-to-fill: 99999'],
      `\`minutes-to-fill\` is a number of minutes, at most 10080, such as 5; it says “99999”. ${sev1}`,
    ],
    [['cadence: [1]'], `\`cadence\` is a number of minutes, such as 15, or none; it is a list. ${sev1}`],
    [
      ['tell: &a x', 'response: *a'],
      `\`response\` refers to another line with \`*\`, which is not read here. ${sev1}`,
    ],
    [
      ['cadence-by-audience:', '  customer: 5'],
      `\`cadence-by-audience\` has “customer”, which is not an audience; did you mean “customers”? ${sev1}`,
    ],
  ])('%j', (lines, words) =>
    expect(severity(...lines).map((line) => line.replace(/^.*?: /, ''))).toEqual([words]),
  );

  test.each([
    [
      'SEV1:\n  criterion: Down: all of it',
      2,
      'A colon followed by a space begins a new entry; put text that has one in "quotation marks".',
    ],
    ['SEV1:\n\tcadence: 5', 2, 'This line is indented with a tab; indent it with spaces.'],
    [
      'SEV1:\n  response: @oncall',
      2,
      'Text that begins with a sign such as @ or ` stands in "quotation marks".',
    ],
    ['SEV1:\n  response: "open', 2, 'A colon, a closing quotation mark or a closing bracket is missing.'],
    [
      'a: 1\n<<<<<<< ours\nb: 2\n',
      2,
      'Two people changed it, and Git left both versions here; keep one and delete the marks.',
    ],
    ['- SEV1', 1, 'It has no line of the form `name:` with its values indented below.'],
  ])('a file that can’t be read is built in as a whole: %j', (text, line, words) => {
    const { playbook, problems } = parse('severities.yaml', text);
    expect(problems.map(problemWords)).toEqual([`p/severities.yaml, line ${line}: ${words} ${all}`]);
    expect(playbook).toEqual(defaultPlaybook);
  });

  test('a severity that there is not is said with those that there are', () =>
    expect(said('severities.yaml', 'SEV9:', '  cadence: 3')).toEqual([
      `p/severities.yaml, line 1: “SEV9” is no severity; there are SEV1, SEV2, SEV3, SEV4. ${unused}`,
    ]));

  test('a severity that stands there twice is built in', () => {
    const { playbook, problems } = parse('severities.yaml', 'SEV1:\n  cadence: 5\nsev1:\n  cadence: 6\n');
    expect(problems).toHaveLength(1);
    expect(playbook).toEqual(defaultPlaybook);
  });
});

describe('the other files', () => {
  test('limits are each by themselves', () => {
    const { playbook, problems } = parse('limits.yaml', 'ask-minutes: soon\nspan-of-control: 5\n');
    expect(problems.map(problemWords)).toEqual([
      'p/limits.yaml, line 1: `ask-minutes` is a number of minutes, such as 10; it says “soon”. The built-in number applies until it is mended.',
    ]);
    expect(playbook).toEqual({ ...defaultPlaybook, spanOfControl: 5 });
  });

  test('a link that lacks something is left out, the others are there', () => {
    const { playbook, problems } = parse('links.yaml', '- label: Call\n- label: Room\n  target: "#inc"\n');
    expect(problems.map(problemWords)).toEqual([
      'p/links.yaml, line 1: A link has a `label` and a `target`. This link is left out until it is mended.',
    ]);
    expect(playbook.links).toEqual([{ label: 'Room', kind: 'other', target: '#inc' }]);
  });

  test('a role keeps what is built in where nothing is written', () => {
    const { playbook } = parse('roles.yaml', 'scribe:\n  purpose: Types.\n');
    expect(playbook.roles.scribe).toEqual({ ...defaultPlaybook.roles.scribe, purpose: 'Types.' });
  });

  test('update templates are headings with their text; what nobody fills in is said', () => {
    const { playbook, problems } = parse(
      'updates.md',
      '# Ours\n\nFor people.\n\n## Customers: at night {#night}\n\n<!-- not this -->\n{titel} until {next}\n\n### Why\nso\n## Everybody\nx\n',
    );
    expect(playbook.templates).toEqual([
      { id: 'night', audience: 'customers', name: 'at night', text: '{titel} until {next}\n\n### Why\nso' },
    ]);
    expect(problems.map(problemWords)).toEqual([
      'p/updates.md, line 8: The console fills in nothing for {titel}; did you mean {title}? It stays as it is written.',
      'p/updates.md, line 12: There is no audience “Everybody”; there are “executives”, “product”, “support”, “customers”. This template is left out until it is mended.',
    ]);
  });

  test('one that is not UTF-8, too large, or a link, is built in and said', () => {
    const troubles = (['not-utf8', 'too-large', 'not-a-file', 'failed'] as const).map(
      (trouble) => parsePlaybook([{ path: 'roles.yaml', text: null, trouble }]).problems.map(problemWords)[0],
    );
    expect(troubles).toEqual([
      'p/roles.yaml: It is not UTF-8 text; save it again as UTF-8. The built-in roles apply until it is mended.',
      'p/roles.yaml: It is larger than 128 KiB. The built-in roles apply until it is mended.',
      'p/roles.yaml: It is a link or a folder, not a file. The built-in roles apply until it is mended.',
      'p/roles.yaml: This desktop may not read it, or the disk failed. The built-in roles apply until it is mended.',
    ]);
  });
});

describe('hostile files', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (let i = 0; i < 12; i += 1) {
    const [name, before] = [String.fromCharCode(98 + i), String.fromCharCode(97 + i)];
    bomb.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`);
  }
  const size = MAX_PLAYBOOK_FILE;
  const many = (of: string): string => of.repeat(Math.floor(size / of.length));
  test.each([
    ['a thousand million laughs', bomb.join('\n')],
    ['brackets without end', many('[')],
    ['braces without end', many('{a: ')],
    ['indents without end', Array.from({ length: 400 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['a key that stands there ten thousand times', many('SEV1: 1\n')],
    ['ten thousand keys', Array.from({ length: 10_000 }, (_, i) => `k${i}: 1`).join('\n')],
    [
      'prototypes',
      '__proto__:\n  cadence: 1\nconstructor:\n  prototype: 1\nSEV1:\n  __proto__: {cadence: 1}\n  toString: 1',
    ],
    ['tags', 'SEV1: !!js/function "x"\nSEV2: !!binary aGk=\n'],
    ['an old YAML', '%YAML 1.1\n---\nSEV1:\n  cadence: 1_0\n  <<: {cadence: 5}\n'],
    ['dashes', many('- ')],
    ['comments', many('<!--')],
    ['hashes', many('# ')],
    ['braces in an item', `## Triage\n- ${many('{')}`],
    ['long lines', `## Triage\n- ${many('x')}`],
    ['controls', 'SEV1:\n  criterion: "a\\0b\\u001b[31m"\n'],
  ])('%s: nothing hangs, and the rules hold', { timeout: 20_000 }, (_name, text) => {
    for (const path of [
      'severities.yaml',
      'roles.yaml',
      'limits.yaml',
      'links.yaml',
      'updates.md',
      'checklists/a.md',
    ]) {
      const { playbook, problems } = parse(path, text);
      expect(problems.length).toBeLessThanOrEqual(20);
      expect(playbook.severities.sev1.cadenceMinutes).toBe(15);
      expect(playbook.checklist.length).toBeGreaterThan(0);
      for (const { message } of problems) expect(message.length).toBeLessThan(600);
    }
    expect(({} as Record<string, unknown>)['cadence']).toBeUndefined();
  });
});
