import { describe, expect, test } from 'vitest';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { parsePlaybook } from '../../shared/playbook/parse-playbook.ts';
import { problemWords } from '../../shared/playbook/problem.ts';

const parse = (...lines: readonly string[]) => {
  const { playbook, problems } = parsePlaybook([
    { path: 'wording.yaml', text: lines.join('\n'), trouble: null },
  ]);
  return { wording: playbook.wording, said: problems.map(problemWords) };
};

describe('wording.yaml', () => {
  test('names what is internal, whom not to blame, what the parts are called, and which rules are off', () =>
    expect(
      parse(
        'off: Jargon, too-long',
        'internal:',
        '  - word: hydra',
        '    say: our order system',
        '  - blue lagoon',
        '  - word: falcon',
        '    say: none',
        'suppliers: Northbank, Card network X',
        'components:',
        '  - name: Checkout',
        '    services: checkout-web, payments-api',
        '  - Wallets',
      ),
    ).toEqual({
      wording: {
        off: ['jargon', 'too-long'],
        internal: [
          { word: 'hydra', say: 'our order system' },
          { word: 'blue lagoon', say: null },
          { word: 'falcon', say: null },
        ],
        suppliers: ['Northbank', 'Card network X'],
        components: [
          { name: 'Checkout', services: ['checkout-web', 'payments-api'] },
          { name: 'Wallets', services: [] },
        ],
      },
      said: [],
    }));

  test('a rule that there is not is said with the one that was meant, and the others are off', () =>
    expect(parse('off:', '  - jargn', '  - too-long')).toEqual({
      wording: { ...defaultPlaybook.wording, off: ['too-long'] },
      said: [
        'p/wording.yaml, line 2: `off` has “jargn”, which is not a rule; did you mean “jargon”? Every other rule that is named here is off.',
      ],
    }));

  test.each([
    [
      ['sppliers: A'],
      'line 1: There is no `sppliers` here; did you mean `suppliers`? This part is not used.',
    ],
    [
      ['off: jargon', 'off: too-long'],
      'line 2: `off` stands here for the second time; line 1 has it too. This part is not used.',
    ],
    [
      ['internal: hydra'],
      'line 1: `internal` is a list: a dash before the first line of each. This part is not used.',
    ],
    [
      ['internal:', '  - say: our orders'],
      'line 2: An internal name has a `word`, and a `say` where customers call it something. This word is left out until it is mended.',
    ],
    [
      ['internal:', '  - word: a', '    sy: b'],
      'line 3: There is no `sy` here; did you mean `say`? This part is not used.',
    ],
    [
      ['components:', '  - services: a, b'],
      'line 2: A component has a `name`, and the `services` behind it. This component is left out until it is mended.',
    ],
    [
      ['components:', '  - [a, b]'],
      'line 2: This line is not of the form `name: …`. This component is left out until it is mended.',
    ],
    [
      ['suppliers:', '  - name: A'],
      'line 2: `suppliers` has a line that is a line of text; it is a group. This line is left out until it is mended.',
    ],
    [
      ['suppliers:', '  a: b'],
      'line 1: `suppliers` is a list: a line for each, beginning with a dash. This part is not used.',
    ],
    [
      ['- jargon'],
      'line 1: It has lines that begin with `off:`, `internal:`, `suppliers:`, `components:`. Updates are checked without the team’s words until it is mended.',
    ],
    [
      ['off: "jargon'],
      'line 1: A colon, a closing quotation mark or a closing bracket is missing. Updates are checked without the team’s words until it is mended.',
    ],
  ])('%j', (lines, words) => expect(parse(...lines).said).toEqual([`p/wording.yaml, ${words}`]));

  test('one broken line costs itself only', () =>
    expect(
      parse('internal:', '  - say: x', '  - word: hydra', 'suppliers:', '  - A', '  - {b: c}').wording,
    ).toEqual({
      ...defaultPlaybook.wording,
      internal: [{ word: 'hydra', say: null }],
      suppliers: ['A'],
    }));

  test('an empty file is no rule off and no word', () => {
    for (const text of ['', '# nothing\n', 'off:\ninternal: []\nsuppliers: none\n'])
      expect(parse(text)).toEqual({ wording: defaultPlaybook.wording, said: [] });
  });
});
