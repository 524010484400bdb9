import { useEffect, useMemo, useRef } from 'react';
import { actionLine } from '../../../shared/actions/action-text.ts';
import { byState, filtered, isEarlier } from '../../../shared/actions/action-list.ts';
import { effectChecks } from '../../../shared/actions/effect.ts';
import { actionStates } from '../../../shared/incident/events/action-item-set.ts';
import type { ListedAction } from '../../../shared/incident/action-items.ts';
import { dayAt, type Day } from '../../../shared/time/days.ts';
import { openIncident } from '../../bridge/incidents.ts';
import { followActions, followFacts } from '../../bridge/knowledge.ts';
import { Page, PageFrame } from '../../incident-parts/page-frame.tsx';
import type { Person } from '../../incident-parts/people.ts';
import { zone } from '../../incident-parts/zone.ts';
import { useNow, wallClock } from '../../state/clock.ts';
import { useKnowledge } from '../../state/knowledge.ts';
import { usePerson, usePlaybook } from '../../state/projections.ts';
import { useRoute } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ActionList, focusItems } from './action-list.tsx';
import css from './actions.module.css';
import { Board } from './board.tsx';
import { moveForward, sayEffect } from './doing.ts';
import { FilterBar } from './filter-bar.tsx';
import { Foot } from './foot.tsx';
import { InPlace } from './in-place.tsx';
import { holdActionKeys } from './keys.ts';
import { linesOf } from './lines.ts';
import { Nothing } from './nothing.tsx';
import {
  keyOf,
  narrow,
  pointAt,
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
  const { view, filter, at, editing, saving, ahead, said, trouble, ...state } = useActions();
  const self = usePerson();
  const { roster } = usePlaybook();
  const today = dayAt(useNow(), zone);
  const all = useMemo(() => withAhead(told ?? [], ahead, wallClock()), [told, ahead]);
  const items = useMemo(() => filtered(all, filter, today), [all, filter, today]);
  // Whoever looks for words looks for them in what was done long ago, too.
  const earlier = state.earlier || filter.words !== undefined;
  const lines = useMemo(
    () => linesOf(items, effectChecks(items, facts ?? [], wallClock()), today, zone, earlier),
    [items, facts, today, earlier],
  );
  const columns = useMemo(() => byState(items, today, zone, earlier), [items, today, earlier]);
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
    () =>
      view === 'list'
        ? lines.flatMap((line) => (line.kind === 'item' ? [line.item] : []))
        : actionStates.flatMap((each) => columns[each]),
    [view, lines, columns],
  );
  usePointed(all, today);
  useSelection(shown, at);
  const item = shown.find((each) => keyOf(each) === at);
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
      edit: act((each) => startEditing({ item: keyOf(each), field: 'text' })),
      day: act((each) => startEditing({ item: keyOf(each), field: 'due' })),
      owner: act((each) => startEditing({ item: keyOf(each), field: 'owner' })),
      link: act((each) => startEditing({ item: keyOf(each), field: 'link' })),
      drop: act((each) => startEditing({ item: keyOf(each), field: 'drop' })),
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
          <Button chord="Ctrl+S" onPress={() => showSaving(!saving)} disabled={shown.length === 0}>
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
            {saving && <SaveBar items={shown} today={today} />}
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
                at={lines.findIndex((line) => line.kind === 'item' && keyOf(line.item) === at)}
                {...{ editing, people, today }}
              />
            ) : (
              <>
                {editing !== null && item !== undefined && (
                  <div className={css['above']}>
                    <InPlace
                      key={`${editing.item} ${editing.field}`}
                      item={item}
                      field={editing.field}
                      {...{ people, today }}
                      top={0}
                      onDone={focusItems}
                    />
                  </div>
                )}
                <Board {...{ columns, at, today }} onFocus={focusItems} />
              </>
            )}
          </>
        )}
        <Foot said={said} done={item?.state === 'done'} any={shown.length > 0} />
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

/** Whoever was sent to an item has it selected, once it is there: later it is theirs where they go. */
function usePointed(all: readonly ListedAction[], today: Day): void {
  const route = useRoute();
  const wanted = route.name === 'actions' ? route.item : undefined;
  useEffect(() => {
    if (wanted === undefined || useActions.getState().pointed === wanted) return;
    const found = all.find(({ id, incident }) => id === wanted.id && incident.id === wanted.incident);
    if (found !== undefined) pointAt(wanted, isEarlier(found, today, zone));
  }, [wanted, all, today]);
}

/** One of what is shown is selected: where it goes away, what stood below it is. */
function useSelection(shown: readonly ListedAction[], at: string | null): void {
  const beside = useRef<string | null>(null);
  useEffect(() => {
    if (useActions.getState().at !== at) return; // somebody has just been sent to another
    const keys = shown.map(keyOf);
    const place = at === null ? -1 : keys.indexOf(at);
    if (place >= 0) beside.current = keys[place + 1] ?? keys[place - 1] ?? null;
    else select(keys.find((key) => key === beside.current) ?? keys[0] ?? null);
  }, [shown, at]);
}
