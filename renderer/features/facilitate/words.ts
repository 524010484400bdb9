import { inQuotes } from '../../../shared/exercise/response-words.ts';
import type { Happening, Inject } from '../../../shared/exercise/scenario.ts';
import { injectTo } from '../../../shared/incident/inject-words.ts';
import { entryKindLabel, roleSchema, severityLabel } from '../../../shared/incident/vocabulary.ts';
import type { Phase } from '../../../shared/incident/phases.ts';
import type { Placed } from './placed.ts';

const reached: Readonly<Record<Phase, string>> = {
  detection: 'it is declared',
  triage: 'it is acknowledged',
  mitigation: 'mitigation begins',
  resolution: 'it is mitigated',
  'post-mortem': 'it is resolved',
  prevention: 'it is closed',
};

/** What is waited for, behind “once”; `titleOf` names another inject. */
function onceWords(happening: Happening, titleOf: (id: string) => string): string {
  switch (happening.what) {
    case 'role':
      return happening.role === 'all' ? 'all roles are filled' : `somebody is ${injectTo(happening.role)}`;
    case 'entry': {
      const kind = entryKindLabel[happening.kind].toLowerCase();
      return `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind} is in the log`;
    }
    case 'update':
      return happening.audience === null ? 'an update is sent' : `an update to ${happening.audience} is sent`;
    case 'phase':
      return reached[happening.phase];
    case 'severity':
      return `it is ${severityLabel[happening.severity]}`;
    case 'handoff':
      return 'a role is handed over';
    case 'page':
      return 'somebody is paged';
    case 'runbook':
      return 'a runbook is opened';
    case 'inject':
      return `${inQuotes(titleOf(happening.id))} is given`;
  }
}

/** When it comes, where no minute says so: `once it is mitigated, 5 min later`, `by hand`; empty for a minute. */
export function triggerWords({ trigger }: Inject, titleOf: (id: string) => string): string {
  if (trigger.on === 'minute') return '';
  if (trigger.on === 'hand') return 'by hand';
  const { happening, minutes } = trigger;
  return `once ${onceWords(happening, titleOf)}${minutes === 0 ? '' : `, ${minutes} min later`}`;
}

/** A role takes an article, a person none. */
const the = (to: string): string => (roleSchema.safeParse(to).success ? `the ${injectTo(to)}` : to);

/** For whom, and when: `to the scribe, by hand`. */
export function forWhom(inject: Inject, titleOf: (id: string) => string): string {
  const to = inject.to === null ? 'to all players' : `to ${the(inject.to)}`;
  const when = triggerWords(inject, titleOf);
  return when === '' ? to : `${to}, ${when}`;
}

/** What an inject is called: its title, or the beginning of what it says. */
export const titleOfInject = ({ title, text }: Pick<Inject, 'title' | 'text'>): string =>
  title !== '' ? title : text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text;

/** The title of an inject by its id, for words that name another one. */
export const titlesOf =
  (placed: readonly Placed[]) =>
  (id: string): string => {
    const held = placed.find(({ inject }) => inject.id === id);
    return held === undefined ? id : titleOfInject(held.inject);
  };

/** `+24`: the minute of the scenario's clock. */
export const minuteMark = (minute: number | null): string =>
  minute === null ? '' : `+${Math.max(0, Math.floor(minute))}`;
