import type { Incident } from '../../shared/incident/state.ts';
import { declarationOf } from '../../shared/incident/facts.ts';
import type { Dispute } from '../../shared/incident/dispute.ts';
import { disputesOf } from '../../shared/incident/disputes.ts';
import { linksOf, type PlacedLink } from '../../shared/incident/links.ts';
import { canChangeSeverity } from '../../shared/incident/policy.ts';
import { tickOf } from '../../shared/incident/review-ticks.ts';
import { holderOf } from '../../shared/incident/roles.ts';
import {
  linkKindLabel,
  roleLabel,
  roles,
  severities,
  severityLabel,
} from '../../shared/incident/vocabulary.ts';
import { filterLabel, headKinds, kindsLabel, kindsIn, type Filter } from '../features/log/filters.ts';
import { showOnly } from '../features/log/view.ts';
import { tagCause } from '../features/postmortem/parts/cause-actions.ts';
import { copyWords } from '../bridge/desktop.ts';
import type { PaletteEntry } from '../features/palette/entry.ts';
import { choose, heldWords } from '../incident-parts/choosing.ts';
import { peopleOf, seenInLog } from '../incident-parts/people.ts';
import type { Opened, Projections } from '../state/projections.ts';
import { openSheet, showLog, showTrouble, writeSheetText } from '../state/ui.ts';

/** What the incident on screen offers: its severities, roles, people, links and the ways to look at its log. */
export function incidentEntries(
  { incident, rows }: Opened,
  { playbook, settings }: Projections,
): readonly PaletteEntry[] {
  if (declarationOf(incident) === undefined) return [];
  return [
    ...severityEntries(incident, (severity) => playbook.severities[severity].criterion),
    ...roles.map((role): PaletteEntry => {
      const holder = role === 'sme' ? null : holderOf(incident, role);
      return {
        id: `role ${role}`,
        group: 'Roles',
        label: `Assign ${roleLabel[role].toLowerCase()}`,
        about: holder === null ? undefined : `now ${holder}`,
        whyNot: null,
        run: () => openSheet({ name: 'role', role }),
      };
    }),
    ...disputesOf(incident).flatMap(disputeEntries),
    ...linksOf(incident, playbook).map(linkEntry),
    ...causeEntries(incident, playbook),
    ...peopleOf(incident, rows, settings.person).map(({ name, about }) => giveRole(name, about)),
    ...filterEntries(rows, settings.person, incident),
  ];
}

/** Asks which role, with the name typed already. */
export const giveRole = (name: string, about: string): PaletteEntry => ({
  id: `person ${name}`,
  group: 'People',
  label: `Give ${name} a role`,
  words: 'assign',
  about,
  whyNot: null,
  run: () => {
    openSheet({ name: 'role', role: null });
    writeSheetText({ role: name });
  },
});

const severityEntries = (
  incident: Incident,
  criterion: (severity: (typeof severities)[number]) => string,
): readonly PaletteEntry[] =>
  severities.map((severity) => {
    const verdict = canChangeSeverity(incident, severity);
    return {
      id: `severity ${severity}`,
      group: 'Severity',
      label: `Change to ${severityLabel[severity]}`,
      about: criterion(severity),
      whyNot: verdict === true ? null : verdict,
      run: () => openSheet({ name: 'severity', to: severity }),
    };
  });

/** The causes of the playbook: what the incident is tagged with is taken off. */
const causeEntries = (incident: Incident, { postmortem }: Projections['playbook']): readonly PaletteEntry[] =>
  postmortem.causes.map((cause) => {
    const tagged = tickOf(incident, 'cause', cause.id) !== undefined;
    return {
      id: `cause ${cause.id}`,
      group: 'Causes',
      label: `${tagged ? 'Take the cause off' : 'Tag with the cause'}: ${cause.label}`,
      whyNot: null,
      run: () => void tagCause(cause, !tagged).then(showTrouble),
    };
  });

/** Either of what two people set at the same time. */
const disputeEntries = (dispute: Dispute): readonly PaletteEntry[] =>
  [dispute.shown, ...dispute.others].map((held) => ({
    id: `choose ${held.id}`,
    group: 'Set at the same time',
    label: `${held.id === dispute.shown.id ? 'Keep' : 'Choose'} ${heldWords(held)}`,
    about: `${dispute.about}, set by ${held.by}`,
    whyNot: null,
    run: () => void choose(dispute, held),
  }));

/** An address opens outside the console; words such as a telephone number are copied. */
function linkEntry({ label, kind, target }: PlacedLink): PaletteEntry {
  const opens = target.startsWith('https://');
  return {
    id: `link ${label}`,
    group: 'Links',
    label: `${opens ? 'Open' : 'Copy'} ${label}`,
    about: `${linkKindLabel[kind]} · ${target}`,
    whyNot: null,
    run: () => void (opens ? window.open(target) : copyWords(target, label)),
  };
}

function filterEntries(rows: Opened['rows'], self: string, incident: Incident): readonly PaletteEntry[] {
  const people = peopleOf(incident, rows, self).map(({ name }): Filter => ({ by: 'person', name }));
  const tags = seenInLog(rows).tags.map((tag): Filter => ({ by: 'tag', tag }));
  const kinds = [...headKinds, ...kindsIn(rows)].map((kind): Filter => ({ by: 'kind', kind }));
  return [...kinds, ...tags, ...people].map((filter) => {
    const words = filter.by === 'kind' ? kindsLabel(filter.kind).toLowerCase() : filterLabel(filter);
    return {
      id: `filter ${filter.by} ${words}`,
      group: 'Log',
      label: `Show only ${words}`,
      whyNot: null,
      run: () => {
        showLog();
        showOnly(filter);
      },
    };
  });
}
