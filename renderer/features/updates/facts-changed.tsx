import { useState } from 'react';
import { changeWordings, useWordings, type Whose } from '../../state/update-wordings.ts';
import { Button } from '../../ui/button.tsx';
import { fillAgain } from './actions.ts';
import { changedFacts, changeWords, factsSeen } from './facts-seen.ts';
import { Compared } from './last-update.tsx';
import { filledFor, type Desk } from './words.ts';
import css from './update.module.css';

/** Facts changed after the words were written: the new wording is shown beside them, and taken by hand only. */
export function FactsChanged({ desk, whose, own }: { desk: Desk; whose: Whose; own: string }) {
  const [shown, show] = useState(false);
  const changed = changedFacts(desk, whose);
  if (changed.length === 0) return null;
  const keep = (): void =>
    changeWordings({ seen: { ...useWordings.getState().seen, [whose]: factsSeen(desk, whose) } });
  return (
    <div className={css['banner']} role="status" aria-label="Facts changed">
      <span>The facts have changed since these words. {changed.map(changeWords).join('; ')}.</span>
      <Button
        look="link"
        label={shown ? 'Hide the new wording' : 'Show the new wording'}
        onPress={() => show(!shown)}
      >
        {shown ? 'Hide' : 'Show'}
      </Button>
      <Button look="link" label="Take the new wording" onPress={() => fillAgain(whose)}>
        Take
      </Button>
      <Button look="link" label="Keep these words" onPress={keep}>
        Keep mine
      </Button>
      {shown && <Compared before={own} after={filledFor(desk, whose)} />}
    </div>
  );
}
