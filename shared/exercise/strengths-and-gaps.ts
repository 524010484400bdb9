import type { Instant } from '../ids.ts';
import type { ActionItem } from '../incident/action-items.ts';
import type { ExerciseEnding } from '../incident/events/exercise.ts';
import { endless } from '../incident/gist.ts';
import type { AfterAction, ProposedAction } from './after-action.ts';
import { cameWords, inQuotes, isLate, type Response } from './response-words.ts';
import type { KeptPromise, PromiseId } from './score.ts';

/** Something that went well, from the record or from who watched. */
export type Strength = {
  readonly key: string;
  readonly from: 'promise' | 'response' | 'observed';
  /** A promise has its clock times in it as `{0}`. */
  readonly words: string;
  readonly times: readonly Instant[];
  /** When it was observed; null for what the record shows. */
  readonly at: Instant | null;
};

/** Something to mend, with what could be promised about it. */
export type Gap = Strength & {
  readonly action: ProposedAction;
  /** An action item with these words is in the record already. */
  readonly taken: boolean;
};

/** What anybody keeps who takes part at all: naming it as a strength would be flattery. */
const trivial: ReadonlySet<PromiseId> = new Set(['acknowledged', 'severity']);

/** What could be done about each promise that was missed; the team says it better, in its own words. */
const mending: Readonly<Record<PromiseId, ProposedAction>> = {
  acknowledged: {
    text: 'Say in the first minute who has seen it: practise acknowledging',
    category: 'training',
  },
  commander: { text: 'Agree who takes command first, and practise saying it aloud', category: 'training' },
  severity: { text: 'Go through the severity criteria with examples of our own', category: 'training' },
  roles: { text: 'Agree who fills which role, and who stands in', category: 'process' },
  'first-update': { text: 'Have a wording ready for the first update', category: 'process' },
  'update-parts': { text: 'Put impact, action and next time into our update templates', category: 'process' },
  cadence: {
    text: 'Give the clock of the updates to one person, beside who writes them',
    category: 'process',
  },
  'mitigation-first': {
    text: 'Write down our stopgaps, so that they come to mind before causes',
    category: 'mitigation',
  },
  decisions: { text: 'Practise recording decisions with who decided', category: 'training' },
  objections: { text: 'Practise asking for strong objections before a decision', category: 'training' },
  'hands-off': { text: 'Agree who does the work when the commander is tempted to', category: 'process' },
  handoff: {
    text: 'Practise handing over with the brief, until the other side accepts',
    category: 'training',
  },
};

type Observed = ExerciseEnding['observations'][number];

/** Promises that were kept and are not trivial, expected responses that came in time, what was observed. */
export function strengthsOf(
  promises: readonly KeptPromise[],
  responses: readonly Response[],
  observed: readonly Observed[],
): AfterAction['strengths'] {
  return [
    ...promises.flatMap(({ id, state, words, value, detail, times }): Strength[] =>
      state === 'kept' && !trivial.has(id)
        ? [{ key: `promise.${id}`, from: 'promise', words: told(words, [value, detail]), times, at: null }]
        : [],
    ),
    ...responses.flatMap((response, index): Strength[] =>
      response.done === true && !isLate(response) && response.within !== null
        ? [{ key: `response.${index}`, from: 'response', words: answered(response), times: [], at: null }]
        : [],
    ),
    ...observed.flatMap((each): Strength[] => (each.kind === 'strength' ? [fromObserved(each)] : [])),
  ];
}

/** Promises that were missed, responses that did not come or came late, what was observed; each with what to promise. */
export function gapsOf(
  promises: readonly KeptPromise[],
  responses: readonly Response[],
  observed: readonly Observed[],
  actions: readonly ActionItem[],
): AfterAction['gaps'] {
  const gaps: readonly Omit<Gap, 'taken'>[] = [
    ...promises.flatMap(({ id, state, words, value, detail, times }): Omit<Gap, 'taken'>[] =>
      state === 'missed'
        ? [
            {
              ...{ key: `promise.${id}`, from: 'promise', times, action: mending[id] },
              ...{ words: told(words, [value, detail]), at: null },
            },
          ]
        : [],
    ),
    ...responses.flatMap((response, index): Omit<Gap, 'taken'>[] => {
      if (response.done !== false && !isLate(response)) return [];
      const text = `Practise: ${lowerFirst(response.words)}`.slice(0, 300);
      const action = { text, category: 'training' } as const;
      return [
        {
          key: `response.${index}`,
          from: 'response',
          words: answered(response),
          times: [],
          at: null,
          action,
        },
      ];
    }),
    ...observed.flatMap((each): Omit<Gap, 'taken'>[] => {
      if (each.kind !== 'gap') return [];
      const action = {
        text: `Mend what was observed: ${endless(oneLine(each.text))}`.slice(0, 300),
        category: 'process',
      } as const;
      return [{ ...fromObserved(each), action }];
    }),
  ];
  const held = new Set(actions.map(({ text }) => text));
  return gaps.map((gap) => ({ ...gap, taken: held.has(gap.action.text) }));
}

/** `Four roles within 5 min: 4 min, from declaring`. */
const told = (words: string, more: readonly string[]): string => {
  const said = more.filter((each) => each !== '').join(', ');
  return said === '' ? words : `${words}: ${said}`;
};

/** `The update says how many (after “Executive calls”): update after 4 min`. */
const answered = (response: Response): string =>
  `${response.words} (after ${inQuotes(response.inject)}): ${cameWords(response)}`;

const fromObserved = ({ at, text, by }: Observed): Strength => ({
  ...{ key: `observed.${at}.${by}`, from: 'observed', words: endless(oneLine(text)), times: [], at },
});

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const lowerFirst = (words: string): string =>
  /^\p{Lu}\p{Ll}/u.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
