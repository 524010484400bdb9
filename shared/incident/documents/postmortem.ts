import type { Playbook, PostmortemPart } from '../../playbook/playbook.ts';
import { formatSpan } from '../../time/format.ts';
import { compareWritten } from '../envelope.ts';
import { causeLabel, causesOf } from '../causes.ts';
import { reviewStateLabel } from '../events/review-set.ts';
import { textPlace } from '../events/text-edited.ts';
import { declarationOf, phaseOf, severityOf } from '../facts.ts';
import { linksOf } from '../links.ts';
import { isLive } from '../phases.ts';
import { notesOf } from '../review-notes.ts';
import { ticksOf } from '../review-ticks.ts';
import { reviewOf, type Review } from '../review.ts';
import type { Incident } from '../state.ts';
import { openTime, timesOf } from '../times.ts';
import type { TimelineRow } from '../timeline.ts';
import { linkKindLabel, severityLabel } from '../vocabulary.ts';
import type { Block, PostmortemDocument } from './blocks.ts';
import { bothTimes, type Both } from './pieces.ts';
import { extraOf } from './postmortem-extras.ts';

type Options = {
  /** Its clock times stand in brackets behind UTC. */
  readonly zone: string;
  /** What people wrote in a part, in Markdown: `textOf`, handed in so that Yjs stays out of whoever has the texts. */
  readonly text: (part: string) => string;
  /** The log's rows, where somebody has them already. */
  readonly rows?: readonly TimelineRow[];
};

/** Why there is no post-mortem to write yet, as a sentence; null where there is. */
export function noPostmortem(incident: Incident): string | null {
  if (declarationOf(incident) === undefined)
    return `${incident.id} has no declaration yet: it may be on its way from another desktop.`;
  return isLive(phaseOf(incident))
    ? `${incident.id} is not resolved yet: its post-mortem begins then. The record until now is there by ic record.`
    : null;
}

/**
 * The post-mortem of an incident as a document: the parts of the playbook in their order, each with what people wrote and
 * what the record brings to it, then the meeting and the links. The same for the same record, playbook and zone.
 */
export function postmortemDocument(
  incident: Incident,
  playbook: Playbook,
  { zone, text, rows }: Options,
): PostmortemDocument {
  const both = bothTimes(zone);
  const review = reviewOf(incident, playbook);
  const written = new Map(playbook.postmortem.parts.map(({ id }) => [id, text(id).trim()]));
  const parts = playbook.postmortem.parts.map((part) => ({
    part,
    blocks: partOf(incident, playbook, part, { both, rows, review, words: written.get(part.id) ?? '' }),
  }));
  return {
    id: incident.id,
    title: titleOf(incident, review),
    exercise: declarationOf(incident)?.exercise === true,
    unfinished: unfinished(review),
    blocks: [
      { kind: 'facts', rows: facts(incident, playbook, review, both) },
      {
        kind: 'words',
        text: zone === 'UTC' ? 'All times are UTC.' : `All times are UTC; in brackets, ${zone}.`,
      },
      ...parts.flatMap(({ blocks }) => blocks),
      ...meeting(incident, review, both),
      ...links(incident, playbook),
    ],
  };
}

function titleOf(incident: Incident, { worst }: Review): string {
  const severity = worst ?? severityOf(incident)?.severity;
  const title = declarationOf(incident)?.title ?? 'title redacted';
  return `${severity === undefined ? '' : `${severityLabel[severity]}: `}${title}`;
}

function unfinished({ state, outdated }: Review): string | null {
  if (state === 'published') return outdated ? 'The incident was reopened after this was published.' : null;
  return `${reviewStateLabel[state]}: not published yet`;
}

function facts(
  incident: Incident,
  playbook: Playbook,
  review: Review,
  { stamp }: Both,
): readonly (readonly [string, string])[] {
  const declared = declarationOf(incident);
  const { worst, owner, state, stateSince } = review;
  const last = severityOf(incident)?.severity ?? worst;
  const since = stateSince === null ? '' : `, ${stamp(stateSince.at)} by ${stateSince.by}`;
  const times = timesOf(incident).flatMap(({ label, at }): [string, string][] =>
    at === null ? [] : [[label, stamp(at)]],
  );
  const rows: (readonly [string, string | null])[] = [
    ['Severity', worst === null ? null : severityWords(worst, last)],
    ['Services', listed(declared?.services ?? [])],
    ['Found by', declared === undefined ? null : foundBy[declared.foundBy]],
    ...times,
    ['Open', isLive(phaseOf(incident)) ? null : `${formatSpan(openTime(incident, 0))} in all`],
    ['Causes', listed(causesOf(incident).map((cause) => causeLabel(playbook, cause)))],
    ['Post-mortem', `${reviewStateLabel[state].toLowerCase()}${since}`],
    ['Owner', owner],
    ['Written by', listed(authorsOf(incident, playbook))],
    ['Record', incident.id],
  ];
  return rows.flatMap(([label, words]): [string, string][] =>
    words === null || words === '' ? [] : [[label, words]],
  );
}

