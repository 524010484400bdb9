import type { Block, ListItem, PostmortemDocument, TimelineItem } from '../incident/documents/blocks.ts';
import { bothTimes, type Both } from '../incident/documents/pieces.ts';
import { injectLabel, injectTo } from '../incident/inject-words.ts';
import { fillTimes, formatSpan } from '../time/format.ts';
import type { AfterAction, ReportedInject } from './after-action.ts';
import { took } from './promises/play.ts';
import type { KeptPromise } from './score.ts';
import { cameWords } from './response-words.ts';
import type { Gap, Strength } from './strengths-and-gaps.ts';

/** The word for how a promise stands. */
export const promiseStateLabel: Record<KeptPromise['state'], string> = {
  kept: 'kept',
  missed: 'not kept',
  open: 'open',
  none: 'not asked for',
};

/**
 * An after-action report as a document, marked as an exercise at both ends by whoever writes it. The same for the same
 * report and zone.
 * @param zone its clock times stand in brackets behind UTC.
 */
export function reportDocument(report: AfterAction, zone: string): PostmortemDocument {
  const both = bothTimes(zone);
  return {
    id: report.id,
    title: `After-action report: ${report.title}`,
    exercise: true,
    unfinished: report.ended === null ? 'The exercise goes on: this is how it stands' : null,
    blocks: [
      { kind: 'facts', rows: facts(report, both) },
      {
        kind: 'words',
        text: zone === 'UTC' ? 'All times are UTC.' : `All times are UTC; in brackets, ${zone}.`,
      },
      ...part('Objectives', plain(report.objectives)),
      ...(report.story === '' ? [] : [heading('What had really happened'), words(report.story)]),
      ...promised(report, both),
      ...responses(report),
      ...part('Did not come', plain(report.notGiven)),
      ...injects(report, both),
      ...part(
        'Strengths',
        report.strengths.map((each) => point(each, both)),
      ),
      ...part(
        'Gaps',
        report.gaps.map((each) => gap(each, both)),
      ),
      ...part(
        'Observed',
        report.observed.map(({ at, text, by }) => ({
          lead: '',
          text,
          details: [`${by}, ${both.clock(at)}`],
        })),
      ),
      ...part('Action items', report.actions.map(actionItem)),
      ...part('To talk about', plain(report.debrief)),
    ],
  };
}

const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });
const words = (text: string): Block => ({ kind: 'words', text });
const plain = (items: readonly string[]): readonly ListItem[] =>
  items.map((text) => ({ lead: '', text, details: [] }));
const part = (title: string, items: readonly ListItem[]): readonly Block[] =>
  items.length === 0 ? [] : [heading(title), { kind: 'list', items }];

function facts(report: AfterAction, { stamp }: Both): readonly (readonly [string, string])[] {
  const { incident, facilitator, solo, began, ended, playedMs, pausedMs, planned, why, roles, id } = report;
  const paused = pausedMs === 0 ? '' : `, paused ${took(pausedMs)}`;
  return [
    ['Incident', incident],
    [solo ? 'Played alone by' : 'Led by', facilitator],
    ['Began', stamp(began)],
    ...(ended === null ? [] : [['Ended', `${stamp(ended)}${why === '' ? '' : `: ${why}`}`] as const]),
    ['Played', `${formatSpan(playedMs)}${paused}, planned for ${formatSpan(planned * 60_000)}`],
    ...roles.map(({ role, people }) => [role, people.join(', then ')] as const),
    ['Record', id],
  ];
}

function promised({ promises, kept, asked }: AfterAction, { clock }: Both): readonly Block[] {
  const rows = promises.map(({ words: said, state, value, detail, times }) => [
    said,
    promiseStateLabel[state],
    fillTimes([value, detail].filter((each) => each !== '').join(', '), times, clock),
  ]);
  return [
    heading('What the process promised'),
    words(`${kept} of ${asked} kept. It says how the process did, not how people did.`),
    { kind: 'table', head: ['Promise', 'State', 'How'], rows },
  ];
}

function responses({ responses: all }: AfterAction): readonly Block[] {
  if (all.length === 0) return [];
  const rows = all.map((response) => [response.inject, response.words, cameWords(response)]);
  return [
    heading('Expected responses'),
    words(
      'What came is what the record shows, or what whoever led it saw. How well, those who were there know.',
    ),
    { kind: 'table', head: ['Inject', 'Expected', 'What came'], rows },
  ];
}

function injects({ injects: all }: AfterAction, { clock }: Both): readonly Block[] {
  if (all.length === 0) return [];
  const items = all.map((inject): TimelineItem => ({
    ...{ kind: 'entry', clock: clock(inject.at), who: inject.from === '' ? inject.by : inject.from },
    what: `${injectLabel[inject.kind].toLowerCase()} to ${injectTo(inject.to)}`,
    text: inject.title === '' ? inject.text : inject.title,
    details: [reactionWords(inject, clock)],
    ...{ note: '', evidence: '', files: inject.files },
  }));
  return [heading('Injects'), { kind: 'timeline', items }];
}

/** `after 2 min, ben: Stop writes`. */
export function reactionWords({ reaction }: ReportedInject, clock: (at: number) => string): string {
  if (reaction === null) return 'nothing was recorded after it';
  const { ms, by, words: said, times } = reaction;
  const who = said.startsWith(by) ? '' : `${by}: `;
  return `first after it: ${took(ms)}, ${who}${fillTimes(said, times, clock)}`;
}

const pointWords = ({ words: said, times, at }: Strength, { clock }: Both): string =>
  `${fillTimes(said, times, clock)}${at === null ? '' : `, observed ${clock(at)}`}`;

const point = (each: Strength, both: Both): ListItem => ({
  ...{ lead: '', text: pointWords(each, both), details: [] },
});

const gap = (each: Gap, both: Both): ListItem => ({
  ...{ lead: '', text: pointWords(each, both) },
  details: each.taken ? [] : [`Proposed, ${each.action.category}: ${each.action.text}`],
});

function actionItem({ text, owner, due, category, state }: AfterAction['actions'][number]): ListItem {
  const more = [owner ?? 'no owner yet', due === null ? 'no day yet' : `due ${due}`, category, state];
  return { lead: '', text, details: [more.filter((each) => each !== null).join(', ')] };
}
