import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { phases } from '../../shared/incident/phases.ts';
import { audiences, severities } from '../../shared/incident/vocabulary.ts';
import { instantsOf, wallAt } from '../../shared/time/zones.ts';
import { checkUpdate } from '../../shared/wording/update/check-update.ts';
import { updateRuleIds, type UpdateRule } from '../../shared/wording/update/rule-ids.ts';
import type { UpdateContext } from '../../shared/wording/update-context.ts';

const ZONE = 'Europe/Berlin';
const DAY = 86_400_000;
const noon = Date.UTC(2026, 10, 17, 12);

/** `14:18`, on the day on which all texts of the corpus are written. */
const clock = (words: string): number => {
  const [hours = 0, minutes = 0] = words.split(':').map(Number);
  const midnight = Math.floor(wallAt(noon, ZONE).getTime() / DAY) * DAY;
  return instantsOf(midnight + (hours * 60 + minutes) * 60_000, ZONE)[0];
};

const overrides = z.strictObject({
  audience: z.enum(audiences).optional(),
  severity: z.enum(severities).optional(),
  phase: z.enum(phases).optional(),
  now: z.string().optional(),
  next: z.string().nullable().optional(),
  cadence: z.number().nullable().optional(),
  last: z.string().optional(),
  causeConfirmed: z.boolean().optional(),
  estimate: z.strictObject({ words: z.string(), basis: z.string() }).optional(),
  affected: z.array(z.string()).optional(),
  roster: z.array(z.string()).optional(),
  services: z.array(z.string()).optional(),
  internal: z.array(z.strictObject({ word: z.string(), say: z.string().nullable() })).optional(),
  components: z.array(z.string()).optional(),
  off: z.array(z.string()).optional(),
  exercise: z.boolean().optional(),
});

const rule = z.enum(updateRuleIds as readonly [UpdateRule, ...UpdateRule[]]); // there are rules
const lineSchema = z.strictObject({
  text: z.union([z.string(), z.array(z.string()).transform((lines) => lines.join('\n'))]),
  with: overrides.default({}),
  /** The words that each rule has to flag: empty where something is missing, `*` for any. */
  expect: z.partialRecord(rule, z.array(z.string())).default({}),
  /** Rules that this text was written to tempt. */
  not: z.array(rule).default([]),
  note: z.string().optional(),
});

export type CorpusText = {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly context: UpdateContext;
  readonly expect: Readonly<Partial<Record<UpdateRule, readonly string[]>>>;
  readonly not: readonly UpdateRule[];
};

/** What the corpus takes for granted: a SEV3, so that a fragment need not hold all that SEV1 and SEV2 ask for. */
export const usualContext: UpdateContext = {
  audience: 'customers',
  severity: 'sev3',
  phase: 'mitigation',
  now: clock('14:18'),
  zone: ZONE,
  zoneName: 'CET',
  next: clock('14:33'),
  cadenceMinutes: 15,
  last: null,
  causeConfirmed: false,
  estimate: null,
  affected: [],
  roster: ['Ana Silva', 'Ben', 'Will Carter', 'Mark Okafor', 'Zoë'],
  services: ['checkout-web', 'payments-api', 'payments-db'],
  wording: {
    off: [],
    internal: [
      { word: 'hydra', say: 'our order system' },
      { word: 'Blue Lagoon', say: null },
    ],
    suppliers: ['Northbank', 'Card network X'],
    components: [
      { name: 'Checkout', services: ['checkout-web'] },
      { name: 'Wallets', services: ['wallet-svc'] },
    ],
  },
  exercise: false,
};

function contextOf(given: z.infer<typeof overrides>): UpdateContext {
  const { now, next, cadence, last, components, internal, off, ...same } = given;
  const { wording } = usualContext;
  const plain = Object.fromEntries(Object.entries(same).filter(([, value]) => value !== undefined));
  return {
    ...usualContext,
    ...plain,
    ...(now === undefined ? {} : { now: clock(now) }),
    ...(next === undefined ? {} : { next: next === null ? null : clock(next) }),
    ...(cadence === undefined ? {} : { cadenceMinutes: cadence }),
    ...(last === undefined ? {} : { last: { text: last, at: clock('13:59') } }),
    wording: {
      ...wording,
      off: off ?? wording.off,
      internal: internal ?? wording.internal,
      components:
        components === undefined ? wording.components : components.map((name) => ({ name, services: [] })),
    },
  };
}

const folder = join(import.meta.dirname, '../fixtures/update-corpus');
export const HELD_OUT = 'held-out.jsonl';

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
        const { text, with: given, expect, not } = read.data;
        return [{ file, line: index + 1, text, context: contextOf(given), expect, not }];
      }),
  );

export type Score = { must: number; tempting: number; hit: number; missed: number; wrong: number };

export type Judged = {
  readonly scores: ReadonlyMap<UpdateRule, Score>;
  /** Every mistake as one line, for whoever mends a rule. */
  readonly mistakes: readonly string[];
};

/** Compares what is found with the labels: a finding counts where its words hold the labelled ones, or the reverse. */
export function judge(texts: readonly CorpusText[]): Judged {
  const scores = new Map(
    updateRuleIds.map((id): [UpdateRule, Score] => [
      id,
      { must: 0, tempting: 0, hit: 0, missed: 0, wrong: 0 },
    ]),
  );
  const mistakes: string[] = [];
  for (const { file, line, text, context, expect, not } of texts) {
    const found = checkUpdate(text, context).map(({ rule, from, to }) => ({
      rule,
      words: text.slice(from, to),
    }));
    for (const [id, score] of scores) {
      const labels = [...(expect[id] ?? [])];
      score.must += labels.length;
      if (labels.length === 0 && not.includes(id)) score.tempting += 1;
      for (const { words } of found.filter((each) => each.rule === id)) {
        const at = labels.findIndex((label) => isAlike(words, label));
        if (at >= 0) score.hit += 1;
        else {
          score.wrong += 1;
          mistakes.push(`${file}:${line} ${id} flags “${words}” in: ${text.slice(0, 160)}`);
        }
        if (at >= 0) labels.splice(at, 1);
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
  if (label === '*') return true;
  if (label === '' || words === '') return label === words;
  const [a, b] = [words.toLowerCase(), label.toLowerCase()];
  return a.includes(b) || b.includes(a);
};

const share = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(2));

/** Precision and recall of each rule as lines to read. */
export const table = ({ scores }: Judged): string =>
  [
    `${'rule'.padEnd(20)} ${'must'.padStart(5)} ${'tempting'.padStart(9)} ${'precision'.padStart(10)} ${'recall'.padStart(7)}`,
    ...[...scores].map(([id, { must, tempting, hit, missed, wrong }]) =>
      [
        id.padEnd(20),
        String(must).padStart(5),
        String(tempting).padStart(9),
        share(hit, hit + wrong).padStart(10),
        share(hit, hit + missed).padStart(7),
      ].join(' '),
    ),
  ].join('\n');
