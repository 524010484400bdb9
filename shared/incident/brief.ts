import type { Instant } from '../ids.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { item, type BriefItem, type BriefSection, type BriefSectionId } from './brief/item.ts';
import { logState } from './brief/log-state.ts';
import { links, organisation } from './brief/people.ts';
import { severitySoFar, situation, updates } from './brief/situation.ts';
import {
  actions,
  asks,
  decisions,
  hypotheses,
  objectives,
  planned,
  risks,
  roadblocks,
  workstreams,
} from './brief/work.ts';
import { declarationOf, severityOf } from './facts.ts';
import type { Incident } from './state.ts';
import { severityLabel, type Role } from './vocabulary.ts';

/** What whoever takes a role over has to know, in the shape of an incident briefing (FEMA, ICS form 201). */
export type Brief = {
  readonly title: string;
  readonly severity: string;
  readonly exercise: boolean;
  readonly role: Role;
  readonly area: string | null;
  /** Who hands it over; null where nobody holds it. */
  readonly from: string | null;
  /** Since when they hold it. */
  readonly since: Instant | null;
  readonly to: string | null;
  readonly sections: readonly BriefSection[];
};

/** Whose brief it is, and what whoever hands over adds to it. */
export type BriefFor = Pick<Brief, 'role' | 'area' | 'from' | 'since' | 'to'> & {
  readonly words: string | null;
};

/** What each role reads first; everything else follows in the order of the form. */
const first: Readonly<Record<Role, readonly BriefSectionId[]>> = {
  commander: ['words', 'situation', 'severity', 'risks', 'roadblocks', 'objectives', 'decisions'],
  deputy: ['words', 'situation', 'severity', 'risks', 'roadblocks', 'objectives', 'decisions'],
  'technical-lead': ['words', 'situation', 'hypotheses', 'actions', 'workstreams', 'decisions', 'risks'],
  'communications-lead': ['words', 'situation', 'updates', 'severity', 'asks', 'objectives', 'decisions'],
  scribe: ['words', 'situation', 'log', 'asks', 'decisions', 'hypotheses', 'actions'],
  sme: ['words', 'situation', 'hypotheses', 'actions', 'asks', 'risks', 'roadblocks'],
};

/** The order of the form: situation, safety, objectives, actions, organisation, resources. */
const rest: readonly BriefSectionId[] = [
  ...(['situation', 'severity', 'risks', 'roadblocks', 'objectives', 'decisions'] as const),
  ...(['actions', 'planned', 'workstreams', 'hypotheses', 'asks', 'updates', 'roles'] as const),
  ...(['log', 'links'] as const),
];

type Section = Omit<BriefSection, 'id' | 'items'> & {
  readonly of: (incident: Incident, playbook: Playbook) => readonly BriefItem[];
};

const sections: Readonly<Record<Exclude<BriefSectionId, 'words'>, Section>> = {
  situation: { title: 'Situation', none: 'Nothing was declared yet.', of: situation },
  severity: { title: 'Severity so far', none: 'No severity was stated.', of: severitySoFar },
  updates: { title: 'Updates', none: 'None was sent, and none is due.', of: updates },
  objectives: { title: 'Objectives', none: 'No exit criterion was named.', of: objectives },
  decisions: { title: 'Decisions', none: 'Nothing has been decided.', of: decisions },
  actions: { title: 'Actions', none: 'No action is under way.', of: actions },
  planned: { title: 'Planned next', none: 'Nothing is open on the checklist.', of: planned },
  workstreams: { title: 'Workstreams', none: 'No workstream is open.', of: workstreams },
  hypotheses: { title: 'Hypotheses', none: 'No hypothesis was noted.', of: hypotheses },
  asks: { title: 'Open asks', none: 'Nobody owes an answer.', of: asks },
  risks: { title: 'Risks', none: 'No risk was noted.', of: risks },
  roadblocks: { title: 'Roadblocks', none: 'Nobody is blocked.', of: roadblocks },
  roles: { title: 'Who does what', none: 'Nobody holds a role.', of: organisation },
  log: { title: 'The log', none: 'Nothing was logged.', of: logState },
  links: { title: 'Links', none: 'No link was set.', of: links },
};

/** The brief with which a role is handed over, as the record stands: nothing is written by hand but the words. */
export function briefOf(
  incident: Incident,
  playbook: Playbook,
  { words, ...whose }: BriefFor,
): Brief | undefined {
  const declared = declarationOf(incident);
  const force = severityOf(incident);
  if (declared === undefined || force === undefined) return undefined;
  const order = [...new Set([...first[whose.role], ...rest])];
  return {
    ...whose,
    title: declared.title,
    severity: severityLabel[force.severity],
    exercise: declared.exercise,
    sections: order.flatMap((id): readonly BriefSection[] => {
      if (id !== 'words') {
        const { of, ...named } = sections[id];
        return [{ id, ...named, items: of(incident, playbook) }];
      }
      if (words === null) return [];
      const title = whose.from === null ? 'In their own words' : `In ${whose.from}’s words`;
      return [{ id, title, none: '', items: [item('words', words)] }];
    }),
  };
}
