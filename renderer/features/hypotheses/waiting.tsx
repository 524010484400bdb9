import type { diagnosisWaitsFor } from '../../../shared/incident/mitigation.ts';
import { runOrSay } from '../../bridge/incidents.ts';
import { focusComposer } from '../../state/focus.ts';
import { offerUndo } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import css from './hypotheses.module.css';

async function startMitigation(): Promise<void> {
  if (await runOrSay({ name: 'start-mitigation', fields: {} })) {
    offerUndo('Mitigation started', { name: 'undo-phase', fields: {} });
  }
  focusComposer();
}

/** Why the hypotheses are folded, and both ways on: the mitigation first, or a look at them all the same. */
export function Waiting({
  forWhat,
  onShow,
}: {
  forWhat: NonNullable<ReturnType<typeof diagnosisWaitsFor>>;
  onShow: () => void;
}) {
  return (
    <div className={css['waiting']}>
      {forWhat === 'mitigation' ? (
        <p>
          How do we make it stop now? Diagnosis waits until mitigation has begun (
          <KeyCap chord="Alt+P" small />
          ).
        </p>
      ) : (
        <p>
          It is back: how do we make it stop now? Diagnosis waits until an action or a decision (
          <KeyCap chord="Alt+D" small />) is logged.
        </p>
      )}
      <div className={css['ways']}>
        {forWhat === 'mitigation' && (
          <Button small onPress={() => void startMitigation()}>
            Start mitigation
          </Button>
        )}
        <Button small look="plain" onPress={onShow}>
          Show all the same
        </Button>
      </div>
    </div>
  );
}
