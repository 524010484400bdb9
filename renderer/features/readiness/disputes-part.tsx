import { saidWords } from '../../../shared/readiness/said-words.ts';
import type { TeamDispute } from '../../../shared/team/team.ts';
import { formatStamp } from '../../../shared/time/format.ts';
import { dayWords } from './days.ts';
import { choose } from './doing.ts';
import { Part } from './part.tsx';
import { Act, Row } from './row.tsx';
import type { Known } from './use-readiness.ts';
import css from './readiness.module.css';

/** What two desktops said at the same time: one shows, nothing is lost, and either can be chosen. */
export function DisputesPart({ readiness, now, zone }: Known) {
  const { disputes } = readiness;
  if (disputes.length === 0) return null;
  return (
    <Part title="Said at the same time" note="One of them shows until somebody chooses.">
      <ul className={css['rows']}>
        {disputes.flatMap((dispute) =>
          dispute.others.map((other) => <DisputeRow key={other.event} {...{ dispute, other, now, zone }} />),
        )}
      </ul>
    </Part>
  );
}

type Props = Pick<Known, 'now' | 'zone'> & {
  readonly dispute: TeamDispute;
  readonly other: TeamDispute['shown'];
};

function DisputeRow({ dispute: { shown }, other, now, zone }: Props) {
  const day = (on: string): string => dayWords(on, now);
  const { about, words } = saidWords(shown.command, day);
  const theirs = saidWords(other.command, day).words;
  const at = formatStamp(other.at, zone);
  return (
    <Row
      id={`said.${other.event}`}
      mark={<span className={css['due']}>Choose</span>}
      title={about}
      detail={`${words}, by ${shown.by}; also set to ${theirs}, by ${other.by}, ${at}`}
    >
      <Act
        letter="C"
        word={`${other.by}’s`}
        about={`${about}, ${theirs}`}
        onPress={() => void choose(other, shown, `${about}: ${theirs}.`)}
      />
      <Act
        letter="K"
        word={`Keep ${shown.by}’s`}
        about={`${about}, ${words}`}
        onPress={() => void choose(shown, other, `${about}: ${words}.`)}
      />
    </Row>
  );
}
