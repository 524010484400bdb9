import { boardOf } from '../../../shared/incident/boards.ts';
import { declarationOf, phaseOf, severityOf } from '../../../shared/incident/facts.ts';
import { linksOf } from '../../../shared/incident/links.ts';
import { markWord } from '../../../shared/incident/marks.ts';
import { phaseLabel } from '../../../shared/incident/phases.ts';
import { roleHistoryOf } from '../../../shared/incident/roles.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { updatesOf } from '../../../shared/incident/updates.ts';
import {
  linkKindLabel,
  roleLabel,
  severityLabel,
  type EntryKind,
} from '../../../shared/incident/vocabulary.ts';
import type { Instant } from '../../../shared/ids.ts';
import type { Playbook } from '../../../shared/playbook/playbook.ts';
import { withFixedPercent } from '../../incident-parts/fixed-percent.ts';
import { zone, zoneName } from '../../incident-parts/zone.ts';
import type { Opened } from '../../state/projections.ts';
import { PrintedLog } from './log.tsx';
import { Paper, Part, Table } from './paper.tsx';
import { PrintedTimes } from './times.tsx';
import { becameOf, local, utc } from './words.ts';
import { PrintedWorkstreams } from './workstreams.tsx';
import css from './print.module.css';

const finders = { monitoring: 'monitoring', customer: 'a customer', person: 'a person' } as const;

type Props = {
  readonly opened: Opened;
  readonly playbook: Playbook;
  readonly person: string;
  readonly now: Instant;
};

/** The whole record of an incident as it is read on paper: nothing is left out and nothing is folded. */
export function PrintedRecord({ opened: { incident, rows }, playbook, person, now }: Props) {
  const declared = declarationOf(incident);
  const severity = severityOf(incident)?.severity;
  if (declared === undefined || severity === undefined) return null;
  const { title, services, impact, foundBy, exercise, declaredBy } = declared;
  const facts: readonly (readonly [string, string])[] = [
    ['Severity', severityLabel[severity]],
    ['Phase', phaseLabel[phaseOf(incident)]],
    ['Impact', withFixedPercent(impact ?? 'not put into words')],
    ['Services', services.length === 0 ? 'not stated' : services.join(', ')],
    ['Found by', finders[foundBy]],
    ['Declared by', declaredBy],
    ['Record', `${incident.id}, ${incident.version} events`],
    ['Printed', `${local(now)} ${zoneName(now)} by ${person}; local times are of ${zone}`],
  ];
  return (
    <Paper head={`${severityLabel[severity]} ${title}`} exercise={exercise}>
      <h1>{title}</h1>
      <dl className={css['facts']}>
        {facts.map(([name, words]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <PrintedTimes incident={incident} now={now} />
      <Roles incident={incident} />
      <Links incident={incident} playbook={playbook} />
      <Board incident={incident} kind="decision" title="Decisions" />
      <Board incident={incident} kind="criterion" title="Exit criteria" />
      <Board incident={incident} kind="hypothesis" title="Hypotheses" />
      <Board incident={incident} kind="ask" title="Asks" />
      <Board incident={incident} kind="action" title="Actions" />
      <Board incident={incident} kind="roadblock" title="Roadblocks" />
      <Board incident={incident} kind="risk" title="Risks" />
      <PrintedWorkstreams incident={incident} />
      <Updates incident={incident} />
      <PrintedLog rows={rows} />
    </Paper>
  );
}

function Roles({ incident }: { incident: Incident }) {
  const turns = roleHistoryOf(incident);
  if (turns.length === 0) return null;
  return (
    <Part title="Roles">
      <Table
        columns={['Local', 'UTC', 'Role', 'Held by', 'Said by']}
        rows={turns.map(({ role, person, area, at, by }, i) => ({
          key: `${i} ${at}`,
          cells: [
            local(at),
            utc(at),
            area === null ? roleLabel[role] : `${roleLabel[role]}, ${area}`,
            person ?? 'released',
            by,
          ],
        }))}
      />
    </Part>
  );
}

function Links({ incident, playbook }: { incident: Incident; playbook: Playbook }) {
  const links = linksOf(incident, playbook);
  if (links.length === 0) return null;
  return (
    <Part title="Links">
      <Table
        columns={['What', 'Name', 'Where']}
        rows={links.map(({ kind, label, target }) => ({
          key: label,
          cells: [linkKindLabel[kind], label, target],
        }))}
      />
    </Part>
  );
}

function Board({ incident, kind, title }: { incident: Incident; kind: EntryKind; title: string }) {
  const items = boardOf(incident, kind);
  if (items.length === 0) return null;
  return (
    <Part title={title}>
      <Table
        columns={['Local', 'UTC', 'By', 'What', 'Stands']}
        rows={items.map((item) => ({
          key: item.entry,
          cells: [
            local(item.at),
            utc(item.at),
            item.by,
            item.text,
            becameOf(item) === '' ? markWord(kind, item.mark) : becameOf(item),
          ],
        }))}
      />
    </Part>
  );
}

function Updates({ incident }: { incident: Incident }) {
  const updates = updatesOf(incident);
  if (updates.length === 0) return null;
  return (
    <Part title="Stakeholder updates">
      <Table
        columns={['Local', 'UTC', 'By', 'To', 'What was said', 'Next promised']}
        rows={updates.map(({ id, at, by, audiences, channel, text, nextDueAt }) => ({
          key: id,
          cells: [
            local(at),
            utc(at),
            by,
            `${audiences.join(', ')}${channel === null ? '' : ` (${channel})`}`,
            text,
            nextDueAt === null ? 'none' : local(nextDueAt),
          ],
        }))}
      />
    </Part>
  );
}
