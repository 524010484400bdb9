import * as z from 'zod';
import pastYear from '../demo/past-year.jsonl?raw';
import type { Course, Step } from '../incidents/replay.ts';
import { foundBySchema, severitySchema } from '../../shared/incident/vocabulary.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';

const DAY = 1_440;

/** An incident of the demo's past year, in as many words as its figures and its post-mortem need. */
const pastSchema = z.strictObject({
  /** How many days ago it began, and at which hour of the day. */
  days: z.number(),
  hour: z.number(),
  severity: severitySchema,
  title: z.string(),
  services: z.array(z.string()),
  cause: z.string(),
  foundBy: foundBySchema,
  /** Minutes after it began: noticed, declared, its impact stopped, resolved. */
  after: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  commander: z.string(),
  lead: z.string(),
  paged: z.string().optional(),
  /** By how many minutes its second update came late. */
  late: z.number().default(0),
  ended: z.string(),
  factors: z.array(z.string()),
  thanks: z.string().optional(),
  promised: z
    .strictObject({
      text: z.string(),
      owner: z.string(),
      category: z.string(),
      /** Days after the incident. */
      due: z.number(),
      done: z.number().optional(),
      effect: z.enum(['worked', 'did-not-work']).optional(),
    })
    .optional(),
  /** Where its post-mortem stands; published where it is not said. */
  review: z.literal('draft').optional(),
});
type PastIncident = z.output<typeof pastSchema>;

type Said = readonly [min: number, by: string, run: Step['run'], fields?: Record<string, unknown>];

const lines = pastYear.trimEnd().split('\n');

/** The demo's past year as replays that end before `now`: what figures, and what was promised, are read from. */
export const pastCourses = (now: number): readonly Course[] =>
  lines.map((line) => {
    const past = pastSchema.parse(JSON.parse(line));
    const steps = stepsOf(past)
      .toSorted(([a], [b]) => a - b)
      .map(([min, by, run, fields = {}], i): Step => ({ min, by, run, with: fields, line: i + 2 }));
    return { steps, zero: declaredAt(past, now) };
  });

/** On that day at that hour, where this desktop is. */
function declaredAt({ days, hour, after }: PastIncident, now: number): number {
  const began = new Date(now);
  began.setDate(began.getDate() - days);
  began.setHours(0, Math.round(hour * 60), 0, 0);
  return began.getTime() + after[1] * 60_000;
}

/** What was done in it; minutes since it was declared, which is the replay's zero. */
function stepsOf(past: PastIncident): readonly Said[] {
  const { after, commander, lead, severity, title, services, foundBy, paged } = past;
  const [seen, declared, mitigated, resolved] = after;
  const [ends, over] = [mitigated - declared, resolved - declared];
  return [
    [0, commander, 'declare', { title, severity, services, foundBy, started: -declared, takeCommand: true }],
    [0.5, commander, 'acknowledge'],
    [0.6, commander, 'set-time', { what: 'detected', to: seen - declared }],
    ...(paged === undefined ? [] : pageOf(commander, paged)),
    [1.5, commander, 'assign', { role: 'technical-lead', person: lead }],
    ...updatesOf(past, over),
    [ends - 2.5, commander, 'log', { kind: 'decision', text: past.ended }],
    [ends - 2, commander, 'start-mitigation'],
    [ends, commander, 'mitigate'],
    [over, commander, 'resolve'],
    ...afterwards(past, over),
  ];
}

const pageOf = (by: string, who: string): readonly Said[] => [
  [0.7, by, 'page', { who, means: 'app' }],
  [1.2, who, 'page-answered', { page: who }],
];

/** As often as its severity asks for, until it is over. */
function updatesOf({ severity, title, late }: PastIncident, over: number): readonly Said[] {
  const { cadenceMinutes } = defaultPlaybook.severities[severity];
  if (cadenceMinutes === null) return [];
  const by = 'yusuf';
  const audiences = ['product', 'support'];
  const said: Said[] = [];
  if (severity !== 'sev3') said.push([3, by, 'assign', { role: 'communications-lead', person: by }]);
  for (let at = 6; at < over; at += cadenceMinutes - 2) {
    if (said.filter(([, , run]) => run === 'update').length === 1) at += 2 + late;
    const text = `${title}. We work on it. Next update in ${cadenceMinutes} minutes.`;
    said.push([at, by, 'update', { text, audiences, next: at + cadenceMinutes }]);
  }
  const last = { text: `${title}: this is over.`, audiences, next: over + DAY };
  return [...said, [over + 1, by, 'update', last]];
}

/** The post-mortem, and what was promised in it. */
function afterwards(past: PastIncident, over: number): readonly Said[] {
  const { commander, lead, cause, factors, thanks, promised, review } = past;
  const written = over + DAY;
  return [
    [written, lead, 'tag-cause', { cause }],
    ...factors.map((text, i): Said => [written + 1 + i, lead, 'note-review', { kind: 'factor', text }]),
    ...(thanks === undefined ? [] : [thanked(written + 5, lead, thanks)]),
    ...(promised === undefined ? [] : promisesOf(promised, written + 6, lead)),
    ...(review === 'draft' || past.severity === 'sev4'
      ? []
      : ([
          [written + 30, lead, 'set-review', { state: 'published' }],
          [written + 31, commander, 'close'],
        ] satisfies readonly Said[])),
  ];
}

const thanked = (at: number, by: string, person: string): Said => [
  at,
  by,
  'note-review',
  { kind: 'thanks', text: 'for being there within minutes', person },
];

function promisesOf(
  { text, owner, category, due, done, effect }: NonNullable<PastIncident['promised']>,
  at: number,
  by: string,
): readonly Said[] {
  const action = 'act-one';
  return [
    [at, by, 'add-action', { text, owner, category, due, id: action }],
    ...(done === undefined ? [] : ([[done * DAY, owner, 'set-action', { action, state: 'done' }]] as const)),
    ...(effect === undefined || done === undefined
      ? []
      : ([[(done + 32) * DAY, owner, 'set-action', { action, effect }]] as const)),
  ];
}
