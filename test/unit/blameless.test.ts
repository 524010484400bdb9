import { describe, expect, test } from 'vitest';
import type { BlamelessContext } from '../../shared/wording/blameless/blameless-context.ts';
import { applyFix, checkBlameless } from '../../shared/wording/blameless/check-blameless.ts';
import { sectionNamed } from '../../shared/wording/blameless/section.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { usualContext } from '../support/blameless-corpus.ts';

const found = (
  lines: string | readonly string[],
  context: Partial<BlamelessContext> = {},
): readonly string[] => {
  const text = typeof lines === 'string' ? lines : lines.join('\n');
  return checkBlameless(text, { ...usualContext, ...context }).map(
    ({ rule, from, to }) => `${rule}: ${text.slice(from, to)}`,
  );
};
const whole = { section: null } as const;

describe('a part of a post-mortem', () => {
  test('is known by its extra, its id or its title, as the playbook has it', () => {
    expect(defaultPlaybook.postmortem.parts.map(({ id, extra }) => [id, sectionNamed(extra ?? id)])).toEqual([
      ['summary', 'what-happened'],
      ['what-happened', 'what-happened'],
      ['factors', 'reflection'],
      ['impact', 'other'],
      ['went-well', 'went-well'],
      ['better', 'reflection'],
      ['trade-offs', 'reflection'],
      ['actions', 'actions'],
    ]);
    for (const { id, title } of defaultPlaybook.postmortem.parts)
      expect([id, sectionNamed(title)]).toEqual([id, sectionNamed(id)]);
  });

  test('is told by the headings of a document, and lasts over the headings below it', () => {
    const lack = 'There was no runbook for it.';
    expect(found(['# Payments', lack], whole)).toHaveLength(1);
    expect(found(['# Payments', '', '## Timeline', '### 14:02', lack], whole)).toHaveLength(1);
    expect(found(['# Payments', '', '## Lessons learned', '### Region EU', lack], whole)).toEqual([]);
    expect(
      found(['Timeline', '--------', lack, '', 'Contributing factors', '===', lack], whole),
    ).toHaveLength(1);
    expect(
      found(['## Timeline', '**Root causes:**', `- ${lack}`, '', '**Timeline**', lack], whole),
    ).toHaveLength(1);
    expect(found(['## Actions', '### Timeline tool', '- We should have tested it.'], whole)).toEqual([]);
  });
});

describe('what is evidence, or no prose', () => {
  test.each([
    ['code between fences', ['Before.', '```sh', 'Ben forgot to', '', 'should have tested', '```', 'After.']],
    ['code between tildes in a list', ['- Log:', '  ~~~', '  Ben misread it', '  ~~~']],
    ['a fence that nobody closed', ['Before.', '```', 'Ben forgot to drain it.']],
    ['indented code', ['The log:', '', '    Ben forgot to drain it', '', 'and more.']],
    [
      'a quotation, with lines that go on without its mark',
      ['> We should have', 'tested it, said Ben.', '', 'So.'],
    ],
    ['a quotation in a list', ['- > Ben broke it']],
    ['a comment', ['<!-- who broke it?', '', 'Ben misread it -->', 'So.']],
    ['a quotation in HTML', ['<blockquote>', 'Ben misread it', '</blockquote>']],
    ['the target of a link', ['See [the log](https://example.com/ben-forgot-to "Ben misread it").']],
    ['the address of a link below', ['See [the log][1].', '', '[1]: https://example.com/should-have-tested']],
    ['words in marks over two lines', ['He wrote “we should have', 'tested this” at 14:05.']],
    ['a quotation of several paragraphs', ['“We should have tested it.', '', '“Ben forgot to drain it.”']],
    [
      'a contraction between single marks',
      ["The note 'we didn't check, we should have tested it' was found."],
    ],
  ])('%s is not looked at', (_, lines) => expect(found(lines)).toEqual([]));

  test('what a publishing tool puts before a document is not looked at', () =>
    expect(
      found(['---', 'title: Ben broke it', 'tags:', '  - obviously', '---', 'The pool was full.'], whole),
    ).toEqual([]));

  test('what stands beside evidence is looked at', () => {
    expect(found('Ben forgot `drain`, as “the log” says.')).toEqual(['person-failed: Ben forgot']);
    expect(found(['> Quoted.', '', 'Obviously it was full.'])).toEqual(['hindsight-adverb: Obviously']);
    expect(found(['- one', '', '    Obviously it was full.'])).toEqual(['hindsight-adverb: Obviously']);
    expect(found(["The customers' data and the users' carts; we should have tested it."])).toEqual([
      'counterfactual: we should have tested',
    ]);
  });
});

