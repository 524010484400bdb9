import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { readMarkdownPostmortem } from '../../shared/exchange/markdown/read-markdown.ts';
import type { ImportedDocument } from '../../shared/exchange/imported.ts';

const label = z.strictObject({
  file: z.string(),
  line: z.number().int().positive(),
  at: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?Z$/)
    .nullable(),
});
type Label = z.infer<typeof label>;

const schema = z.strictObject({
  about: z.string(),
  asked: z.record(z.string(), z.string()),
  sample: z.array(label),
  heldOut: z.array(label),
});

/** What a person read in timelines chosen at random: file, line and instant. */
export const labels = schema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/import-sample.json'), 'utf8')),
);

/** The post-mortems that the labels are of lie beside the project, where somebody put them; they are no part of it. */
const folder = resolve(import.meta.dirname, '../../../shared/data/postmortems');
export const reason = existsSync(folder) ? null : 'There are no post-mortems in ../shared/data.';

/** The files of the folder, as `organisation/name`. */
export const files = (): readonly string[] =>
  readdirSync(folder)
    .sort()
    .flatMap((each) =>
      readdirSync(join(folder, each))
        .sort()
        .map((name) => `${each}/${name}`),
    );

export const contentOf = (file: string): string => readFileSync(join(folder, file), 'utf8');

/** Reads one of them as an import would, in the zone that a person names for its organisation. */
export function readFile(file: string): ImportedDocument {
  const [organisation = '', name = ''] = file.split('/');
  return readMarkdownPostmortem({
    ...{ name, text: contentOf(file), day: null, now: Date.parse('2026-11-20T00:00:00Z') },
    zone: labels.asked[organisation] ?? 'UTC',
  });
}

/** How many of the labelled entries were found and dated as labelled, and a line for each that was not. */
export function judge(given: readonly Label[]): {
  readonly right: number;
  readonly mistakes: readonly string[];
} {
  const read = new Map(given.map(({ file }) => [file, readFile(file)]));
  const mistakes = given.flatMap(({ file, line, at }) => {
    const row = read.get(file)?.rows.find((each) => each.line === line);
    const expected = at === null ? null : Date.parse(at);
    if (row !== undefined && row.at === expected) return [];
    const found =
      row === undefined ? 'not found' : row.at === null ? 'undated' : new Date(row.at).toISOString();
    return [
      `${file}:${line} is ${at ?? 'without a time'}, was read as ${found} ${row?.notes.join(' ') ?? ''}`.trim(),
    ];
  });
  return { right: given.length - mistakes.length, mistakes };
}
