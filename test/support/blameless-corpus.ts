import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { severities } from '../../shared/incident/vocabulary.ts';
import type { BlamelessContext } from '../../shared/wording/blameless/blameless-context.ts';
import { checkBlameless } from '../../shared/wording/blameless/check-blameless.ts';
import { blamelessRuleIds, type BlamelessRule } from '../../shared/wording/blameless/rule-ids.ts';

const rule = z.enum(blamelessRuleIds as readonly [BlamelessRule, ...BlamelessRule[]]); // there are rules
const lineSchema = z.strictObject({
  text: z.union([z.string(), z.array(z.string()).transform((lines) => lines.join('\n'))]),
  /** The part that it is of; null for a whole document. */
  in: z.string().nullable().default('what-happened'),
  with: z
    .strictObject({
      severity: z.enum(severities).optional(),
      impact: z.string().optional(),
      roster: z.array(z.string()).optional(),
    })
    .default({}),
  /** The words that each rule has to flag. */
  expect: z.partialRecord(rule, z.array(z.string())).default({}),
  /** Rules that this text was written to tempt. */
  not: z.array(rule).default([]),
  note: z.string().optional(),
});

export type CorpusText = {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly context: BlamelessContext;
  readonly expect: Readonly<Partial<Record<BlamelessRule, readonly string[]>>>;
  readonly not: readonly BlamelessRule[];
};

/** What the corpus takes for granted: the story of a SEV1, told strictly. */
export const usualContext: BlamelessContext = {
  section: 'what-happened',
  roster: ['Ana Silva', 'Ben', 'Sarah Lee', 'Will Carter', 'Mark Okafor', 'Zoë', 'tech-lead', 'db-sme'],
  severity: 'sev1',
  impact: null,
  off: [],
};

const folder = join(import.meta.dirname, '../fixtures/blameless-corpus');
/** Written when the rules were done, to break them, and run once before anything was mended for it; `fresh` after `blind`. */
export const BLIND: readonly string[] = ['blind.jsonl', 'fresh.jsonl'];

/** Every labelled text, in the order of the files. */
export const corpus: readonly CorpusText[] = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .sort()
  .flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .flatMap((words, index): readonly CorpusText[] => {
        if (words.trim() === '') return [];
        const read = lineSchema.safeParse(JSON.parse(words));
        if (!read.success) throw new Error(`${file}:${index + 1}: ${z.prettifyError(read.error)}`);
        const { text, in: section, with: given, expect, not } = read.data;
        const own = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
        return [{ file, line: index + 1, text, context: { ...usualContext, ...own, section }, expect, not }];
      }),
  );

export type Score = { must: number; tempting: number; hit: number; missed: number; wrong: number };

export type Judged = {
  readonly scores: ReadonlyMap<BlamelessRule, Score>;
  /** Every mistake as one line, for whoever mends a rule. */
  readonly mistakes: readonly string[];
};

/** Compares what is found with the labels: a finding counts where its words hold the labelled ones, or the reverse. */
export function judge(texts: readonly CorpusText[]): Judged {
  const scores = new Map(
    blamelessRuleIds.map((id): [BlamelessRule, Score] => [
      id,
      { must: 0, tempting: 0, hit: 0, missed: 0, wrong: 0 },
    ]),
  );
  const mistakes: string[] = [];
  for (const { file, line, text, context, expect, not } of texts) {
    const found = checkBlameless(text, context).map(({ rule: id, from, to }) => ({
      id,
      words: text.slice(from, to),
    }));
    for (const [id, score] of scores) {
      const labels = [...(expect[id] ?? [])];
      score.must += labels.length;
      if (labels.length === 0 && not.includes(id)) score.tempting += 1;
      for (const { words } of found.filter((each) => each.id === id)) {
        const at = labels.findIndex((label) => isAlike(words, label));
        if (at >= 0) {
          score.hit += 1;
          labels.splice(at, 1);
        } else {
          score.wrong += 1;
          mistakes.push(`${file}:${line} ${id} flags “${words}” in: ${text.slice(0, 160)}`);
        }
      }
      score.missed += labels.length;
      mistakes.push(
        ...labels.map((label) => `${file}:${line} ${id} misses “${label}” in: ${text.slice(0, 160)}`),
      );
    }
  }
  return { scores, mistakes };
}

const isAlike = (words: string, label: string): boolean => {
  const [a, b] = [words.toLowerCase(), label.toLowerCase()];
  return a.includes(b) || b.includes(a);
};

const share = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(2));

/** Precision and recall of each rule, and of all of them, as lines to read. */
export function table({ scores }: Judged): string {
  const total: Score = { must: 0, tempting: 0, hit: 0, missed: 0, wrong: 0 };
  for (const score of scores.values())
    for (const key of ['must', 'tempting', 'hit', 'missed', 'wrong'] as const) total[key] += score[key];
  return [
    `${'rule'.padEnd(18)} ${'must'.padStart(5)} ${'tempting'.padStart(9)} ${'precision'.padStart(10)} ${'recall'.padStart(7)}`,
    ...[...scores, ['all', total] as const].map(([id, { must, tempting, hit, missed, wrong }]) =>
      [
        id.padEnd(18),
        String(must).padStart(5),
        String(tempting).padStart(9),
        share(hit, hit + wrong).padStart(10),
        share(hit, hit + missed).padStart(7),
      ].join(' '),
    ),
  ].join('\n');
}