describe('what people write around words', () => {
  test('emphasis, links, wrapped lines and curly apostrophes change nothing', () => {
    expect(found('**Ben** _forgot_ to drain it.')).toEqual(['person-failed: Ben** _forgot']);
    expect(found('[Ben](https://example.com/ben) misread it.')).toEqual([
      'person-failed: Ben](https://example.com/ben) misread',
    ]);
    expect(found(['The team should', 'have  checked it, and Ben didn’t', 'read it.'])).toEqual([
      'counterfactual: The team should\nhave  checked',
      'person-failed: Ben didn’t\nread',
    ]);
  });

  test('each cell of a table and each item of a list is read by itself', () => {
    expect(found(['| 14:02 | Ben | misread by the parser |'])).toEqual([]);
    expect(found(['- Ben', '- misread header: 3'])).toEqual([]);
    expect(found(['| who | what |', '|---|---|', '| 14:02 | Ben misread it |'])).toEqual([
      'person-failed: Ben misread',
    ]);
  });

  test('a row of a timeline begins a sentence', () =>
    expect(found(['14:02 Called Ben', '14:03 misread header fixed'])).toEqual([]));
});

describe('people', () => {
  test('are known by the roster: names that are words as well only where they do something', () => {
    expect(found('Will misread it. Mark Okafor misread it. Mark the line; will misread headers go?')).toEqual(
      ['person-failed: Will misread', 'person-failed: Mark Okafor misread'],
    );
  });

  test('are known by a handle and by a common given name; what is capitalised by itself is no person', () => {
    const nobody = { roster: [] };
    expect(found('@dana misread it, and Miguel Torres misread it, too.', nobody)).toEqual([
      'person-failed: @dana misread',
      'person-failed: Miguel Torres misread',
    ]);
    expect(
      found('Kubernetes misread the label. Terraform ignored the change. @types/node broke it.', nobody),
    ).toEqual([]);
  });

  test('are not blamed for what a program did that they tell of', () => {
    expect(found('Ben told us that the parser misread it.')).toEqual([]);
    expect(found('Ben restarted the pod and the pod failed to start.')).toEqual([]);
    expect(found('Ben restarted the pod and misread the log.')).toEqual([
      'person-failed: Ben restarted the pod and misread',
    ]);
  });
});

test('a fix says what it does, and does it', () => {
  const fixed = (
    text: string,
    context: Partial<BlamelessContext> = {},
  ): readonly (readonly [string, string])[] =>
    checkBlameless(text, { ...usualContext, ...context }).flatMap(({ fixes }) =>
      fixes.map((fix) => [fix.label, applyFix(text, fix)] as const),
    );
  expect(fixed('Obviously, the pool was full.')).toEqual([['Delete “Obviously”', 'The pool was full.']]);
  expect(fixed('It was, of course, full.')).toEqual([['Delete “of course”', 'It was full.']]);
  expect(fixed('It was an obviously wrong graph.')).toEqual([
    ['Delete “obviously”', 'It was a wrong graph.'],
  ]);
  expect(fixed('The root cause of the delay was a lock.')).toEqual([
    ['Use “A contributing factor in”', 'A contributing factor in the delay was a lock.'],
  ]);
  expect(fixed('A major outage began.', { severity: 'sev3' })).toEqual([
    ['Use “degradation”', 'A major degradation began.'],
    ['Use “incident”', 'A major incident began.'],
  ]);
  expect(fixed('An outage began.', { severity: 'sev3' }).map(([, words]) => words)).toEqual([
    'A degradation began.',
    'An incident began.',
  ]);
  expect(fixed('It was human error. We should have tested it. Obviously.')).toEqual([]);
});
