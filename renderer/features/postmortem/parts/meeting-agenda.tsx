import { meetingAt, type Agenda, type AgendaPoint } from '../../../../shared/incident/agenda.ts';
import { useNow } from '../../../state/clock.ts';
import { showTrouble } from '../../../state/ui.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { tick } from './meeting-actions.ts';
import { agendaWords, leftWords, tookMs, tookWords } from './meeting-words.ts';
import css from './meeting.module.css';

/** The points with their minutes. While the meeting is on, one key ends a point; what runs over is said in ink. */
export function MeetingAgenda({ agenda }: { agenda: Agenda }) {
  const { points, startedAt, endedAt } = agenda;
  const at = startedAt === null ? null : meetingAt(agenda, startedAt);
  const now = useNow([at === null || startedAt === null ? null : startedAt + at.leftMs]);
  const current = meetingAt(agenda, now);
  return (
    <section className={css['part']} aria-label="Agenda">
      <h3>Agenda {points.length > 0 && <span>{agendaWords(agenda)}</span>}</h3>
      {points.length === 0 && (
        <p className={css['hint']}>The playbook has no agenda: points under “agenda” in postmortem.yaml.</p>
      )}
      <ol>
        {points.map((point) => {
          const isNow = current?.point.id === point.id;
          return (
            <li
              key={point.id}
              className={cx(css['point'], isNow && css['now'], point.done !== null && css['done'])}
              aria-current={isNow ? 'step' : undefined}
            >
              <p>{point.text}</p>
              <span className={cx(css['minutes'], isNow && current.leftMs <= 0 && css['over'])}>
                {isNow ? leftWords(current.leftMs) : minutesWords(agenda, point)}
              </span>
              {startedAt !== null && endedAt === null && (
                <Button
                  look={isNow ? 'normal' : 'plain'}
                  small
                  chord={isNow ? 'N' : undefined}
                  label={isNow ? undefined : `${verbOf(point, isNow)}: ${point.text}`}
                  onPress={() =>
                    void tick('agenda', point.id, point.done === null, point.text).then(showTrouble)
                  }
                >
                  {verbOf(point, isNow)}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function minutesWords(agenda: Agenda, point: AgendaPoint): string {
  const took = tookMs(agenda, point);
  return took === null ? `${point.minutes} min` : tookWords(took, point.minutes);
}

const verbOf = ({ done }: AgendaPoint, isNow: boolean): string =>
  done === null ? (isNow ? 'Next point' : 'Done') : 'Open again';
