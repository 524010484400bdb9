import { orElse } from '../playbook/nearest.ts';
import type { Report } from '../playbook/problem.ts';
import type { ReadInjects } from './parse-scenario-injects.ts';
import type { Happening, Inject } from './scenario.ts';

/** Looks at how injects follow each other: names that are not there, circles, what would come after the end. */
export function checkOrder({ injects, ids }: ReadInjects, minutes: number, report: Report): void {
  const byId = new Map(injects.map(({ inject }) => [inject.id, inject]));
  for (const { inject, lineOf } of injects) {
    const name = `the inject “${inject.title.slice(0, 60)}”`;
    const known = (id: string, key: string, why: string): boolean => {
      if (id === inject.id) report(lineOf(key), `${name} ${why} itself`);
      else if (!ids.includes(id))
        report(lineOf(key), `${name} ${why} “${id}”, which is no inject here${orElse(id, ids)}`);
      return byId.has(id) && id !== inject.id;
    };
    if (inject.unless?.what === 'inject') known(inject.unless.id, 'unless', 'depends on');
    for (const { when } of inject.expect) if (when?.what === 'inject') known(when.id, 'expect', 'expects');
    const before = injectBefore(inject);
    if (before !== null && !known(before, 'after', 'waits for')) continue;
    const earliest = earliestOf(inject, byId);
    if (earliest === 'circle')
      report(lineOf('after'), `${name} waits for injects that wait for it: none of them ever comes`);
    else if (earliest > minutes)
      report(
        lineOf(inject.trigger.on === 'minute' ? 'at' : 'after'),
        `${name} comes at minute ${earliest} at the earliest, and the scenario is over after ${minutes}; ` +
          'let it come earlier, or raise `minutes`',
      );
  }
}

/** The inject that one waits for. */
export const injectBefore = ({ trigger }: Inject): string | null =>
  trigger.on === 'happening' ? idOf(trigger.happening) : null;
const idOf = (happening: Happening): string | null => (happening.what === 'inject' ? happening.id : null);

/** The minute before which it can't come. */
function earliestOf(inject: Inject, byId: ReadonlyMap<string, Inject>): number | 'circle' {
  let minutes = 0;
  const seen = new Set<string>();
  for (let at: Inject | undefined = inject; at !== undefined;) {
    if (seen.has(at.id)) return 'circle';
    seen.add(at.id);
    const { trigger } = at;
    if (trigger.on === 'hand') return minutes;
    minutes += trigger.on === 'minute' ? trigger.minute : trigger.minutes;
    const before = injectBefore(at);
    at = before === null ? undefined : byId.get(before);
  }
  return minutes;
}
