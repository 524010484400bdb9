import { declarationOf } from '../../../shared/incident/facts.ts';
import { worstSeverity } from '../../../shared/incident/review.ts';
import { tickOf, ticksOf } from '../../../shared/incident/review-ticks.ts';
import { postsOf, roleHistoryOf } from '../../../shared/incident/roles.ts';
import { shortDigest } from '../../../shared/incident/short-digest.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { Playbook, PostmortemPart } from '../../../shared/playbook/playbook.ts';
import type { BlamelessContext } from '../../../shared/wording/blameless/blameless-context.ts';
import {
  createBlamelessChecker,
  type BlamelessChecker,
} from '../../../shared/wording/blameless/check-blameless.ts';
import type { Finding } from '../../../shared/wording/finding.ts';

/** What the check of all parts depends on beside their words: where it is another one, they are read again. */
export const readingContext = (incident: Incident): readonly unknown[] => [
  worstSeverity(incident),
  declarationOf(incident)?.impact,
  peopleIn(incident),
  ticksOf(incident, 'kept').map(({ item }) => item),
];

const peopleIn = (incident: Incident): readonly string[] => [
  ...postsOf(incident).map(({ person }) => person),
  ...roleHistoryOf(incident).flatMap(({ person }) => person ?? []),
];

/** What the check of a part has to know beside its words. */
function contextOf(
  incident: Incident,
  { roster, wording }: Playbook,
  part: PostmortemPart,
): BlamelessContext {
  const people = [...roster.map(({ name }) => name), ...peopleIn(incident)];
  return {
    section: part.extra ?? part.id,
    roster: [...new Set(people)],
    severity: worstSeverity(incident),
    impact: declarationOf(incident)?.impact ?? null,
    off: wording.off,
  };
}

/**
 * What tells a finding from others, for as long as its words stay: whoever kept it is not asked again. The words are not
 * in it: where they are taken out of the text, they stand nowhere else.
 */
export function keyOf(part: string, { rule, from, to }: Finding, text: string): string {
  const words = text.slice(from, to).replaceAll(/\s+/g, ' ').trim();
  return `${part} ${rule} ${shortDigest(words)}`;
}

/** Reads the text of one part again and again: what did not change is not looked at again. */
export type PartReader = {
  /** What is worth a look, without what somebody kept. */
  read(incident: Incident, playbook: Playbook, text: string): readonly Finding[];
};

export function createPartReader(part: PostmortemPart): PartReader {
  let checker: BlamelessChecker | undefined;
  let known = '';
  return {
    read(incident, playbook, text) {
      const context = contextOf(incident, playbook, part);
      const said = JSON.stringify(context);
      if (checker === undefined || said !== known) checker = createBlamelessChecker(context);
      known = said;
      return checker
        .check(text)
        .filter((finding) => tickOf(incident, 'kept', keyOf(part.id, finding, text)) === undefined);
    },
  };
}
