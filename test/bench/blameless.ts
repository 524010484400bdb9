import { createBlamelessChecker, checkBlameless } from '../../shared/wording/blameless/check-blameless.ts';
import { corpus, usualContext } from '../support/blameless-corpus.ts';
import { median, p95, type Bench, type Line } from './measure.ts';

const WORDS = 5_000;
const context = { ...usualContext, severity: 'sev2' as const };

/** A post-mortem of so many words, from the sentences of the corpus, in paragraphs, lists and headings as people write. */
function longReview(words: number): string {
  const sentences = corpus
    .map(({ text }) => text)
    .filter((text) => !text.includes('\n') && !/^[#|>-]/.test(text));
  const paragraphs: string[] = [];
  let [count, at] = [0, 0];
  while (count < words) {
    const own = Array.from({ length: 4 }, (_, i) => sentences[(at + i * 7) % sentences.length] ?? '');
    at += 5;
    const text = at % 3 === 0 ? own.map((each) => `- ${each}`).join('\n') : own.join(' ');
    paragraphs.push(at % 11 === 0 ? `## What happened at ${10 + (at % 12)}:30\n\n${text}` : text);
    count += text.split(/\s+/).length;
  }
  return paragraphs.join('\n\n');
}

/** What the editor does with each key press: the whole text is handed over, and one paragraph of it is new. */
function typed(text: string, rounds: number): readonly number[] {
  const checker = createBlamelessChecker(context);
  checker.check(text);
  let now = text;
  return Array.from({ length: rounds }, (_, round) => {
    const place = now.indexOf(' ', Math.floor((now.length * ((round * 37) % 100)) / 100));
    now = `${now.slice(0, place)} t${now.slice(place)}`;
    const began = performance.now();
    checker.check(now);
    return performance.now() - began;
  });
}

/** The check of a review's words while it is written, and of a whole document. The limits are those of the design, in ms. */
export const blameless: Bench = {
  name: 'blameless',
  run() {
    const text = longReview(WORDS);
    const one = longReview(WORDS).replaceAll(/\n+(?:- |## )?/g, ' ');
    typed(text, 50);
    const inOne = typed(one, 100);
    const keys = typed(text, 400);
    const whole = Array.from({ length: 20 }, () => {
      const began = performance.now();
      checkBlameless(text, context);
      return performance.now() - began;
    });
    const line = (name: string, value: number, compared: string, limit: number): Line => ({
      name,
      value,
      unit: 'ms',
      compared,
      limit: { text: `${limit} ms`, held: value <= limit },
    });
    const size = `${Math.round(text.length / 1000)} kB, ${checkBlameless(text, context).length} findings`;
    return Promise.resolve([
      line('blameless-key-5k-words', p95(keys), `p95 of ${keys.length} key presses, ${size}`, 20),
      line('blameless-key-5k-words-in-one-paragraph', p95(inOne), `p95 of ${inOne.length} key presses`, 20),
      line('blameless-whole-5k-words', median(whole), `median, from scratch, ${size}`, 100),
    ]);
  },
};