const foundBy = { monitoring: 'monitoring', customer: 'a customer', person: 'a person' } as const;
const listed = (words: readonly string[]): string => words.join(', ');
const severityWords = (worst: keyof typeof severityLabel, last: keyof typeof severityLabel | null): string =>
  last === null || last === worst
    ? severityLabel[worst]
    : `${severityLabel[worst]} at its worst, ${severityLabel[last]} at the end`;

/** Who wrote the parts, in the order in which they began. */
function authorsOf(incident: Incident, { postmortem }: Playbook): readonly string[] {
  const places = new Set(postmortem.parts.map(({ id }) => textPlace(id)));
  const edits = [...incident.events.values()].filter(
    ({ id, t, e }) => t === 'text-edited/1' && places.has(e) && !incident.redacted.has(id),
  );
  return [...new Set(edits.sort(compareWritten).map(({ u }) => u))];
}

type PartOptions = {
  readonly both: Both;
  readonly rows: readonly TimelineRow[] | undefined;
  readonly review: Review;
  readonly words: string;
};

/** A part with its heading; nothing where nobody wrote anything and the record brings nothing, unless readers would miss it. */
function partOf(
  incident: Incident,
  playbook: Playbook,
  { title, extra }: PostmortemPart,
  { both, rows, review, words }: PartOptions,
): readonly Block[] {
  const brought = extra === null ? [] : extraOf[extra](incident, { playbook, both, rows });
  const said: readonly Block[] = words === '' ? [] : [{ kind: 'markdown', text: words, level: 2 }];
  const missing = review.state === 'published' && extra !== null ? missed[extra] : undefined;
  const blocks = [...said, ...brought];
  if (blocks.length === 0 && missing === undefined) return [];
  const body: readonly Block[] =
    blocks.length === 0 && missing !== undefined ? [{ kind: 'words', text: missing }] : blocks;
  return [{ kind: 'heading', level: 2, text: title }, ...body];
}

/** What a reader of a published document would look for. */
const missed: Readonly<Partial<Record<NonNullable<PostmortemPart['extra']>, string>>> = {
  factors: 'No contributing factors were written down.',
  actions: 'Nothing was promised.',
};

function meeting(incident: Incident, { meeting: planned, held }: Review, { stamp }: Both): readonly Block[] {
  const attended = ticksOf(incident, 'attended').map(({ item }) => item);
  const decided = notesOf(incident, 'decided');
  const read = ticksOf(incident, 'read').map(({ item }) => item);
  const when: readonly (readonly [string, string])[] = [
    ...(planned === null ? [] : [['Planned', `${stamp(planned.at)}, ${planned.minutes} min`] as const]),
    ...(held === null
      ? []
      : [
          [
            'Held',
            `${stamp(held.startedAt)}${held.endedAt === null ? '' : `, ${formatSpan(held.endedAt - held.startedAt)}`}`,
          ] as const,
        ]),
    ...(attended.length === 0 ? [] : [['There', attended.join(', ')] as const]),
    ...(read.length === 0 ? [] : [['Read beforehand by', read.join(', ')] as const]),
  ];
  if (when.length === 0 && decided.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'Meeting' },
    ...(when.length === 0 ? [] : [{ kind: 'facts', rows: when } as const]),
    ...(decided.length === 0
      ? []
      : [
          { kind: 'heading', level: 3, text: 'Decided there' } as const,
          { kind: 'list', items: decided.map(({ text }) => ({ lead: '', text, details: [] })) } as const,
        ]),
  ];
}

function links(incident: Incident, playbook: Playbook): readonly Block[] {
  const all = linksOf(incident, playbook);
  if (all.length === 0) return [];
  const rows = all.map(({ kind, label, target }) => [`${linkKindLabel[kind]}, ${label}`, target] as const);
  return [
    { kind: 'heading', level: 2, text: 'Links' },
    { kind: 'facts', rows },
  ];
}
