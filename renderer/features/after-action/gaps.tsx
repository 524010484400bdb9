import { useState } from 'react';
import type { AfterAction } from '../../../shared/exercise/after-action.ts';
import type { Gap, Strength } from '../../../shared/exercise/strengths-and-gaps.ts';
import { actionStateLabel } from '../../../shared/incident/events/action-item-set.ts';
import type { ActionItem } from '../../../shared/incident/action-items.ts';
import { fillTimes } from '../../../shared/time/format.ts';
import { ActionForm } from '../../incident-parts/action-form.tsx';
import panel from '../../incident-parts/panel.module.css';
import { Exercise } from '../../incident-parts/exercise.tsx';
import { clock } from '../../incident-parts/zone.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { takeUp } from './actions.ts';
import { gapMeant, selectGap, useGap } from './reading.ts';
import screen from './after-action.module.css';
import css from './gaps.module.css';

/** What went well, what is to be mended, and what was promised about it. */
export function Gaps({ report: { strengths, gaps, actions } }: { report: AfterAction }) {
  const selected = useGap((s) => s.selected);
  const meant = gapMeant(gaps, selected);
  const taken = gaps.filter((gap) => gap.taken).length;
  return (
    <>
      <section aria-labelledby="report-gaps">
        <header className={panel['head']}>
          <h2 id="report-gaps">Gaps</h2>
          <span className={panel['count']}>
            {gaps.length === 0
              ? 'none was found'
              : taken === 0
                ? gaps.length
                : `${taken} of ${gaps.length} taken up`}
          </span>
        </header>
        {gaps.length === 0 && (
          <p className={screen['aside']}>Nothing was missed. The next scenario may be a harder one.</p>
        )}
        <ul>
          {gaps.map((gap) => (
            <GapLine key={gap.key} gap={gap} meant={gap.key === meant?.key} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="report-strengths">
        <header className={panel['head']}>
          <h2 id="report-strengths">Strengths</h2>
          <span className={panel['count']}>
            {strengths.length === 0 ? 'none was named' : strengths.length}
          </span>
        </header>
        <ul className={css['strengths']}>
          {strengths.map((strength) => (
            <li key={strength.key}>
              <Icon name="check" small />
              <p>{pointWords(strength)}</p>
            </li>
          ))}
        </ul>
      </section>
      <Actions actions={actions} />
    </>
  );
}

/** What it is, and when it was observed. */
const pointWords = ({ words, times, at }: Strength): string =>
  `${fillTimes(words, times, clock)}${at === null ? '' : `, observed ${clock(at)}`}`;

function GapLine({ gap, meant }: { gap: Gap; meant: boolean }) {
  const { key, action, taken } = gap;
  return (
    <li
      id={`gap-${key}`}
      className={cx(css['gap'], meant && css['meant'])}
      onFocus={() => selectGap(taken ? null : key)}
    >
      <p>{pointWords(gap)}</p>
      {taken ? (
        <small>
          <Icon name="check" small /> an action item
        </small>
      ) : (
        <div>
          <small>{action.text}</small>
          <Button
            small
            look={meant ? 'primary' : 'normal'}
            {...(meant ? { chord: 'A' } : { label: `Action item: ${action.text}` })}
            onPress={() => void takeUp(gap)}
          >
            Action item
          </Button>
        </div>
      )}
    </li>
  );
}

/** What was promised in this exercise: each can be given an owner and a day in place. */
function Actions({ actions }: { actions: readonly ActionItem[] }) {
  const [edit, setEdit] = useState<string | null>(null);
  const item = actions.find(({ id }) => id === edit);
  return (
    <section aria-labelledby="report-actions">
      <header className={panel['head']}>
        <h2 id="report-actions">Action items</h2>
        <span className={panel['count']}>{actions.length === 0 ? 'none yet' : actions.length}</span>
      </header>
      <ul className={css['actions']}>
        {actions.map(({ id, text, owner, due, state }) => (
          <li key={id}>
            <button
              type="button"
              aria-expanded={id === edit}
              onClick={() => setEdit(id === edit ? null : id)}
            >
              <Exercise /> {text}
              <small>
                {[actionStateLabel[state], owner ?? 'nobody owns it yet', due === null ? '' : `due ${due}`]
                  .filter((each) => each !== '')
                  .join(', ')}
              </small>
            </button>
            {item !== undefined && id === edit && <ActionForm edit={item} onDone={() => setEdit(null)} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
