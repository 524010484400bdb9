import type { Instant } from '../../ids.ts';
import { briefOf } from '../../incident/brief.ts';
import type { BriefItem, BriefSectionId } from '../../incident/brief/item.ts';
import { saidIn } from '../../incident/brief/show.ts';
import type { Block, PostmortemDocument } from '../../incident/documents/blocks.ts';
import { bothTimes, type Both } from '../../incident/documents/pieces.ts';
import { declarationOf } from '../../incident/facts.ts';
import { linksOf } from '../../incident/links.ts';
import { pagesOf } from '../../incident/pages.ts';
import { holderOf, postsOf } from '../../incident/roles.ts';
import type { Incident } from '../../incident/state.ts';
import { linkKindLabel, roleLabel } from '../../incident/vocabulary.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { asOf } from './as-of.ts';
import { box, formOf, table, words } from './ics-form.ts';

type Options = { readonly zone: string; readonly at: Instant | null };

/**
 * The incident briefing in the boxes of FEMA's ICS form 201 (v3): what it is, what is to be reached, what is done about it, who
 * does it and with what. A desktop draws no map: box 4 names where it can be seen instead.
 */
export function ics201(incident: Incident, playbook: Playbook, { zone, at }: Options): PostmortemDocument {
  const both = bothTimes(zone);
  const declared = declarationOf(incident);
  const commander = holderOf(incident, 'commander');
  const brief = briefOf(incident, playbook, {
    ...{ role: 'commander', area: null, from: commander, since: null, to: null, words: null },
  });
  const of = (...ids: readonly BriefSectionId[]): Block[] =>
    ids.flatMap((id): readonly Block[] => {
      const section = brief?.sections.find((each) => each.id === id);
      if (section === undefined || section.items.length === 0) return [];
      return [
        { kind: 'heading', level: 3, text: section.title },
        { kind: 'facts', rows: section.items.map((each) => fact(each, both)) },
      ];
    });
  const initiated = declared === undefined ? 'redacted' : both.stamp(declared.startedAt);
  return formOf(incident, 'ICS 201 Incident briefing', [
    words(zone === 'UTC' ? 'All times are UTC.' : `All times are UTC; in brackets, ${zone}.`),
    ...box('1. Incident name', words(declared?.title ?? 'title redacted')),
    ...box('2. Incident number', words(incident.id)),
    ...box('3. Date and time initiated', words(initiated)),
    ...box('4. Map or sketch', {
      kind: 'facts',
      rows: linksOf(incident, playbook)
        .filter(({ kind }) => kind === 'dashboard')
        .map(({ label, target }) => [label, target] as const),
    }),
    ...box(
      '5. Situation summary and health and safety briefing',
      ...of('situation', 'severity', 'updates', 'risks', 'roadblocks', 'hypotheses'),
    ),
    ...box('6. Prepared by', {
      kind: 'facts',
      rows: [
        ['Name', commander ?? declared?.declaredBy ?? 'nobody'],
        ['Position', commander === null ? 'None held' : roleLabel.commander],
        ['Date and time', both.stamp(asOf(incident, at))],
      ],
    }),
    ...box('7. Current and planned objectives', ...of('objectives')),
    ...box(
      '8. Current and planned actions, strategies and tactics',
      ...of('decisions', 'actions', 'planned', 'workstreams', 'asks'),
    ),
    ...box('9. Current organisation', ...of('roles')),
    ...box(
      '10. Resource summary',
      table(['Resource', 'Identifier', 'Ordered', 'Arrived', 'Notes'], resources(incident, playbook, both)),
    ),
  ]);
}

/** Who was ordered and who came, and where people meet. */
const resources = (
  incident: Incident,
  playbook: Playbook,
  { stamp }: Both,
): readonly (readonly string[])[] => [
  ...postsOf(incident).map(({ role, person, area, since }) => [
    ...[area === null ? roleLabel[role] : `${roleLabel[role]}, ${area}`, person, '', stamp(since), 'on duty'],
  ]),
  ...pagesOf(incident).map(({ who, at, endedAt, outcome }) => [
    ...['Paged', who, stamp(at), outcome === 'answered' && endedAt !== null ? stamp(endedAt) : ''],
    { open: 'no answer yet', answered: 'answered', failed: 'not reached' }[outcome],
  ]),
  ...linksOf(incident, playbook).map(({ kind, label, target }) => [
    ...[linkKindLabel[kind], label, '', '', target],
  ]),
];

/** One line of a brief as a labelled one: when it was, then people's words and what the record knows of them. */
function fact(item: BriefItem, { stamp }: Both): readonly [string, string] {
  const said = saidIn(item.about, stamp);
  const text = [item.text, item.text === '' ? said : said === '' ? '' : `(${said})`]
    .filter((each) => each !== '')
    .join(' ');
  const label = [item.at === null ? '' : stamp(item.at), item.label ?? '']
    .filter((each) => each !== '')
    .join(' ');
  return [label === '' ? 'Noted' : label, item.note === null ? text : `${text}\n${item.note}`];
}
