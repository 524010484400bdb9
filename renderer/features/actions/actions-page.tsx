import { useEffect, useMemo } from 'react';
import { actionLine } from '../../../shared/actions/action-text.ts';
import { filtered } from '../../../shared/actions/action-list.ts';
import { effectChecks } from '../../../shared/actions/effect.ts';
import { dayAt } from '../../../shared/time/days.ts';
import { openIncident } from '../../bridge/incidents.ts';
import { followActions, followFacts } from '../../bridge/knowledge.ts';
import { Page, PageFrame } from '../../incident-parts/page-frame.tsx';
import type { Person } from '../../incident-parts/people.ts';
import { zone } from '../../incident-parts/zone.ts';
import { useNow, wallClock } from '../../state/clock.ts';
import { useKnowledge } from '../../state/knowledge.ts';
import { usePerson, usePlaybook } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ActionList, focusItems } from './action-list.tsx';
import css from './actions.module.css';
import { Board } from './board.tsx';
import { moveForward, sayEffect, undoLast } from './doing.ts';
import { FilterBar } from './filter-bar.tsx';
import { InPlace } from './in-place.tsx';
import { holdActionKeys } from './keys.ts';
import { linesOf, type ItemLine } from './lines.ts';
import {
  narrow,
  refuse,
  say,
  select,
  showAll,
  showSaving,
  startEditing,
  turnView,
  useActions,
  withAhead,
} from './page-state.ts';
import { SaveBar } from './save-bar.tsx';

/** What was promised after every incident, until it is done. */
export const ActionsPage = () => (
  <PageFrame current="actions">
    <Actions />
  </PageFrame>
);

function Actions() {
  useEffect(followActions, []);
  useEffect(followFacts, []);
  const { actions: told, facts, trouble: unanswered } = useKnowledge();
  const { view, filter, at, editing, saving, ahead, said, trouble } = useActions();
  const self = usePerson();
  const { roster } = usePlaybook();
  const today = dayAt(useNow(), zone);
  const all = useMemo(() => withAhead(told ?? [], ahead, wallClock()), [told, ahead]);
  const items = useMemo(() => filtered(all, filter, today), [all, filter, today]);
  const lines = useMemo(
    () => linesOf(items, effectChecks(items, facts ?? [], wallClock()), today, zone),
    [items, facts, today],
  );
  const people = useMemo(
    () =>
      peopleIn(
        all.map(({ owner }) => owner),
        self,
        roster,
      ),
    [all, self, roster],
  );
  const shown = useMemo(
    () => (view === 'list' ? lines.filter((line): line is ItemLine => line.kind === 'item') : []),
    [view, lines],
  );
  const first = shown[0]?.item.id ?? items[0]?.id ?? null;
  const picked = items.some(({ id }) => id === at) ? at : first;
  const item = items.find(({ id }) => id === picked);
  useEffect(() => {
    if (picked !== at) select(picked);
  }, [picked, at]);
  const there = told !== null;
  const listed = all.length > 0;
  useEffect(() => {
    if (listed) focusItems();
  }, [listed, view]);
  useEffect(() => {
    const act = (run: (each: NonNullable<typeof item>) => unknown) => () => {
      if (item !== undefined) run(item);
    };
    return holdActionKeys({
      forward: act(moveForward),
      edit: act(({ id }) => startEditing({ id, field: 'text' })),
      day: act(({ id }) => startEditing({ id, field: 'due' })),
      owner: act(({ id }) => startEditing({ id, field: 'owner' })),
      link: act(({ id }) => startEditing({ id, field: 'link' })),
      drop: act(({ id }) => startEditing({ id, field: 'drop' })),
      open: act(({ incident }) => void openIncident(incident.id)),
      effect: (effect) => act((each) => void sayEffect(each, effect))(),
      copy: act((each) => void copyLine(actionLine(each, today))),
      onItem: () => item !== undefined && document.activeElement?.id === 'action-items',
      isDone: () => item?.state === 'done',
    });
  }, [item, today]);
  const wrong = trouble ?? unanswered;
  return (
    <Page
      title="Actions"
      right={
        <>
          <label className={css['words']}>
            <Icon name="search" />
            <input
              id="actions-words"
              type="search"
              aria-label="Narrow by words"
              placeholder="Words, people, incidents"
              value={filter.words ?? ''}
              onChange={(event) =>
                narrow({ words: event.currentTarget.value === '' ? undefined : event.currentTarget.value })
              }
              onKeyDown={(event) => {
                if (event.nativeEvent.isComposing || !['Enter', 'ArrowDown', 'Escape'].includes(event.key))
                  return;
                event.preventDefault();
                event.stopPropagation();
                if (event.key === 'Escape') narrow({ words: undefined });
                focusItems();
              }}
            />
            <KeyCap chord="Ctrl+F" small />
          </label>
          <Button chord="B" onPress={turnView}>
            {view === 'list' ? 'Board' : 'List'}
          </Button>
          <Button chord="Ctrl+S" onPress={() => showSaving(!saving)} disabled={items.length === 0}>
            Save
          </Button>
        </>
      }
    >
      <div className={css['page']}>
        {wrong !== null && (
          <p className={css['trouble']} role="alert">
            {wrong}
          </p>
        )}
        {there && !listed ? (
          <Nothing />
        ) : (
          <>
            <FilterBar all={all} shown={items.length} />
            {saving && <SaveBar items={items} today={today} />}
            {there && items.length === 0 && (
              <p className={css['none']}>
                No action item is like that.{' '}
                <Button small onPress={showAll}>
                  Show all
                </Button>
              </p>
            )}
            {view === 'list' ? (
              <ActionList
                lines={lines}
                at={lines.findIndex((line) => line.kind === 'item' && line.item.id === picked)}
                {...{ editing, people, today }}
              />
            ) : (
              <>
                {editing !== null && item !== undefined && (
                  <div className={css['above']}>
                    <InPlace
                      key={`${editing.id} ${editing.field}`}
                      item={item}
                      field={editing.field}
                      {...{ people, today }}
                      top={0}
                      onDone={focusItems}
                    />
                  </div>
                )}
                <Board items={items} at={picked} today={today} onFocus={focusItems} />
              </>
            )}
          </>
        )}
        <Foot said={said} done={item?.state === 'done'} any={items.length > 0} />
      </div>
    </Page>
  );
}

