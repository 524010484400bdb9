import type { PartExtra, Playbook } from '../../playbook/playbook.ts';
import { formatSpan } from '../../time/format.ts';
import { actionItemsOf } from '../action-items.ts';
import { causeLabel } from '../causes.ts';
import { actionStateLabel } from '../events/action-item-set.ts';
import { verdictLabel } from '../events/tradeoff-weighed.ts';
import { impactOf, type Impact, type ImpactSpan } from '../review-impact.ts';
import { notesOf } from '../review-notes.ts';
import type { Incident } from '../state.ts';
import type { TimelineRow } from '../timeline.ts';
import { tradeoffsOf } from '../tradeoffs.ts';
import { severityLabel } from '../vocabulary.ts';
import type { Block, ListItem } from './blocks.ts';
import type { Both } from './pieces.ts';
import { timelineBlock } from './postmortem-timeline.ts';

export type Brings = {
  readonly playbook: Playbook;
  readonly both: Both;
  readonly rows: readonly TimelineRow[] | undefined;
};

/** What the record brings to a part, below the words of people; nothing where it has nothing. */
export const extraOf: Record<PartExtra, (incident: Incident, brings: Brings) => readonly Block[]> = {
  timeline: timelineBlock,
  factors: (incident, { playbook }) =>
    list(
      notesOf(incident, 'factor').map(({ text, category }) => ({
        lead: category === null ? '' : causeLabel(playbook, category),
        text,
        details: [],
      })),
    ),
  impact: (incident, { both }) => {
    const impact = impactOf(incident);
    return impact === undefined ? [] : impactBlocks(impact, both);
  },
  thanks: (incident) =>
    list(
      notesOf(incident, 'thanks').map(({ text, person, by }) => ({
        lead: `Thanks${person === null ? '' : ` to ${person}`}`,
        text,
        details: by === person ? [] : [`from ${by}`],
      })),
    ),
  concerns: (incident) =>
    list(notesOf(incident, 'concern').map(({ text, person }) => ({ lead: person ?? '', text, details: [] }))),
  'trade-offs': (incident, { both }) => tradeoffs(incident, both),
  actions: (incident) => actions(incident),
};

const list = (items: readonly ListItem[]): readonly Block[] =>
  items.length === 0 ? [] : [{ kind: 'list', items }];

function impactBlocks(impact: Impact, { stamp }: Both): readonly Block[] {
  const { words, spans, openMs, stretches, atSeverity, updates } = impact;
  const rows = spans.map(({ label, what, from, to, ms }): readonly string[] => [
    label,
    ms === null ? 'not known' : formatSpan(ms),
    from === null || to === null ? '' : `${stamp(from)} to ${stamp(to)}`,
    formula[what],
  ]);
  const open: readonly (readonly string[])[] =
    openMs === null || stretches.length < 2
      ? []
      : [
          [
            'Open in all',
            formatSpan(openMs),
            `in ${stretches.length} stretches`,
            'the time between them left out',
          ],
        ];
  const spent = atSeverity.map(({ severity, ms }) => `${severityLabel[severity]} ${formatSpan(ms)}`);
  const late = updates.late.map(
    ({ number, minutes }) => `update ${number} came ${minutes} min after its time`,
  );
  const kept = [`${updates.onTime} of ${updates.due} that were due`, ...late].join('; ');
  const facts: readonly (readonly [string, string])[] = [
    ...(spent.length === 0 ? [] : [['Time at each severity', spent.join(', ')] as const]),
    ...(updates.due === 0 ? [] : [['Updates on time', kept] as const]),
  ];
  return [
    ...(words === null
      ? []
      : [{ kind: 'words', text: `As it was said during the incident: ${words}` } as const]),
    {
      kind: 'table',
      head: ['Measure', 'Time', 'From and to', 'How it is reckoned'],
      rows: [...rows, ...open],
    },
    ...(facts.length === 0 ? [] : [{ kind: 'facts', rows: facts } as const]),
  ];
}

/** The definitions of the metrics: the two times whose difference it is. */
const formula: Record<ImpactSpan['what'], string> = {
  detect: 'detected less started',
  acknowledge: 'acknowledged less detected',
  mitigate: 'mitigated less started',
  resolve: 'resolved less started',
};

/** Decisions that were evaluated; how many were not is said, so that their absence says nothing. */
function tradeoffs(incident: Incident, { stamp }: Both): readonly Block[] {
  const all = tradeoffsOf(incident);
  const items = all.flatMap(({ text, at, by, weighed }): readonly ListItem[] =>
    weighed === null
      ? []
      : [
          {
            lead: verdictLabel[weighed.verdict],
            text,
            details: [
              `decided ${stamp(at)} by ${by}`,
              ...(weighed.words === '' ? [] : [`${weighed.words} (${weighed.by})`]),
            ],
          },
        ],
  );
  const left = all.length - items.length;
  if (items.length === 0) return [];
  return [
    ...list(items),
    ...(left === 0
      ? []
      : [
          {
            kind: 'words',
            text: `${left === 1 ? '1 other decision was' : `${left} other decisions were`} not evaluated.`,
          } as const,
        ]),
  ];
}

function actions(incident: Incident): readonly Block[] {
  const items = actionItemsOf(incident);
  if (items.length === 0) return [];
  const rows = items.map(({ text, category, owner, due, priority, state, link, words }) => [
    [text, ...(link === null ? [] : [link]), ...(words === '' ? [] : [words])].join('\n'),
    category === null ? '' : capital(category),
    owner ?? 'nobody yet',
    due ?? 'no day yet',
    capital(priority),
    actionStateLabel[state],
  ]);
  return [{ kind: 'table', head: ['Action', 'Category', 'Owner', 'Due', 'Priority', 'State'], rows }];
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
