import type { Instant } from '../../ids.ts';
import { boardOf } from '../../incident/boards.ts';
import { courseWords, isToldByCourse } from '../../incident/course-words.ts';
import type { Block, ListItem } from '../../incident/documents/blocks.ts';
import type { Both } from '../../incident/documents/pieces.ts';
import { declarationOf, phaseOf, phaseSince, severityOf, severitySince } from '../../incident/facts.ts';
import { linksOf } from '../../incident/links.ts';
import { markWord } from '../../incident/marks.ts';
import { isLive, phaseLabel } from '../../incident/phases.ts';
import { courseOf, objectionsTo } from '../../incident/proposals.ts';
import { roleHistoryOf } from '../../incident/roles.ts';
import type { Incident } from '../../incident/state.ts';
import { openTime, severityWords, stretchesOf, timeAtSeverity, timesOf } from '../../incident/times.ts';
import { updatesOf } from '../../incident/updates.ts';
import { linkKindLabel, roleLabel, severityLabel, type EntryKind } from '../../incident/vocabulary.ts';
import { workstreamsOf } from '../../incident/workstreams.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { formatSpan } from '../../time/format.ts';

const boards = [
  ...([
    ['Proposals', 'proposal'],
    ['Decisions', 'decision'],
    ['Hypotheses', 'hypothesis'],
  ] as const),
  ...([
    ['Exit criteria', 'criterion'],
    ['Asks', 'ask'],
    ['Actions', 'action'],
  ] as const),
  ...([
    ['Roadblocks', 'roadblock'],
    ['Risks', 'risk'],
  ] as const),
] satisfies readonly (readonly [string, EntryKind])[];

/** The record before its log, piece by piece: what `recordDocument` has, for formats that are no Markdown. */
export const recordBlocks = (incident: Incident, playbook: Playbook, both: Both): readonly Block[] => [
  ...part('Facts', { kind: 'facts', rows: facts(incident, both) }),
  ...part('Times', { kind: 'facts', rows: times(incident, both) }),
  ...part('Durations', { kind: 'facts', rows: durations(incident, both) }),
  ...part('Roles', { kind: 'facts', rows: roles(incident, both) }),
  ...part('Workstreams', { kind: 'list', items: workstreams(incident, both) }),
  ...part('Links', {
    kind: 'facts',
    rows: linksOf(incident, playbook).map(
      ({ kind, label, target }) => [`${linkKindLabel[kind]}, ${label}`, target] as const,
    ),
  }),
  ...boards.flatMap(([title, kind]) => part(title, { kind: 'list', items: board(incident, kind, both) })),
  ...part('Updates', { kind: 'list', items: updates(incident, both) }),
];

function part(title: string, block: Extract<Block, { kind: 'facts' | 'list' }>): readonly Block[] {
  const empty = block.kind === 'facts' ? block.rows.length === 0 : block.items.length === 0;
  return empty ? [] : [{ kind: 'heading', level: 2, text: title }, block];
}

type Fact = readonly [label: string, words: string];
const since = (at: Instant | undefined, { stamp }: Both): string =>
  at === undefined ? '' : `, since ${stamp(at)}`;
const foundBy = { monitoring: 'monitoring', customer: 'a customer', person: 'a person' } as const;

function facts(incident: Incident, both: Both): readonly Fact[] {
  const declared = declarationOf(incident);
  const severity = severityOf(incident)?.severity;
  return [
    [
      'Severity',
      `${severity === undefined ? 'not stated' : severityLabel[severity]}${since(severitySince(incident), both)}`,
    ],
    ['Phase', `${phaseLabel[phaseOf(incident)]}${since(phaseSince(incident), both)}`],
    ['Impact', declared?.impact ?? 'not put into words'],
    ['Services', (declared?.services ?? []).join(', ') || 'not stated'],
    ...(declared === undefined
      ? []
      : ([
          ['Found by', foundBy[declared.foundBy]],
          ['Declared by', declared.declaredBy],
        ] as const)),
  ];
}

