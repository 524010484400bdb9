import type { FoundBy, Severity } from '../../incident/vocabulary.ts';
import { headTime, labelledTime } from '../times/head-time.ts';
import type { FoundTime } from '../times/found-time.ts';
import type { ImportedTimes } from '../imported.ts';
import type { MarkdownSource } from './blocks.ts';

/** A name and its value, wherever a document writes one: at its top, in a table of two columns, behind a label. */
export type Label = { readonly line: number; readonly name: string; readonly value: string };

const written = /^(?:\*\*|__)?([A-Za-z][\w /'’()-]{1,50}?)(?:\*\*|__)?\s*:\s*(?:\*\*|__)?\s*(.+?)(?:\*\*)?$/;

/** Every label of a document, in order. */
export function labelsOf({ front, blocks }: MarkdownSource): readonly Label[] {
  const labels: Label[] = [...front];
  for (const [at, { kind, text, cells, line }] of blocks.entries()) {
    if (text.length > 2_000) continue;
    const [name, value] = cells;
    if (kind === 'row' && cells.length === 2 && name !== undefined && value !== undefined && value !== '')
      labels.push({ line, name: plain(name), value });
    if (kind !== 'item' && kind !== 'text') continue;
    const [, before = '', after = ''] = written.exec(text) ?? [];
    if (before !== '' && !/^https?$/i.test(before)) labels.push({ line, name: plain(before), value: after });
    else {
      const timed = labelledTime(text);
      const next = blocks.slice(at + 1, at + 3).find((block) => block.kind !== 'break');
      const alone = /^\*\*([^*]{2,40})\*\*:?$/.exec(text)?.[1];
      if (timed !== null)
        labels.push({ line, name: plain(timed.label), value: text.slice(timed.found.from) });
      else if (alone !== undefined && next?.kind === 'text')
        labels.push({ line, name: plain(alone), value: next.text });
    }
  }
  return labels;
}

const plain = (name: string): string =>
  name
    .replaceAll(/[*_`:]/g, '')
    .trim()
    .toLowerCase();

/** How the moments of an incident are called; the first that fits counts. */
const moments: readonly (readonly [keyof ImportedTimes, RegExp])[] = [
  ['acknowledged', /\backnowledged\b/],
  [
    'resolved',
    /\b(?:resolved|resolution time|incident end(?:ed)?|end time|ended|end date|closed|outage end)\b/,
  ],
  ['mitigated', /\b(?:mitigated|mitigation time|repaired|restored|stabili[sz]ed)\b/],
  ['declared', /\b(?:incident )?declared\b/],
  [
    'detected',
    /\b(?:(?:first |fault )?detected|detection time|time detected|team aware|first noticed|alerted)\b/,
  ],
  [
    'started',
    /\b(?:fault occurs|started|start time|start date|outage start|incident start|impact start|began|start)\b/,
  ],
];

/** How an entry begins that says only that a moment came. */
const announced =
  /^(?:the )?(?:incident|outage|fault|issue|service|impact)?\s*(?:is|was|were|has been|have been)?\s*(?:now |fully |first |formally )*(?:acknowledged|declared|resolved|closed|ended|mitigated|repaired|restored|detected|began|begins|started)\b/i;

/** The moment that an entry announces: `Incident declared`, `Service fully restored`. */
export const momentTold = (text: string): keyof ImportedTimes | null =>
  announced.test(text.replace(/^[*_\s]+/, '')) ? momentOf(text) : null;

/** The moment that a label or a few words name; null where they say more than that. */
function momentOf(words: string): keyof ImportedTimes | null {
  const name = words
    .toLowerCase()
    .replaceAll(/[*_`.:]/g, '')
    .trim();
  if (name === '' || name.length > 44 || /\bnot\b|\bactual\b/.test(name)) return null;
  return moments.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}

/** The moments that labels give, in the order of the document. */
export const labelledMoments = (
  labels: readonly Label[],
): readonly { readonly moment: keyof ImportedTimes; readonly found: FoundTime; readonly line: number }[] =>
  labels.flatMap(({ line, name, value }) => {
    const moment = name.length > 40 ? null : momentOf(name);
    const head = moment === null ? null : headTime(value);
    return moment === null || head === null || head.rest.length > 30 || head.found.relative !== null
      ? []
      : [{ moment, found: head.found, line }];
  });

const severityName = /^(?:incident )?(?:severity|sev|priority|severity level|incident level|impact level)$/;
const inWords: readonly (readonly [RegExp, Severity])[] = [
  [/\b(?:s(?:ev)?|p)(?:everity)?[- ]?[01]\b|^[01]\b|\bcritical\b|\bhighest\b/i, 'sev1'],
  [/\b(?:s(?:ev)?|p)(?:everity)?[- ]?2\b|^2\b|\bmajor\b|\bhigh\b/i, 'sev2'],
  [/\b(?:s(?:ev)?|p)(?:everity)?[- ]?3\b|^3\b|\bminor\b|\bmedium\b|\bmoderate\b/i, 'sev3'],
  [/\b(?:s(?:ev)?|p)(?:everity)?[- ]?[45]\b|^[45]\b|\blow\b|\bcosmetic\b/i, 'sev4'],
];

/** The severity in words or figures: `SEV-2`, `P1`, `major`. */
const severityIn = (words: string): Severity | null =>
  inWords.find(([pattern]) => pattern.test(words.slice(0, 60)))?.[1] ?? null;

export const labelledSeverity = (labels: readonly Label[]): { severity: Severity; line: number } | null => {
  for (const { name, value, line } of labels) {
    const severity = severityName.test(name) ? severityIn(value) : null;
    if (severity !== null) return { severity, line };
  }
  return null;
};

/** Services that a label lists, with commas or `and`. */
export const labelledServices = (labels: readonly Label[]): readonly string[] =>
  [
    ...new Set(
      labels
        .filter(({ name }) =>
          /^(?:affected )?(?:services?|components?|systems?)(?: (?:affected|impacted))?$|^impacted services?$/.test(
            name,
          ),
        )
        .flatMap(({ value }) => value.split(/,|;|\band\b|\s\/\s/))
        .map((each) => each.replaceAll(/[*_`[\]"']/g, '').trim())
        .filter((each) => each !== '' && each.length <= 80),
    ),
  ].slice(0, 50);

/** Who noticed first, where a label says so. */
export function labelledFoundBy(labels: readonly Label[]): FoundBy | null {
  const said = labels.find(({ name }) =>
    /^(?:identified|detection|detected by|reported by|found by|detection method)$/.test(name),
  );
  if (said === undefined) return null;
  if (
    /\b(?:alert|alarm|alertmanager|pagerduty|pingdom|monitor(?:ing)?|probe|integration tests?)\b/i.test(
      said.value,
    )
  )
    return 'monitoring';
  if (/\b(?:users?|customers?|clients?|support ticket|researcher)\b/i.test(said.value)) return 'customer';
  return /\b(?:engineer|team|member|colleague|developer|person|staff|on-?call)\b/i.test(said.value)
    ? 'person'
    : null;
}