async function copyLine(words: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(words);
    say('Copied the item as text');
  } catch {
    refuse('Not copied: the clipboard refused.');
  }
}

function peopleIn(
  owners: readonly (string | null)[],
  self: string,
  roster: readonly { readonly name: string }[],
): readonly Person[] {
  const names = new Map<string, string>();
  for (const { name } of roster) names.set(name, 'on the roster');
  for (const name of owners) if (name !== null && !names.has(name)) names.set(name, 'owns others');
  if (self !== '' && !names.has(self)) names.set(self, 'this desktop');
  return [...names].map(([name, about]) => ({ name, about }));
}

function Nothing() {
  return (
    <div className={css['empty']}>
      <h2>Nothing is promised yet</h2>
      <p>
        What would make an incident rarer, shorter, or noticed sooner? Open it as an action item while it is
        fresh: in an incident or its post-mortem press <KeyCap chord="Alt+Shift+I" small />, or type{' '}
        <code>/promise Rotate the keyring by a job @marek in 2 weeks #process</code>.
      </p>
      <p>
        The items of all incidents stand here, overdue first. What slips twice stands on top, and what was
        promised is shown again in the next incident of the same service or cause.
      </p>
    </div>
  );
}

type FootProps = {
  readonly said: ReturnType<typeof useActions.getState>['said'];
  readonly done: boolean;
  readonly any: boolean;
};

/** What was done last, with the way back; and the keys of the item that is selected. */
function Foot({ said, done, any }: FootProps) {
  return (
    <div className={css['foot']}>
      <div className={css['said']} role="status" aria-label="Done">
        {said !== null && (
          <>
            <span title={said.words}>{said.words}</span>
            {said.back && (
              <Button look="plain" small chord="Ctrl+Z" onPress={() => void undoLast().then(focusItems)}>
                Undo
              </Button>
            )}
          </>
        )}
      </div>
      {any && (
        <p className={css['keys']}>
          {(done ? doneKeys : openKeys).map(([chord, words]) => (
            <span key={chord}>
              <KeyCap chord={chord} small /> {words}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

const openKeys = [
  ['Space', 'further'],
  ['E', 'words'],
  ['D', 'day'],
  ['O', 'owner'],
  ['L', 'ticket'],
  ['X', 'drop'],
  ['Enter', 'its incident'],
] as const;
const doneKeys = [
  ['W', 'it worked'],
  ['N', 'it did not'],
  ['T', 'too early'],
  ['Space', 'open again'],
  ['Enter', 'its incident'],
] as const;
