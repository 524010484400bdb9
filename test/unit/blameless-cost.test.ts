import { describe, expect, test } from 'vitest';
import { checkBlameless, createBlamelessChecker } from '../../shared/wording/blameless/check-blameless.ts';
import { corpus, usualContext } from '../support/blameless-corpus.ts';
import { costOf } from '../support/cost.ts';

const context = { ...usualContext, severity: 'sev3' as const };

/** Pieces that patterns begin with and never end, marks without their other half, and what the corpus has. */
const pieces = [
  ...[
    '12:30\n',
    '12:30 a\n',
    '\uE000',
    '\uFFFC',
    '\0',
    '🙂',
    '\n',
    '\n\n',
    '\n- ',
    '\n> a',
    '    a\n',
    '\n```\n',
  ],
  ...[
    '~~~\n',
    '<pre>\n',
    '---\n',
    '---\na: b\n',
    '[a]: b\n',
    '  \n',
    '\\\n',
    '. ',
    ', ',
    '; ',
    "n't ",
    "'s ",
    ' (a',
  ],
  ...'a A é " \' “ ” ‘ ’ « » ` `` `a [ ] ]( [a]( ](a( ][ < <a * ** _ _a ~ > # - | ``` <!-- @ @a a@ a@a. a. http:// . ! … ( (a'.split(
    ' ',
  ),
  ...'a|the|the the engineer|Ab|should|should have|could not|could have been|would ly|had|had the|Had the a|if only|if only a|If a'.split(
    '|',
  ),
  ...'failed to|not|never|no|there was no|lack of|missing a|the root cause of|the real true|mistakes|the the alert|was|outage'.split(
    '|',
  ),
  ...'the outage|Sarah|Sarah and|Sarah, a,|Sarah ran and|Sarah (a)|ran the wrong|missed the a b c|by|caused by the|who|why did'.split(
    '|',
  ),
  ...'whose|edly|ly|clearly|properly|basic|just|simply|without|of course|the engineer who|nobody|human error|careless|by mistake'.split(
    '|',
  ),
]
  .flatMap((piece) => (/\w$/.test(piece) ? [piece, `${piece} `] : [piece]))
  .concat(corpus.filter((_, i) => i % 8 === 0).map(({ text }) => text));

describe('the cost of the blameless check', () => {
  test('grows with the length of a text and no faster, whatever is repeated in it', () => {
    const slow: string[] = [];
    for (const piece of pieces) {
      const of = (length: number) => piece.repeat(Math.ceil(length / piece.length));
      const [short, long] = [of(12_500), of(100_000)];
      // What is over in a moment needs no second look: small times jump.
      if (costOf(() => checkBlameless(long, context), 1) < 150) continue;
      const few = costOf(() => checkBlameless(short, context));
      const many = costOf(() => checkBlameless(long, context), 3);
      // Eight times the length; a pattern that goes back and forth would take sixty-four times as long.
      if (many > Math.max(5, few) * 24)
        slow.push(`${JSON.stringify(piece)}: ${few.toFixed(1)} ms, then ${many.toFixed(1)} ms`);
    }
    expect(slow).toEqual([]);
  }, 60_000);

  test('of a key press is that of what changed', () => {
    const paragraph = corpus.map(({ text }) => text).filter((text) => !text.includes('\n'));
    const text = Array.from({ length: 120 }, (_, i) => paragraph.slice(i, i + 5).join(' ')).join('\n\n');
    const checker = createBlamelessChecker(context);
    checker.check(text);
    let round = 0;
    const key = costOf(() => checker.check(`${text.slice(0, 9_000)}${(round += 1)}${text.slice(9_000)}`), 15);
    const whole = costOf(() => checkBlameless(`${text}${Math.random()}`, context));
    console.info(
      `key press ${key.toFixed(2)} ms, from scratch ${whole.toFixed(2)} ms, ${text.split(' ').length} words`,
    );
    expect(key).toBeLessThan(whole / 3);
  });

  test('of a key press in a paragraph of five thousand words is that of a sentence', () => {
    const text = corpus
      .map(({ text: each }) => each)
      .filter((each) => /^[^\n#|>]+[.!?]$/.test(each))
      .join(' ')
      .repeat(2);
    const checker = createBlamelessChecker(context);
    checker.check(text);
    let round = 0;
    const key = costOf(() => checker.check(`${text.slice(0, 9_000)}${(round += 1)}${text.slice(9_000)}`), 15);
    const whole = costOf(() => checkBlameless(text, context));
    expect(key).toBeLessThan(whole / 2);
  });

  test('findings that did not move are the same objects, so that nothing is drawn again', () => {
    const checker = createBlamelessChecker(context);
    const first = checker.check('Obviously it was full.\n\nBen misread the graph.');
    const second = checker.check('Obviously it was full.\n\nBen misread the graph. And more.');
    expect(second[0]).toBe(first[0]);
    expect(second[1]).toEqual(first[1]);
  });
});
