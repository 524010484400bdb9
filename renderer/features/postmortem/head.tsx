import { reviewStateLabel } from '../../../shared/incident/events/review-set.ts';
import type { Review } from '../../../shared/incident/review.ts';
import { stamp } from '../../incident-parts/zone.ts';
import { LeaveFront } from '../../incident-parts/leave-front.tsx';
import { useNow } from '../../state/clock.ts';
import { changePostmortem, usePostmortem } from '../../state/postmortem.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { nextStep, setState } from './review-actions.ts';
import css from './head.module.css';

type Props = {
  /** The title of the part at hand. */
  title: string;
  review: Review;
  /** Minutes of the agenda; 0 where the playbook has none. */
  minutes: number;
  publish: () => void;
};

/** Above the text: where it stands and what comes next, its former versions, the meeting, publishing. */
export function Head({ title, review, minutes, publish }: Props) {
  const now = useNow();
  const view = usePostmortem((s) => s.view);
  const { state, stateSince, outdated } = review;
  const next = nextStep[state];
  const turn = (to: 'versions' | 'meeting'): void => changePostmortem({ view: view === to ? 'text' : to });
  const since = stateSince === null ? '' : `${stateSince.by}, ${stamp(stateSince.at, now)}`;
  return (
    <header className={css['head']}>
      <span className={css['title']} title={title}>
        {title}
      </span>
      <span
        className={css['state']}
        title={since === '' ? undefined : `${reviewStateLabel[state]}: ${since}`}
      >
        {outdated ? 'Published, reopened since' : reviewStateLabel[state]}
      </span>
      {next !== undefined && (
        <Button small look="link" onPress={() => void setState(state, next.to)}>
          {next.label}
        </Button>
      )}
      <span className={css['far']} />
      <span className={css['pressed']} data-on={view === 'versions' || undefined}>
        <Button small look="plain" onPress={() => turn('versions')}>
          <Icon name="hist" />
          Versions
        </Button>
      </span>
      <span className={css['pressed']} data-on={view === 'meeting' || undefined}>
        <Button small look="plain" onPress={() => turn('meeting')}>
          {minutes === 0 ? (
            'Meeting'
          ) : (
            <span>
              Agenda<span className={css['minutes']}>, {minutes} min</span>
            </span>
          )}
        </Button>
      </span>
      <Button small chord="Ctrl+Enter" onPress={publish}>
        Publish
      </Button>
      <LeaveFront className={css['leave']} />
    </header>
  );
}
