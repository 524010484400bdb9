import { describe, expect, test } from 'vitest';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { parsePlaybook } from '../../shared/playbook/parse-playbook.ts';

const built = defaultPlaybook.postmortem;

const read = (path: string, text: string) => {
  const { playbook, problems } = parsePlaybook([{ path, text, trouble: null }]);
  return {
    rules: playbook.postmortem,
    said: problems.map(({ file, line, message }) => `${file}:${line ?? ''} ${message}`),
  };
};

describe('the rules of reviews are read', () => {
  test('each key by itself: what is not there is as it was built in', () => {
    const { rules, said } = read(
      'postmortem.yaml',
      'hours:\n  SEV1: 24\n  sev4: 72\ncauses:\n  - label: Feature flags\n  - label: Feature flags\n',
    );
    expect(said).toEqual([]);
    expect(rules).toEqual({
      ...built,
      hours: { sev1: 24, sev2: 48, sev3: 168, sev4: 72 },
      causes: [
        { id: 'feature-flags', label: 'Feature flags' },
        { id: 'feature-flags-2', label: 'Feature flags' },
      ],
    });
  });

  test('what is wrong is said with its line, and only that is as it was built in', () => {
    const { rules, said } = read(
      'postmortem.yaml',
      [
        'hours:',
        '  SEV1: soon',
        'agenda:',
        '  - text: Welcome',
        '    minutes: 5',
        '  - text: The rest',
        'pre-read:',
        '  - text: Times',
        '    seen: time set',
        'reliability-share: 150',
        'pages-per-shift: 3',
        'meeting: 60',
      ].join('\n'),
    );
    expect(said).toEqual([
      'p/postmortem.yaml:2 `hours` has “SEV1”, which is a number of hours, such as 48, or none; it says “soon”. What is built in applies until it is mended.',
      'p/postmortem.yaml:6 `agenda` has a line that lacks its `minutes`. What is built in applies until it is mended.',
      'p/postmortem.yaml:9 `pre-read` has a line in which `seen` has “time set”, which is not something that the console can see; did you mean “times-set”? What is built in applies until it is mended.',
      'p/postmortem.yaml:10 `reliability-share` is a number of percent, at most 100, such as 50; it says “150”. What is built in applies until it is mended.',
      'p/postmortem.yaml:12 There is no `meeting` here; there are `hours`, `pre-read`, `agenda`, `causes`, `pages-per-shift`, `reliability-share`. This part is not used.',
    ]);
    expect(rules).toEqual({ ...built, pagesPerShift: 3 });
  });

  test('a file that is no YAML, or of another shape, changes nothing', () => {
    for (const text of ['- one\n- two\n', 'hours: [', 'some words']) {
      const { rules, said } = read('postmortem.yaml', text);
      expect(rules).toEqual(built);
      expect(said).toHaveLength(1);
    }
    expect(read('postmortem.yaml', '# only words for people\n')).toEqual({ rules: built, said: [] });
  });
});

describe('the parts of a post-mortem are read', () => {
  test('with their questions, their names and what the console brings', () => {
    const { rules, said } = read(
      'postmortem.md',
      [
        '# Our post-mortem',
        '',
        '- not a question: no part has begun',
        '',
        '## What happened {#story, timeline}',
        '',
        'For people who edit this file.',
        '',
        '- What did people see,',
        '  and when?',
        '',
        '## Über uns',
      ].join('\n'),
    );
    expect(said).toEqual([]);
    expect(rules.parts).toEqual([
      { id: 'story', title: 'What happened', prompts: ['What did people see, and when?'], extra: 'timeline' },
      { id: 'uber-uns', title: 'Über uns', prompts: [], extra: null },
    ]);
  });

  test('what is wrong is said with its line, and the other parts are there', () => {
    const { rules, said } = read(
      'postmortem.md',
      [
        '## Summary {#summary}',
        '## Again {#summary}',
        '## Bad {#Not_A_Name}',
        '## Impact {#impact, impcat}',
        '-',
        `- ${'x'.repeat(400)}`,
        '## {#empty}',
        '## More impact {#more, impact}',
        '## Most impact {#most, impact}',
      ].join('\n'),
    );
    expect(said).toEqual([
      'p/postmortem.md:2 The part of line 1 is called #summary already. This part is left out until it is mended.',
      'p/postmortem.md:3 “#Not_A_Name” is no name of a part: small letters, digits and dashes, at most 40. This part is left out until it is mended.',
      'p/postmortem.md:4 The console brings nothing called “impcat”; did you mean “impact”? It is not used.',
      'p/postmortem.md:6 This question has more than 300 characters. It is left out until it is mended.',
      'p/postmortem.md:7 This heading says nothing. This part is left out until it is mended.',
      'p/postmortem.md:9 The part of line 8 has the impact already. They stand there only.',
    ]);
    expect(rules.parts.map(({ id, extra }) => [id, extra])).toEqual([
      ['summary', null],
      ['impact', null],
      ['more', 'impact'],
      ['most', null],
    ]);
  });

  test('without one that can be read, those that were built in apply', () => {
    const { rules, said } = read('postmortem.md', 'Only words.');
    expect(rules.parts).toEqual(built.parts);
    expect(said).toEqual([
      'p/postmortem.md: There is not one part that can be read. The built-in parts apply until then.',
    ]);
  });
});
