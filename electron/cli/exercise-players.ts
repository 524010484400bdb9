import type { CommandInput } from '../../shared/incident/commands.ts';
import { stoodOrHappened } from '../../shared/exercise/happened.ts';
import { happeningWords } from '../../shared/exercise/parse-scenario-words.ts';
import type { Happening, Inject, Scenario } from '../../shared/exercise/scenario.ts';
import { updatesDue } from '../../shared/incident/cadence.ts';
import type { Role } from '../../shared/incident/vocabulary.ts';
import type { Instant } from '../../shared/ids.ts';
import { formatClock } from '../../shared/time/format.ts';
import type { Ledger } from './exercise-ledger.ts';

/** What a scripted player will do, and when at the earliest: a minute of the scenario's clock. */
type Task = { readonly minute: number; readonly does: Happening; readonly inject: Inject | null };

export type Habits = {
  /** Numbers from 0 to 1, the same for the same seed. */
  readonly random: () => number;
  /** How many of ten things that are expected are forgotten. */
  readonly forgets: number;
  /** What they do not do at all until the inject that asks for it has come. */
  readonly neglects: Happening | null;
};

const names = ['ana', 'ben', 'cleo', 'dev', 'edith', 'femi', 'gus', 'hana'];
const MINUTE = 60_000;
/** What anybody does who knows the process, without being told, by the share of the scenario that has passed. */
const unasked: readonly { readonly share: number; readonly does: Happening }[] = [
  { share: 0.03, does: { what: 'phase', phase: 'triage' } },
  { share: 0.04, does: { what: 'role', role: 'commander' } },
  { share: 0.08, does: { what: 'role', role: 'all' } },
  { share: 0.22, does: { what: 'update', audience: null } },
  { share: 0.25, does: { what: 'entry', kind: 'decision' } },
  { share: 0.4, does: { what: 'phase', phase: 'mitigation' } },
  { share: 0.68, does: { what: 'phase', phase: 'resolution' } },
  { share: 0.9, does: { what: 'phase', phase: 'post-mortem' } },
];
const isSame = (a: Happening, b: Happening): boolean => JSON.stringify(a) === JSON.stringify(b);
const OVER: Happening = { what: 'phase', phase: 'post-mortem' };

/** Players who do what a scenario expects of them, by a script: nobody learns from them, but tests do. */
export class Players {
  readonly #scenario: Scenario;
  readonly #ledger: Ledger;
  readonly #habits: Habits;
  readonly #zero: Instant;
  readonly #holders = new Map<Role, string>();
  #relieved = 0;
  #proposed = 0;
  #tasks: readonly Task[];
  #replies: readonly { readonly minute: number; readonly by: string; readonly command: CommandInput }[] = [];
  #neglecting: boolean;

  constructor(scenario: Scenario, ledger: Ledger, zero: Instant, habits: Habits) {
    this.#scenario = scenario;
    this.#ledger = ledger;
    this.#habits = habits;
    this.#zero = zero;
    this.#neglecting = habits.neglects !== null;
    this.#tasks = unasked
      .filter(() => habits.random() * 10 >= habits.forgets)
      .map(({ share, does }) => ({ minute: Math.max(1, share * scenario.minutes), does, inject: null }));
    for (const [index, role] of scenario.roles.entries())
      this.#holders.set(role, names[index % names.length] ?? 'ana');
  }

  /** An inject has reached them: they will do what is expected, within its time. */
  meet(inject: Inject, minute: number): void {
    const { random, forgets, neglects } = this.#habits;
    if (neglects !== null && inject.unless !== null && isSame(inject.unless, neglects))
      this.#neglecting = false;
    const tasks = inject.expect.flatMap(({ when, within }): readonly Task[] => {
      if (when === null || random() * 10 < forgets) return [];
      return [{ minute: minute + (0.3 + 0.4 * random()) * (within ?? 5), does: when, inject }];
    });
    this.#tasks = [...this.#tasks, ...tasks];
  }

