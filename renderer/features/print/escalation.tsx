import { declarationOf } from '../../../shared/incident/facts.ts';
import { ladderOf, tellsOf } from '../../../shared/incident/escalation.ts';
import { rungWords, pageWords, toldWords } from '../../../shared/incident/escalation-text.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { Instant } from '../../../shared/ids.ts';
import { roleLabel, severities, severityLabel } from '../../../shared/incident/vocabulary.ts';
import type { Playbook } from '../../../shared/playbook/playbook.ts';
import { zone, zoneName } from '../../incident-parts/zone.ts';
import { Paper, Part, Table } from './paper.tsx';
import { local } from './words.ts';

type Props = { readonly incident: Incident | null; readonly playbook: Playbook; readonly now: Instant };

/** The roster and the ladder on paper, for the night on which nothing else works. */
export function PrintedEscalation({ incident, playbook, now }: Props) {
  const declared = incident === null ? undefined : declarationOf(incident);
  return (
    <Paper
      head={declared === undefined ? 'Roster' : `Escalation: ${declared.title}`}
      exercise={declared?.exercise === true}
    >
      <h1>{declared === undefined ? 'Roster' : 'Escalation'}</h1>
      <p>
        Printed {local(now)} {zoneName(now)}; local times are of {zone}.
      </p>
      {incident !== null && <Standing incident={incident} playbook={playbook} now={now} />}
      <Roster playbook={playbook} />
      {incident === null && <Ladders playbook={playbook} />}
    </Paper>
  );
}

function Standing({ incident, playbook, now }: Props & { readonly incident: Incident }) {
  const ladder = ladderOf(incident, playbook);
  const tells = tellsOf(incident, playbook);
  if (ladder === null || tells === null) return null;
  return (
    <>
      <Part title={`Page at ${severityLabel[ladder.severity]}, since ${local(ladder.armedAt)}`}>
        <Table
          columns={['Step', 'Whom', 'Numbers', 'Minutes', 'Stands']}
          rows={ladder.rungs.map((rung) => ({
            key: rung.key,
            cells: [
              rung.number,
              rung.who,
              rung.person?.phones.join(', ') ?? '',
              rung.minutes,
              rungWords(ladder, rung, now, local),
            ],
          }))}
        />
        {ladder.others.map((page) => (
          <p key={page.id}>Beside the ladder: {pageWords(page, now, local)}</p>
        ))}
      </Part>
      <Part title={tells.dueAt === null ? 'Tell' : `Tell by ${local(tells.dueAt)}`}>
        <Table
          columns={['Whom', 'Told']}
          rows={tells.people.map((each) => ({ key: each.who, cells: [each.who, toldWords(each, local)] }))}
        />
      </Part>
    </>
  );
}

function Roster({ playbook: { roster } }: { readonly playbook: Playbook }) {
  if (roster.length === 0) return <p>Nobody is on the roster.</p>;
  return (
    <Part title="Roster">
      <Table
        columns={['Name', 'Numbers', 'Roles', 'Knows', 'Zone']}
        rows={roster.map(({ name, phones, email, roles, knows, zone: where }) => ({
          key: name,
          cells: [
            name,
            [...phones, ...(email === null ? [] : [email])].join(', '),
            roles.map((role) => roleLabel[role]).join(', '),
            knows.join(', '),
            where ?? '',
          ],
        }))}
      />
    </Part>
  );
}

const Ladders = ({ playbook }: { readonly playbook: Playbook }) =>
  severities
    .filter((severity) => playbook.severities[severity].ladder.length > 0)
    .map((severity) => (
      <Part key={severity} title={`Page at ${severityLabel[severity]}`}>
        <Table
          columns={['Step', 'Whom', 'Minutes']}
          rows={playbook.severities[severity].ladder.map(({ who, minutes }, index) => ({
            key: `${index}`,
            cells: [index + 1, who, minutes],
          }))}
        />
      </Part>
    ));
