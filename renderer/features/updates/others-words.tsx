import { useState } from 'react';
import type { UpdateDraft } from '../../../shared/incident/update-drafts.ts';
import { stamp } from '../../incident-parts/zone.ts';
import { changeWordings, useWordings } from '../../state/update-wordings.ts';
import { Button } from '../../ui/button.tsx';
import { takeWords } from './actions.ts';
import { Compared } from './last-update.tsx';
import css from './update.module.css';

/** Somebody else has shared other words: they are shown beside one's own, and take their place only by hand. */
export function OthersWords({ draft, own, now }: { draft: UpdateDraft; own: string; now: number }) {
  const [shown, show] = useState(false);
  const { by, at, text, id, approved } = draft;
  return (
    <div className={css['banner']} role="status" aria-label="Other words">
      <span>
        {by} has other words, shared {stamp(at, now)}
        {approved === null ? '' : `, approved by ${approved.by}`}.
      </span>
      <Button look="link" onPress={() => show(!shown)}>
        {shown ? 'Hide' : 'Show'}
      </Button>
      <Button look="link" label={`Take the words of ${by}`} onPress={() => takeWords(draft)}>
        Take
      </Button>
      <Button
        look="link"
        label="Keep mine"
        onPress={() => changeWordings({ passed: new Set([...useWordings.getState().passed, id]) })}
      >
        Keep mine
      </Button>
      {shown && <Compared before={own} after={text} />}
    </div>
  );
}
