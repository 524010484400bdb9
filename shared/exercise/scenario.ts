import type { EntryKind, FoundBy, Role, Severity, Audience } from '../incident/vocabulary.ts';
import type { Phase } from '../incident/phases.ts';

/** The folder of the team's scenarios, inside the playbook's. */
export const SCENARIO_FOLDER = 'scenarios';

/** What an inject looks like to the players; a `hint` is the facilitator's help. */
export const injectKinds = ['text', 'log', 'alert', 'message', 'picture', 'hint'] as const;
export type InjectKind = (typeof injectKinds)[number];

/** Something that the players do, which the record shows: what injects, expected responses and stop conditions wait for. */
export type Happening =
  | { readonly what: 'role'; readonly role: Role | 'all' }
  | { readonly what: 'entry'; readonly kind: EntryKind }
  | { readonly what: 'update'; readonly audience: Audience | null }
  /** That phase was reached. */
  | { readonly what: 'phase'; readonly phase: Phase }
  | { readonly what: 'severity'; readonly severity: Severity }
  /** A role was handed over, and the other side accepted. */
  | { readonly what: 'handoff' }
  | { readonly what: 'page' }
  | { readonly what: 'runbook' }
  | { readonly what: 'inject'; readonly id: string };

/** When an inject comes: minutes are those of the scenario's own clock. */
export type Trigger =
  | { readonly on: 'minute'; readonly minute: number }
  | { readonly on: 'happening'; readonly happening: Happening; readonly minutes: number }
  | { readonly on: 'hand' };

/** What the players are expected to do; without `when` only a person can say whether it was done. */
export type Expectation = {
  readonly id: string;
  readonly words: string;
  readonly when: Happening | null;
  /** Minutes after the inject. */
  readonly within: number | null;
};

export type Inject = {
  /** `replica-behind`, of its scenario. */
  readonly id: string;
  readonly title: string;
  readonly kind: InjectKind;
  readonly trigger: Trigger;
  /** It does not come where this has happened before its time: what only those meet who have not done it yet. */
  readonly unless: Happening | null;
  /** Who says so in the story: `Support`, `alerts`. */
  readonly from: string;
  /** The role that it is meant for; null: all. */
  readonly to: Role | null;
  readonly text: string;
  /** The name of a picture beside the scenario's file. */
  readonly picture: string | null;
  readonly expect: readonly Expectation[];
  readonly hint: string | null;
  /** What only the facilitator reads: how to play it. */
  readonly note: string | null;
};

export type StopCondition =
  | { readonly on: 'minute'; readonly minute: number }
  | { readonly on: 'happening'; readonly happening: Happening };

/** A scenario as its file says it; all of it is the facilitator's until its inject fires, but title, brief and objectives. */
export type Scenario = {
  /** `primary-database.yaml`. */
  readonly file: string;
  readonly title: string;
  /** One sentence for the list that gives nothing away. */
  readonly about: string;
  /** 1 to 3. */
  readonly level: 1 | 2 | 3;
  readonly minutes: number;
  readonly players: { readonly from: number; readonly to: number };
  /** Whether one person can play it alone. */
  readonly solo: boolean;
  readonly objectives: readonly string[];
  readonly roles: readonly Role[];
  /** What the players are told before it begins. */
  readonly brief: string;
  /** The starting situation: what is declared. `started` is in minutes before the beginning. */
  readonly start: {
    readonly title: string;
    readonly severity: Severity;
    readonly services: readonly string[];
    readonly foundBy: FoundBy;
    readonly started: number;
  };
  /** The severity that its criteria ask for, where the players are expected to see that. */
  readonly severity: Severity | null;
  /** What has really happened: read by the facilitator before, by all afterwards. */
  readonly story: string;
  readonly injects: readonly Inject[];
  readonly stop: readonly StopCondition[];
  /** Questions for the talk afterwards. */
  readonly debrief: readonly string[];
};

/** What is wrong in a scenario's file: one sentence that says what to do, and where. */
export type ScenarioProblem = {
  readonly file: string;
  readonly line: number | null;
  readonly message: string;
};

/** A scenario as a list may show it to somebody who will play it: nothing is given away. */
export type ListedScenario = Pick<
  Scenario,
  'file' | 'title' | 'about' | 'level' | 'minutes' | 'players' | 'solo' | 'objectives' | 'roles' | 'brief'
> & {
  /** It comes with the console; a file of the same name in `p/scenarios` takes its place. */
  readonly builtIn: boolean;
  readonly injects: number;
};
