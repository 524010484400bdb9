import { useEffect } from 'react';
import { calendarOf, type CalendarLine } from '../../../shared/readiness/calendar.ts';
import type { IncidentFacts } from '../../../shared/metrics/facts.ts';
import { followTeam } from '../../bridge/team.ts';
import { visitPage } from '../../bridge/visit.ts';
import { useNow, useZone } from '../../state/clock.ts';
import { useTeam } from '../../state/team.ts';
import { Button } from '../../ui/button.tsx';
import { dayWords } from './words.ts';
import css from './exercises.module.css';

/** The next game day of the team's calendar, or that there is none: it is planned on the page of readiness. */
export function Planned({ facts }: { facts: readonly IncidentFacts[] | null }) {
  const team = useTeam((s) => s.team);
  const zone = useZone();
  const now = useNow();
  useEffect(followTeam, []);
  if (team === null || facts === null) return null;
  const { lines, plans } = calendarOf(facts, team, { now, zone });
  const line = lines.find(({ what }) => what === 'game-day');
  if (line === undefined) return null;
  const coming = plans.filter(({ what, done, day }) => what === 'game-day' && !done && day > line.day);
  return (
    <p className={css['planned']}>
      <span>
        {planWords(line, now)}
        {coming.map(({ id, day, words }) => (
          <span key={id}>
            {' '}
            Then {dayWords(day, now)}
            {words !== '' && `: ${words}`}.
          </span>
        ))}
      </span>
      <Button look="link" chord="Ctrl+6" onPress={() => visitPage('readiness')}>
        Calendar
      </Button>
    </p>
  );
}

function planWords({ state, day, plan, lastDone }: CalendarLine, now: number): string {
  const words = plan === null || plan.words === '' ? '' : `: ${plan.words}`;
  const on = dayWords(day, now);
  if (state === 'done') return `This quarter’s game day was held on ${on}${words}.`;
  if (state === 'planned') return `The next game day is planned for ${on}${words}.`;
  if (plan !== null) return `A game day was planned for ${on}, and is not marked as held${words}.`;
  const last = lastDone === null ? 'none was held yet' : `the last one was on ${dayWords(lastDone, now)}`;
  return `No game day is planned this quarter, which ends on ${on}; ${last}.`;
}
