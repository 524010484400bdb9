import { useEffect } from 'react';
import { declarationOf, severityOf } from '../../shared/incident/facts.ts';
import { severityLabel } from '../../shared/incident/vocabulary.ts';
import { useOpened } from '../state/projections.ts';
import { useRoute } from '../state/ui.ts';

/** The title of the window says what is open in it. */
export function useTitle(): void {
  const route = useRoute();
  const opened = useOpened();
  const declared = opened === null ? undefined : declarationOf(opened.incident);
  const severity = opened === null ? undefined : severityOf(opened.incident)?.severity;
  const exercise = declared?.exercise === true ? 'EXERCISE ' : '';
  const incident =
    declared === undefined || severity === undefined
      ? 'Incident'
      : `${exercise}${severityLabel[severity]} ${declared.title}`;
  const words = { home: 'Incidents', declare: 'Declare an incident', incident }[route.name];
  useEffect(() => {
    document.title = `${words} · IC Console`;
  }, [words]);
}
