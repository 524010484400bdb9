import type { ItemState } from '../../../shared/incident/checklist.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { roleLabel } from '../../../shared/incident/vocabulary.ts';
import { Moment } from '../../incident-parts/moment.tsx';
import { clock } from '../../incident-parts/zone.ts';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { seenIn, waitsFor } from './words.ts';
import css from './checklist.module.css';

type Props = { state: ItemState; incident: Incident; self: string; next: boolean };

/** The second line of an item: who and when, what the console saw, what it waits for, whose it is. */
export function How({ state, incident, self, next }: Props) {
  const { done, skipped, tick, item, again } = state;
  if (skipped !== null) {
    return (
      <span>
        skipped {typeof tick?.at === 'number' && <Moment at={tick.at} />} {tick?.by}
        {skipped === '' ? '' : `: ${skipped}`}
      </span>
    );
  }
  if (done && tick !== null) {
    const seen = tick.by === null && item.seen !== undefined;
    return (
      <>
        {seen && <Icon name="spark" small />}
        <span>
          {tick.at !== null && <Moment at={tick.at} />}
          {seen
            ? `${tick.at === null ? '' : ', '}${seenIn(incident, item.seen, tick.at !== null)}`
            : ` ${tick.by ?? 'seen by the console'}`}
        </span>
      </>
    );
  }
  if (again !== null) return <b>{`open again since ${clock(again.at)}, ${again.why}`}</b>;
  const whose = whoseItIs(state, self);
  if (item.seen !== undefined) {
    return (
      <>
        <Icon name="spark" small />
        <span>{waitsFor[item.seen]}</span>
      </>
    );
  }
  return (
    <>
      {whose !== null && <span className={css['whose']}>{whose}</span>}
      <span className={next ? css['keys'] : css['keysOnFocus']}>
        <KeyCap chord="Space" small /> ticks <KeyCap chord="@" small /> assigns <KeyCap chord="S" small />{' '}
        skips
      </span>
    </>
  );
}

/** Whose an item is; the role where nobody holds it. */
function whoseItIs({ owner, item }: ItemState, self: string): string | null {
  if (owner !== null) return owner === self ? `${owner}, you` : owner;
  return item.role === undefined ? null : roleLabel[item.role].toLowerCase();
}
