import { injectLabel } from '../../../shared/incident/inject-words.ts';
import { Button } from '../../ui/button.tsx';
import { Check } from '../../ui/check.tsx';
import { giveHint } from './actions.ts';
import { standsWords, type Expected } from './expected.ts';
import { saw } from './observing.ts';
import type { Placed } from './placed.ts';
import css from './injects.module.css';

type Props = { held: Placed; expected: readonly Expected[]; ended: boolean };

/** All that the scenario says of an inject: its words, how to play it, what is expected, the hint. */
export function InjectOpen({ held, expected, ended }: Props) {
  const { inject, stand, hinted } = held;
  const from = inject.from === '' ? '' : ` from ${inject.from}`;
  return (
    <div className={css['open']}>
      <p className={css['words']}>
        <span>
          {injectLabel[inject.kind]}
          {from}:
        </span>{' '}
        {inject.text}
      </p>
      {inject.picture !== null && <p className={css['about']}>with the picture {inject.picture}</p>}
      {inject.note !== null && (
        <p className={css['about']}>
          <b>For you:</b> {inject.note}
        </p>
      )}
      {expected.length > 0 && (
        <ul className={css['expected']} aria-label="Expected responses">
          {expected.map((each) => (
            <li key={each.expectation.id}>
              {stand === 'given' ? (
                <Check
                  checked={each.done === true}
                  onChange={(seen) =>
                    void saw(inject.id, each.expectation.id, seen ? ticked(each) : turned(each))
                  }
                >
                  {each.expectation.words}
                </Check>
              ) : (
                <p>{each.expectation.words}</p>
              )}
              <small>{standsWords(each)}</small>
            </li>
          ))}
        </ul>
      )}
      {inject.hint !== null && (
        <div className={css['hint']}>
          <p>
            <b>{hinted ? 'Hint, given:' : 'Hint:'}</b> {inject.hint}
          </p>
          {!hinted && !ended && (
            <Button small chord="Alt+H" onPress={() => void giveHint()}>
              Give the hint
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** What the record shows is denied by hand; what a hand ticked is open again. */
const turned = ({ by, at }: Expected): boolean | null => (by === 'record' || at !== null ? false : null);
/** What was denied though the record shows it needs no hand to be seen. */
const ticked = ({ at }: Expected): boolean | null => (at === null ? true : null);
