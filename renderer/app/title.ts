import { useEffect } from 'react';
import { declarationOf, severityOf } from '../../shared/incident/facts.ts';
import { severityLabel } from '../../shared/incident/vocabulary.ts';
import { countOver } from '../../shared/alarms/pressing.ts';
import { useNow } from '../state/clock.ts';
import { useAlarms, useOpened } from '../state/projections.ts';
import { useRoute } from '../state/ui.ts';

/** The title of the window says what is open in it, and how many things are over, here and in other incidents. */
export function Title(): null {
  const route = useRoute();
  const opened = useOpened();
  const declared = opened === null ? undefined : declarationOf(opened.incident);
  const severity = opened === null ? undefined : severityOf(opened.incident)?.severity;
  const exercise = declared?.exercise === true ? 'EXERCISE ' : '';
  const incident =
    declared === undefined || severity === undefined
      ? 'Incident'
      : `${exercise}${severityLabel[severity]} ${declared.title}`;
  const words = {
    home: 'Incidents',
    declare: 'Declare an incident',
    settings: 'Settings',
    sharing: 'Sharing',
    handbook: 'Handbook',
    roster: 'Roster',
    reviews: 'Reviews',
    actions: 'Actions',
    metrics: 'Metrics',
    runbooks: 'Runbooks',
    readiness: 'Readiness',
    search: 'Search',
    exercises: 'Exercises',
    import: 'Import',
    incident,
    wallboard: incident,
  }[route.name];
  const alarms = useAlarms();
  const now = useNow(alarms.flatMap((each) => each.alarms.map(({ dueAt }) => dueAt)));
  const over = countOver(alarms, now);
  useEffect(() => {
    document.title = `${over === 0 ? '' : `(${over} over) `}${words} · IC Console`;
  }, [over, words]);
  return null;
}
