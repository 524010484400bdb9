import { declarationOf } from '../../../shared/incident/facts.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { updateFactLabel, updateFactsOf, type UpdateFact } from '../../../shared/incident/update-facts.ts';
import type { Instant } from '../../../shared/ids.ts';
import type { Playbook } from '../../../shared/playbook/playbook.ts';
import { withFixedPercent } from '../../incident-parts/fixed-percent.ts';
import { zone, zoneName } from '../../incident-parts/zone.ts';
import { Paper, Part } from './paper.tsx';
import { local } from './words.ts';
import css from './print.module.css';

/** A wording as it stands on the screen, and how far it is. */
export type PrintedWording = { readonly title: string; readonly words: string; readonly state: string };

type Props = {
  readonly incident: Incident;
  readonly playbook: Playbook;
  readonly wordings: readonly PrintedWording[];
  readonly now: Instant;
};

/** The update that is being written, on paper: the one set of facts, and a wording for each audience. */
export function PrintedUpdate({ incident, playbook, wordings, now }: Props) {
  const declared = declarationOf(incident);
  return (
    <Paper
      head={`Stakeholder update of ${incident.id}, ${local(now)} ${zoneName(now)}, not the record of what was sent`}
      exercise={declared?.exercise === true}
    >
      <h1>{declared?.title ?? incident.id}</h1>
      <dl className={css['facts']}>
        {updateFactsOf(incident, playbook).map((fact) => (
          <div key={fact.name}>
            <dt>{updateFactLabel[fact.name]}</dt>
            <dd>{factWords(fact)}</dd>
          </div>
        ))}
        <div>
          <dt>Times</dt>
          <dd>local, of {zone}</dd>
        </div>
      </dl>
      {wordings.map(({ title, words, state }) => (
        <Part key={title} title={title}>
          <small>{state}</small>
          <div className={css['asItIs']}>{withFixedPercent(words)}</div>
        </Part>
      ))}
    </Paper>
  );
}

/** `about 14:30, from the share of edges done (stated 14:07 by ana)`. */
function factWords({ words, basis, source }: UpdateFact): string {
  if (words === null) return 'not said yet';
  const said = withFixedPercent(basis === null || basis === '' ? words : `${words}, ${basis}`);
  if (source === null) return said;
  const from =
    source.kind === 'stated'
      ? `stated ${local(source.at)} by ${source.by}`
      : `${source.what} ${local(source.at)}`;
  return `${said} (${from})`;
}
