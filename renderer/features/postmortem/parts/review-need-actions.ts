import type { Review } from '../../../../shared/incident/review.ts';
import { run } from '../../../bridge/incidents.ts';
import { offerUndo } from '../../../state/ui.ts';

type Needed = 'yes' | 'no' | 'playbook';

/** Whose the post-mortem is; no name, nobody's. @returns null, or why it was not recorded, as a sentence. */
export async function setOwner(owner: string, before: Pick<Review, 'owner'>): Promise<string | null> {
  const failure = await run({ name: 'set-review', fields: { owner: owner.trim() } });
  if (failure !== null) return failure.message;
  offerUndo(owner.trim() === '' ? 'Nobody owns the post-mortem' : `${owner.trim()} owns the post-mortem`, {
    name: 'set-review',
    fields: { owner: before.owner ?? '' },
  });
  return null;
}

/** Whether there is to be one, and why. @returns null, or why it was not recorded. */
export async function setNeed(
  needed: Needed,
  why: string,
  before: Pick<Review, 'need'>,
): Promise<string | null> {
  const failure = await run({ name: 'need-review', fields: { needed, why: why.trim() } });
  if (failure !== null) return failure.message;
  const { need } = before;
  const words = {
    yes: 'A post-mortem is needed',
    no: 'No post-mortem is needed',
    playbook: 'A post-mortem as the playbook says',
  };
  offerUndo(words[needed], {
    name: 'need-review',
    fields: need === null ? { needed: 'playbook' } : { needed: need.needed ? 'yes' : 'no', why: need.why },
  });
  return null;
}
