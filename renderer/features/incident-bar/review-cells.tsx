import { declarationOf } from '../../../shared/incident/facts.ts';
import { reviewOf, isReviewOpen } from '../../../shared/incident/review.ts';
import { personKey } from '../../../shared/incident/person-key.ts';
import { postsOf } from '../../../shared/incident/roles.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { Instant } from '../../../shared/ids.ts';
import type { Playbook } from '../../../shared/playbook/playbook.ts';
import { Moment } from '../../incident-parts/moment.tsx';
import { reviewDue } from '../../incident-parts/review-clock.ts';
import { stamp } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { changePostmortem, usePostmortem } from '../../state/postmortem.ts';
import { showFront, useUi } from '../../state/ui.ts';
import { cx } from '../../ui/cx.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { cellsOf } from './hours.ts';
import css from './incident-bar.module.css';

type Props = { incident: Incident; playbook: Playbook };

/**
 * Once the incident is over: how much of the time for its post-mortem is left; and on that front when people meet, and
 * what is in place before they do.
 */
export function ReviewCells({ incident, playbook }: Props) {
  const review = reviewOf(incident, playbook);
  const { dueAt, hours, resolvedAt, publishedAt } = review;
  const front = useUi((s) => s.front?.name === 'postmortem');
  const open = isReviewOpen(review);
  // Nobody waits for the post-mortem of a game day: its after-action report is there at its end.
  const awaited = open && declarationOf(incident)?.exercise !== true;
  return (
    <>
      {awaited && dueAt !== null && hours !== null && resolvedAt !== null && (
        <HoursCell dueAt={dueAt} hours={hours} from={resolvedAt} />
      )}
      {!open && publishedAt !== null && <PublishedCell at={publishedAt} dueAt={dueAt} />}
      {front && (
        <MeetingCell
          at={review.meeting?.at ?? null}
          minutes={review.meeting?.minutes ?? 0}
          people={peopleIn(incident)}
        />
      )}
      {front && <PreReadCell />}
    </>
  );
}

/** How many people had a post in the incident: who is to be in the meeting. */
const peopleIn = (incident: Incident): number =>
  new Set(postsOf(incident).map(({ person }) => personKey(person))).size;

const toPostmortem = (): void => showFront({ name: 'postmortem' });

/** The time until the post-mortem is to be out, in twelve cells. */
function HoursCell({ dueAt, hours, from }: { dueAt: Instant; hours: number; from: Instant }) {
  const now = useNow([dueAt]);
  const { state, text } = reviewDue(dueAt, now);
  const filled = cellsOf(from, dueAt, now);
  return (
    <button type="button" className={css['cell']} aria-keyshortcuts="Alt+Shift+P" onClick={toPostmortem}>
      <span className={css['value']}>
        <span className={css[state]}>{text}</span>
        <svg className={css['hours']} width="94" height="18" viewBox="0 0 94 18" aria-hidden="true">
          {filled.map((part, i) => (
            <g key={i}>
              <rect className={css['hour']} x={i * 8} y="5" width="6" height="8" rx="1.5" />
              {part > 0 && (
                <rect className={css['gone']} x={i * 8} y="5" width={6 * part} height="8" rx="1.5" />
              )}
            </g>
          ))}
        </svg>
      </span>
      <span className={css['cap']}>
        {`of ${hours} h, post-mortem due `}
        <Moment at={dueAt} words={stamp(dueAt, now)} />
      </span>
    </button>
  );
}

function PublishedCell({ at, dueAt }: { at: Instant; dueAt: Instant | null }) {
  const now = useNow();
  return (
    <button type="button" className={css['cell']} aria-keyshortcuts="Alt+Shift+P" onClick={toPostmortem}>
      <span className={cx(css['value'], css['mid'])}>Published</span>
      <span className={css['cap']}>
        {dueAt === null ? 'post-mortem, ' : at <= dueAt ? 'post-mortem, in time, ' : 'post-mortem, late, '}
        <Moment at={at} words={stamp(at, now)} />
      </span>
    </button>
  );
}

function MeetingCell({ at, minutes, people }: { at: Instant | null; minutes: number; people: number }) {
  const now = useNow([at]);
  return (
    <button
      type="button"
      className={css['cell']}
      title="The meeting, with its agenda"
      onClick={() => changePostmortem({ view: 'meeting' })}
    >
      <span className={cx(css['value'], css['mid'])}>
        {at === null ? 'No meeting yet' : <Moment at={at} words={stamp(at, now)} />}
      </span>
      <span className={css['cap']}>
        {at === null
          ? 'plan it in the agenda'
          : `meeting, ${minutes} min, ${people} ${people === 1 ? 'person' : 'people'}`}
      </span>
    </button>
  );
}

function PreReadCell() {
  const held = usePostmortem((s) => s.preRead);
  if (held === null) return null;
  return (
    <button
      type="button"
      className={css['cell']}
      aria-keyshortcuts="Control+Shift+P"
      onClick={() => showFront({ name: 'postmortem', part: 'pre-read' })}
    >
      <span className={cx(css['value'], css['mid'])}>
        {held.done} of {held.of} ready
      </span>
      <span className={css['cap']}>
        pre-read check <KeyCap chord="Ctrl+Shift+P" small className={css['wide']} />
      </span>
    </button>
  );
}
