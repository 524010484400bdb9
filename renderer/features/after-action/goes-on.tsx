import { useEffect } from 'react';
import { followExercises } from '../../bridge/exercise.ts';
import { runOf, useExercises } from '../../state/exercise.ts';
import { useOpened } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { reopen } from './actions.ts';

/** For whoever leads it alone: an exercise that was ended by mistake goes on. */
export function GoesOn() {
  const opened = useOpened();
  useEffect(followExercises, []);
  const led = useExercises((s) => runOf(s.runs, opened?.incident.id) !== undefined);
  if (!led) return null;
  return (
    <Button small look="plain" label="Ended by mistake: it goes on" onPress={() => void reopen()}>
      Ended by mistake
    </Button>
  );
}
