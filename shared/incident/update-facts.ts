import type { Instant } from '../ids.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { boardOf, type BoardItem } from './boards.ts';
import { compareLogOrder } from './envelope.ts';
import { entrySlice } from './events/entry-logged.ts';
import { factLabel, factSlice } from './events/fact-changed.ts';
import { declarationSlice } from './events/incident-declared.ts';
import { declarationOf } from './facts.ts';
import { winner, type Register, type Write } from './register.ts';
import { derivedBy, type Incident } from './state.ts';

/** The one set of facts that every wording of an update is made from, in the order in which it is read. */
export const updateFactNames = ['affected', 'impact', 'known', 'doing', 'cause', 'estimate', 'loss'] as const;
export type UpdateFactName = (typeof updateFactNames)[number];

/** What a fact is called. */
export const updateFactLabel: Record<UpdateFactName, string> = {
  ...factLabel,
  impact: 'How much',
  estimate: 'Estimate',
};

export type UpdateFact = {
  readonly name: UpdateFactName;
  /** What is so; null where nobody has said it, and nothing in the log tells. */
  readonly words: string | null;
  /** What an estimate is based on: it is given with its basis only. */
  readonly basis: string | null;
  /** Where the words come from: a person who stated the fact, or the log, which suggests it. */
  readonly source:
    | { readonly kind: 'stated'; readonly by: string; readonly at: Instant }
    | {
        readonly kind: 'log';
        /** In a word or two: `decision`, `hypothesis 3`, `services`. */
        readonly what: string;
        /** The key of the row that says it. */
        readonly entry: string;
        readonly at: Instant;
      }
    | null;
};

/** What the log says of a fact that nobody has stated. */
type Suggestion = Pick<UpdateFact, 'words'> & {
  readonly what: string;
  readonly entry: string;
  readonly at: Instant;
};

/**
 * What the updates say, in the order in which it is read: as somebody stated it for them, else as the log suggests it.
 * What was never confirmed is no cause, and what nobody counted was not lost: those have no words.
 */
export const updateFactsOf = derivedBy((incident, playbook: Playbook): readonly UpdateFact[] => {
  const held = factSlice.of(incident);
  const estimate = winner(held.estimate);
  return [
    factOf('affected', held.affected, affected(incident, playbook)),
    factOf('impact', held.impact, undefined),
    factOf('known', held.known, latestFinding(incident)),
    factOf('doing', held.doing, beingDone(incident)),
    factOf('cause', held.cause, confirmedCause(incident)),
    estimate?.value
      ? {
          name: 'estimate',
          words: estimate.value.words,
          basis: estimate.value.basis,
          source: statedBy(estimate),
        }
      : { name: 'estimate', words: null, basis: null, source: null },
    factOf('loss', held.loss, undefined),
  ];
});

const statedBy = ({ u, at }: Write<unknown>) => ({ kind: 'stated', by: u, at }) as const;

function factOf(
  name: UpdateFactName,
  held: Register<string | null>,
  suggested: Suggestion | undefined,
): UpdateFact {
  const stated = winner(held);
  if (stated !== undefined && stated.value !== null)
    return { name, words: stated.value, basis: null, source: statedBy(stated) };
  if (suggested === undefined) return { name, words: null, basis: null, source: null };
  const { words, what, entry, at } = suggested;
  return { name, words, basis: null, source: { kind: 'log', what, entry, at } };
}

/** Whether the cause is known: a hypothesis was confirmed, or somebody stated it. */
export const isCauseKnown = (incident: Incident): boolean =>
  (winner(factSlice.of(incident).cause)?.value ?? null) !== null || confirmedCause(incident) !== undefined;

/** Parts of the product that services stand behind, as the status page calls them; then services that it has no word for. */
export function componentsOf(
  services: readonly string[],
  { wording: { components } }: Playbook,
): { readonly named: readonly string[]; readonly unnamed: readonly string[] } {
  const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
  const behind = (of: readonly string[], service: string): boolean => of.some((each) => same(each, service));
  const hit = components.filter(
    ({ name, services: of }) =>
      services.some((service) => behind(of, service)) || services.some((service) => same(service, name)),
  );
  const known = hit.flatMap(({ name, services: of }) => [name, ...of]);
  return {
    named: [...new Set(hit.map(({ name }) => name))],
    unnamed: services.filter((service) => !behind(known, service)),
  };
}

function affected(incident: Incident, playbook: Playbook): Suggestion | undefined {
  const services = declarationOf(incident)?.services ?? [];
  const said = winner(factSlice.of(incident).services) ?? winner(declarationSlice.of(incident));
  if (services.length === 0 || said === undefined) return undefined;
  const { named, unnamed } = componentsOf(services, playbook);
  return { words: [...named, ...unnamed].join(', '), what: 'services', entry: said.id, at: said.at };
}

function latestFinding(incident: Incident): Suggestion | undefined {
  let latest: (Suggestion & { readonly place: Parameters<typeof compareLogOrder>[0] }) | undefined;
  for (const [entry, { first, body, removed }] of entrySlice.of(incident)) {
    const said = winner(body)?.value ?? first;
    if (said?.kind !== 'finding' || first === undefined || winner(removed)?.value === true) continue;
    const { at, text: words } = said;
    const place = { at, h: first.event.h, id: first.event.id };
    if (latest === undefined || compareLogOrder(place, latest.place) > 0)
      latest = { words, what: 'finding', entry, at, place };
  }
  return latest;
}

/** The latest decision that stands, or the latest action under way: whichever was said later. */
function beingDone(incident: Incident): Suggestion | undefined {
  const decision = boardOf(incident, 'decision').findLast(({ mark }) => mark !== 'dropped');
  const action = boardOf(incident, 'action').findLast(({ open }) => open);
  const later =
    decision !== undefined && action !== undefined && action.at > decision.at ? action : (decision ?? action);
  return later === undefined ? undefined : suggestionOf(later, later.kind);
}

function confirmedCause(incident: Incident): Suggestion | undefined {
  const confirmed = boardOf(incident, 'hypothesis')
    .filter(({ mark }) => mark === 'confirmed')
    .sort((a, b) => (a.marked?.at ?? a.at) - (b.marked?.at ?? b.at))
    .at(-1);
  return confirmed === undefined ? undefined : suggestionOf(confirmed, `hypothesis ${confirmed.number}`);
}

const suggestionOf = ({ text: words, entry, at }: BoardItem, what: string): Suggestion => ({
  words,
  what,
  entry,
  at,
});
