import { happeningWords } from '../../../shared/exercise/parse-scenario-words.ts';
import type { Inject, ListedScenario, StopCondition } from '../../../shared/exercise/scenario.ts';
import { injectLabel, injectTo } from '../../../shared/incident/inject-words.ts';
import { phaseLabel } from '../../../shared/incident/phases.ts';
import { goesOn } from '../../../shared/incident/goes-on.ts';
import type { IncidentSummary } from '../../../shared/incident/summary.ts';
import type { Instant } from '../../../shared/ids.ts';
import type { IncidentFacts } from '../../../shared/metrics/facts.ts';
import { formatDay, formatSpan, formatStamp } from '../../../shared/time/format.ts';
import { zone } from '../../incident-parts/zone.ts';

/** `1 to 4 people`, `alone`. */
export const peopleWords = ({ players: { from, to } }: Pick<ListedScenario, 'players'>): string =>
  from === to ? (from === 1 ? '1 person' : `${from} people`) : `${from} to ${to} people`;

const levels: Record<ListedScenario['level'], string> = { 1: 'gentle', 2: 'demanding', 3: 'hard' };
/** `level 1, gentle`. */
export const levelWords = ({ level }: Pick<ListedScenario, 'level'>): string =>
  `level ${level}, ${levels[level]}`;

/** What stands below its title in the list: `45 min · gentle · 3 to 6 people, or alone`. */
export const listWords = (scenario: ListedScenario): string =>
  `${scenario.minutes} min · ${levels[scenario.level]} · ${peopleWords(scenario)}${scenario.solo ? ', or alone' : ''}`;

/** What is to be known of it before it is begun: nothing that is to come. */
export const shortWords = (scenario: ListedScenario): string =>
  [
    `${scenario.minutes} min`,
    levelWords(scenario),
    peopleWords(scenario),
    scenario.solo ? 'also alone' : 'not alone',
  ].join(' · ');

/** `8 of 10 promises kept`; empty where it is not known yet. */
export const keptWords = (facts: IncidentFacts | undefined): string =>
  facts?.promises === undefined ? '' : `${facts.promises.kept} of ${facts.promises.of} promises kept`;

/** How a game day stands, when it was, and what was kept. */
export function runWords(summary: IncidentSummary, facts: IncidentFacts | undefined, now: Instant): string {
  const { phase, declaredAt, ended, resolvedAt } = summary;
  const lasted = formatSpan((ended ?? resolvedAt ?? now) - declaredAt);
  const stands = goesOn(summary) ? `${phaseLabel[phase]}, ${lasted} so far` : `over, took ${lasted}`;
  return [formatStamp(declaredAt, zone), stands, keptWords(facts)].filter((part) => part !== '').join(' · ');
}

/** `at minute 12`, `4 min after “mitigated”`, `by the facilitator’s hand`. */
export function whenWords({ trigger, unless }: Pick<Inject, 'trigger' | 'unless'>): string {
  const but = unless === null ? '' : `, unless “${happeningWords(unless)}” came first`;
  if (trigger.on === 'minute') return `at minute ${trigger.minute}${but}`;
  if (trigger.on === 'hand') return `by the facilitator’s hand${but}`;
  const after = trigger.minutes === 0 ? 'after' : `${trigger.minutes} min after`;
  return `${after} “${happeningWords(trigger.happening)}”${but}`;
}

export const stopWords = (stop: StopCondition): string =>
  stop.on === 'minute' ? `at minute ${stop.minute}` : `after “${happeningWords(stop.happening)}”`;

/** `Alert from Alertmanager to all`. */
export const whoWords = ({ kind, from, to }: Pick<Inject, 'kind' | 'from' | 'to'>): string =>
  `${injectLabel[kind]}${from === '' ? '' : ` from ${from}`} to ${injectTo(to)}`;

/** `Thu 3 Dec` of `2026-12-03`; with the year where it is not this one. */
export function dayWords(day: string, now: Instant): string {
  const year = day.slice(0, 4);
  const words = formatDay(Date.parse(`${day}T12:00Z`), 'UTC');
  return year === new Date(now).toISOString().slice(0, 4) ? words : `${words} ${year}`;
}

/** `p/scenarios/checkout-cert.yaml, line 12`. */
export const placeWords = (file: string, line: number | null): string =>
  `${file}${line === null ? '' : `, line ${line}`}`;