  /** When they will do something next, as a minute; null where nothing is left to do. */
  next(minute: number): number | null {
    const minutes = [...this.#tasks.filter((task) => !this.#waits(task)), ...this.#replies].map(
      (each) => each.minute,
    );
    const due = this.#habits.forgets > 0 || this.#neglecting ? null : this.#updateDue();
    const all = due === null ? minutes : [...minutes, due];
    return all.length === 0 ? null : Math.max(minute, Math.min(...all));
  }

  /**
   * Does what they have resolved to do by a minute.
   * @param calm whether nothing more is under way to them: before that nobody calls it over.
   * @returns what they did, in words; refusals too.
   */
  act(minute: number, calm: boolean): readonly { readonly by: string; readonly words: string }[] {
    const done: { by: string; words: string }[] = [];
    const now = this.#zero + Math.round(minute * MINUTE);
    const say = (by: string, words: string, command: CommandInput): void => {
      const refused = this.#ledger.run(command, by, now);
      done.push({ by, words: refused === null ? words : `${words}: ${refused}` });
    };
    const isDue = (each: { readonly minute: number }): boolean => each.minute <= minute + 1e-6;
    const replies = this.#replies.filter(isDue);
    this.#replies = this.#replies.filter((each) => !isDue(each));
    for (const { by, command } of replies) say(by, wordsOf(command), command);
    const due = this.#tasks.filter((task) => isDue(task) && !this.#waits(task));
    this.#tasks = this.#tasks.filter((task) => !due.includes(task));
    for (const task of due) if (!isSame(task.does, OVER)) this.#do(task, minute, say);
    const busy = !calm || this.#replies.length > 0 || this.#tasks.some(({ does }) => !isSame(does, OVER));
    for (const task of due)
      if (isSame(task.does, OVER)) {
        if (busy) this.#tasks = [...this.#tasks, { ...task, minute: minute + 1 }];
        else this.#do(task, minute, say);
      }
    const owed = this.#habits.forgets > 0 || this.#neglecting ? null : this.#updateDue();
    if (owed !== null && owed <= minute + 1e-6)
      this.#do({ minute, does: { what: 'update', audience: null }, inject: null }, minute, say);
    return done;
  }

