import type { KeyboardEvent } from 'react';
import { audiences, type Audience } from '../../../shared/incident/vocabulary.ts';
import { LeaveFront } from '../../incident-parts/leave-front.tsx';
import { changeWordings, type Whose } from '../../state/update-wordings.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import type { TabState } from './progress.ts';
import { allOf, type Desk } from './words.ts';
import css from './update.module.css';

type Props = {
  desk: Desk;
  whose: Whose;
  stateOf: (audience: Audience) => TabState;
  go: (audience: Audience) => void;
  together: () => void;
};

/** Whose words are on screen, and how far those of the others are; or who gets the same words. */
export function AudienceBar({ desk, whose, stateOf, go, together }: Props) {
  const all = allOf(desk);
  return (
    <div className={css['tabs']}>
      {whose === 'all' ? (
        <div className={css['to']} role="group" aria-label="To">
          <span>To</span>
          {audiences.map((audience) => (
            <button
              key={audience}
              type="button"
              className={css['pick']}
              aria-pressed={all.includes(audience)}
              onClick={() =>
                changeWordings({
                  to: audiences.filter((each) => all.includes(each) !== (each === audience)),
                })
              }
            >
              {audience}
            </button>
          ))}
        </div>
      ) : (
        <div
          className={css['tablist']}
          role="tablist"
          aria-label="Audience"
          onKeyDown={(event) => move(event, go)}
        >
          {audiences.map((audience) => (
            <Tab
              key={audience}
              audience={audience}
              selected={audience === whose}
              state={stateOf(audience)}
              onPress={() => go(audience)}
            />
          ))}
          <span aria-hidden="true" className={cx(css['far'], css['wide'])} title="The next audience">
            <KeyCap chord="Ctrl+Tab" />
          </span>
        </div>
      )}
      <span className={css['far']}>
        <Button look="link" onPress={together}>
          {whose === 'all'
            ? 'A wording for each'
            : `Same words for all${desk.wordings.typed.all === null ? '' : ' (kept)'}`}
        </Button>
        <LeaveFront className={css['unfolded']} />
      </span>
    </div>
  );
}

const stateWords: Record<Exclude<TabState['words'], 'open'>, string> = {
  asked: 'waits for a look',
  approved: 'approved',
  sent: 'sent',
};

function Tab({
  audience,
  selected,
  state: { findings, words },
  onPress,
}: {
  audience: Audience;
  selected: boolean;
  state: TabState;
  onPress: () => void;
}) {
  const toLook = findings === 0 ? 'nothing to look at' : `${findings} to look at`;
  const state = words === 'open' ? toLook : `${stateWords[words]}${findings === 0 ? '' : `, ${toLook}`}`;
  return (
    <button
      type="button"
      role="tab"
      id={`update-tab-${audience}`}
      className={cx(css['tab'], css['name'])}
      aria-selected={selected}
      aria-controls="update-words"
      title={state}
      tabIndex={selected ? 0 : -1}
      onClick={onPress}
    >
      {audience}
      <span className={css['hidden']}>{state}</span>
      {words === 'asked' && <Icon name="person" small />}
      {(words === 'approved' || words === 'sent') && (
        <Icon name={words === 'sent' ? 'horn' : 'check'} small />
      )}
      {words !== 'sent' && findings > 0 && (
        <span className={css['n']} aria-hidden="true">
          {findings}
        </span>
      )}
    </button>
  );
}

/** Left and right, Home and End: what is moved to is shown, and the tabs keep the focus. */
function move(event: KeyboardEvent<HTMLElement>, go: (audience: Audience) => void): void {
  const at = audiences.findIndex((each) => document.activeElement?.id === `update-tab-${each}`);
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: audiences.length - 1 }[event.key];
  if (at < 0 || to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const audience = audiences[(to + audiences.length) % audiences.length];
  if (audience === undefined) return;
  go(audience);
  document.getElementById(`update-tab-${audience}`)?.focus();
}