const times = (incident: Incident, { stamp }: Both): readonly Fact[] =>
  timesOf(incident).map(({ label, at, history }) => [
    label,
    [
      at === null ? 'not said' : stamp(at),
      ...history.map(
        ({ to, by, setAt }) =>
          `corrected by ${by}, ${stamp(setAt)}: ${to === null ? 'taken back' : stamp(to)}`,
      ),
    ].join('\n'),
  ]);

/** How long each step took; what still goes on has no length yet, so that the same record is the same document. */
function durations(incident: Incident, { stamp }: Both): readonly Fact[] {
  const declared = declarationOf(incident);
  if (declared === undefined) return [];
  const stretches = stretchesOf(incident);
  const rows = stretches.map(({ from, mitigatedAt, to }, i): Fact => {
    const span = (words: string, at: number | null): readonly string[] =>
      at === null ? [] : [`${words} ${formatSpan(at - from)}`];
    const spans = [
      ...span('detected', i === 0 ? declared.detectedAt : null),
      ...span('declared', i === 0 ? declared.declaredAt : null),
      ...span('mitigated', mitigatedAt),
      ...span('resolved', to),
    ];
    return [`From ${stamp(from)}`, spans.length === 0 ? 'nothing reached yet' : spans.join(', ')];
  });
  if (isLive(phaseOf(incident))) return rows;
  const end = stretches.at(-1)?.to ?? declared.declaredAt;
  const spent = severityWords(timeAtSeverity(incident, end), formatSpan);
  return [
    ...rows,
    ['Open in all', `${formatSpan(openTime(incident, end))}${spent === '' ? '' : `: ${spent}`}`],
  ];
}

const roles = (incident: Incident, { stamp }: Both): readonly Fact[] =>
  roleHistoryOf(incident).map(({ role, person, area, at, by }) => [
    stamp(at),
    `${roleLabel[role]}${area === null ? '' : ` (${area})`}: ${person ?? 'released'}${by === person ? '' : `, said by ${by}`}`,
  ]);

const workstreams = (incident: Incident, { stamp }: Both): readonly ListItem[] =>
  workstreamsOf(incident).map(({ name, lead, open, since: from, reports }) => ({
    lead: name,
    text: `since ${stamp(from)}, ${lead ?? 'no lead'}${open ? '' : ', closed'}`,
    details: reports.map(
      ({ at, by, conditions, actions, needs }) =>
        `${stamp(at)} by ${by}: ${conditions}${actions === null ? '' : `; doing: ${actions}`}${needs === null ? '' : `; needs: ${needs}`}`,
    ),
  }));

const board = (incident: Incident, kind: EntryKind, { stamp }: Both): readonly ListItem[] =>
  boardOf(incident, kind).map((item) => {
    const { entry, text, at, by, to, dueAt, mark, open, marked } = item;
    const course = courseOf(incident, entry);
    const isCourse = kind === 'proposal' || kind === 'decision';
    const said = [
      `${stamp(at)} by ${by}`,
      ...(to === null || isCourse ? [] : [`${kind === 'ask' ? 'to' : 'for'} ${to}`]),
      ...(dueAt === null || !open ? [] : [`${kind === 'decision' ? 'revisit' : 'due'} ${stamp(dueAt)}`]),
      `${markWord(kind, mark)}${marked === null ? '' : ` ${stamp(marked.at)} by ${marked.by}`}`,
    ].join(', ');
    const note = marked === null || marked.note === null || isToldByCourse(item) ? [] : [marked.note];
    const how = courseWords({
      by,
      waits: item,
      ...(course === undefined ? {} : { course }),
      ...(kind === 'proposal' ? { objections: objectionsTo(incident, entry) } : {}),
    });
    return { lead: '', text, details: [said, ...note, ...how] };
  });

const updates = (incident: Incident, { stamp }: Both): readonly ListItem[] =>
  updatesOf(incident).map(({ at, by, audiences, text, nextDueAt }, i) => ({
    lead: `Update ${i + 1}, ${stamp(at)}`,
    text: `by ${by} to ${audiences.join(', ')}.${nextDueAt === null ? '' : ` The next one was promised for ${stamp(nextDueAt)}.`}`,
    details: [text],
  }));