  #waits({ does }: Task): boolean {
    const { neglects } = this.#habits;
    return this.#neglecting && neglects !== null && leadsTo(does, neglects);
  }

  /** A minute before the next update has to be there. */
  #updateDue(): number | null {
    const [first] = updatesDue(this.#ledger.incident);
    return first === undefined ? null : (first.at - this.#zero) / MINUTE - 1;
  }

  #who(role: Role): string {
    return this.#holders.get(role) ?? this.#holders.get('commander') ?? 'ana';
  }

  #do(
    { does, inject }: Task,
    minute: number,
    say: (by: string, words: string, command: CommandInput) => void,
  ): void {
    const { incident } = this.#ledger;
    const lasting = ['role', 'phase', 'severity'].includes(does.what);
    if (lasting && stoodOrHappened(incident, does, this.#zero) !== null) return;
    const about = inject === null ? 'what is known so far' : inject.title;
    const commander = this.#who('commander');
    const words = happeningWords(does);
    switch (does.what) {
      case 'role':
        for (const role of does.role === 'all' ? this.#scenario.roles : [does.role]) {
          if (stoodOrHappened(incident, { what: 'role', role }, this.#zero) !== null) continue;
          const person = this.#who(role);
          if (role === 'commander') say(person, 'takes command', { name: 'take-command', fields: {} });
          else
            say(commander, `gives ${person} the role ${role}`, { name: 'assign', fields: { role, person } });
        }
        break;
      case 'entry':
        this.#log(does.kind, about, minute, say);
        break;
      case 'update': {
        const now = this.#zero + Math.round(minute * MINUTE);
        const next = now + 15 * MINUTE;
        const what = this.#scenario.start.services.join(' and ');
        const text =
          `EXERCISE EXERCISE EXERCISE Some customers cannot use ${what === '' ? 'the service' : what}. ` +
          `We are at work on a way round it. Next update at ${formatClock(next, 'UTC')} UTC. EXERCISE EXERCISE EXERCISE`;
        const audiences = does.audience === null ? {} : { audiences: [does.audience] };
        say(this.#who('communications-lead'), `sends an ${words}`, {
          name: 'update',
          fields: { text, next, ...audiences },
        });
        break;
      }
      case 'phase':
        say(commander, words, { name: verbs[does.phase], fields: {} });
        break;
      case 'severity':
        say(commander, words, {
          name: 'severity',
          fields: { severity: does.severity, reason: `by its criteria: ${about}` },
        });
        break;
      case 'handoff': {
        const role = inject?.to ?? 'commander';
        const person = `relief-${(this.#relieved += 1)}`;
        if (stoodOrHappened(incident, { what: 'role', role }, this.#zero) === null) {
          this.#holders.set(role, person);
          say(person, `takes the role ${role}, which nobody held`, { name: 'take-role', fields: { role } });
          break;
        }
        say(this.#who(role), `offers ${person} the role ${role}`, {
          name: 'hand-over',
          fields: { role, person },
        });
        this.#holders.set(role, person);
        this.#replies = [
          ...this.#replies,
          { minute: minute + 1, by: person, command: { name: 'accept-handoff', fields: { role } } },
        ];
        break;
      }
      case 'page':
        say(this.#who('scribe'), words, { name: 'page', fields: { who: 'second on call' } });
        break;
      case 'runbook':
        say(this.#who('technical-lead'), words, {
          name: 'use-runbook',
          fields: { runbook: 'scripted.md', title: 'A runbook of the script', steps: ['Look', 'Act'] },
        });
        break;
      case 'inject':
        break;
    }
  }

  #log(
    kind: Extract<Happening, { what: 'entry' }>['kind'],
    about: string,
    minute: number,
    say: (by: string, words: string, command: CommandInput) => void,
  ): void {
    if (kind === 'decision') {
      const entry = `played-${(this.#proposed += 1)}`;
      const text = `what is to be done about: ${about}`;
      say(this.#who('commander'), `proposes ${text}`, { name: 'propose', fields: { text, entry } });
      const command: CommandInput = { name: 'decide', fields: { proposal: entry } };
      this.#replies = [...this.#replies, { minute: minute + 1, by: this.#who('commander'), command }];
      return;
    }
    const by = this.#who(kind === 'finding' || kind === 'note' ? 'scribe' : 'technical-lead');
    const asked = kind === 'ask' ? { to: this.#who('technical-lead'), minutes: 10 } : {};
    say(by, `logs ${kind === 'action' || kind === 'ask' ? 'an' : 'a'} ${kind}: ${about}`, {
      name: 'log',
      fields: { kind, text: about, ...asked },
    });
  }
}

const verbs = {
  detection: 'acknowledge',
  triage: 'acknowledge',
  mitigation: 'start-mitigation',
  resolution: 'mitigate',
  'post-mortem': 'resolve',
  prevention: 'close',
} as const;

/** Whether doing the one brings the other about: who is done mitigating has begun to, all roles hold a commander. */
function leadsTo(does: Happening, neglected: Happening): boolean {
  if (does.what === 'phase' && neglected.what === 'phase') {
    const order = Object.keys(verbs);
    return order.indexOf(does.phase) >= order.indexOf(neglected.phase);
  }
  if (does.what === 'role' && neglected.what === 'role')
    return does.role === 'all' || does.role === neglected.role;
  if (does.what === 'severity' && neglected.what === 'severity') return true;
  return does.what === 'update' && neglected.what === 'update' ? true : isSame(does, neglected);
}

const wordsOf = (command: CommandInput): string =>
  command.name === 'accept-handoff' ? 'accepts the role' : 'decides what was proposed';
