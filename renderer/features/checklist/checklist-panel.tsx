import { useEffect, useState, type FocusEvent } from 'react';
import { checklistOf, nextFor } from '../../../shared/incident/checklist.ts';
import { phaseOf } from '../../../shared/incident/facts.ts';
import { phaseLabel, phases } from '../../../shared/incident/phases.ts';
import { runbooksTakenUp } from '../../../shared/incident/runbooks-used.ts';
import { useOpened, usePerson, usePlaybook } from '../../state/projections.ts';
import panel from '../../incident-parts/panel.module.css';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ChecklistItemRow } from './checklist-item.tsx';
import { askFor, forgetField, useField } from './field.ts';
import { formerRunOf } from './former-run.ts';
import { groupsOf, shownOf } from './groups.ts';
import { AddField } from './item-fields.tsx';
import { FormerItems, RunNote } from './run-note.tsx';
import css from './checklist.module.css';

const nothing: ReadonlySet<string> = new Set();

/** What is to be done, phase by phase: the current one is open, of earlier ones what is still open shows. */
export function ChecklistPanel() {
  const opened = useOpened();
  const playbook = usePlaybook();
  const self = usePerson();
  const field = useField((s) => s.field);
  const [folds, setFolds] = useState<Readonly<Record<string, boolean>>>({});
  const [mine, setMine] = useState(false);
  const [former, setFormer] = useState(false);
  const [held, setHeld] = useState(nothing);
  useEffect(() => forgetField, []);
  if (opened === null) return null;
  const { incident } = opened;
  const items = checklistOf(incident, playbook);
  const current = phaseOf(incident);
  const next = nextFor(items, incident, self)?.item.id;
  const before = formerRunOf(incident, playbook);
  const titles = new Map(runbooksTakenUp(incident).map(({ file, title }) => [file, title]));
  const groups = groupsOf(items).map((group) => {
    const key = group.runbook === null ? group.phase : `${group.runbook} ${group.phase}`;
    // A runbook is worked through until it is done, whatever phase that takes.
    const open =
      folds[key] ?? (group.runbook === null ? group.phase === current : group.done < group.items.length);
    const past = phases.indexOf(group.phase) < phases.indexOf(current);
    return {
      ...group,
      key,
      label: group.runbook === null ? phaseLabel[group.phase] : (titles.get(group.runbook) ?? group.runbook),
      open,
      shown: shownOf(group, { open, past, next, held, mineOnly: mine ? self : null }),
    };
  });
  const first = next ?? groups.flatMap(({ shown }) => shown)[0]?.item.id;
  const keep = (): void => {
    if (held === nothing) setHeld(new Set(groups.flatMap(({ shown }) => shown.map(({ item }) => item.id))));
  };
  const letGo = (event: FocusEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) setHeld(nothing);
  };
  return (
    <section
      id="checklist"
      className={panel['panel']}
      aria-labelledby="checklist-title"
      tabIndex={-1}
      onFocus={keep}
      onBlur={letGo}
    >
      <header className={cx(panel['head'], css['head'])}>
        <h2 id="checklist-title">Checklist</h2>
        <span className={panel['count']}>
          {items.filter((i) => i.done).length} of {items.length}
        </span>
        <button
          type="button"
          className={css['mine']}
          aria-pressed={mine}
          title="Only what is yours, or nobody’s"
          onClick={() => {
            setMine(!mine);
            setHeld(nothing);
          }}
        >
          Mine
        </button>
        <KeyCap chord="Alt+1" />
      </header>
      {items.length === 0 && <p className={css['none']}>Nothing on the checklist for this severity.</p>}
      {before !== null && <RunNote former={before} shown={former} onShow={setFormer} />}
      {former && before !== null && <FormerItems former={before} incident={incident} />}
      {!(former && before !== null) &&
        groups.map(({ key, label, runbook, items: all, done, open, shown }) => (
          <div key={key}>
            <h3>
              <button
                type="button"
                className={css['group']}
                aria-expanded={open}
                onClick={() => {
                  setFolds({ ...folds, [key]: !open });
                  setHeld(nothing);
                }}
              >
                <Icon name="right" />
                <b title={runbook === null ? undefined : `Runbook ${runbook}`}>{label}</b>
                <span className={css['count']}>
                  {done} of {all.length}
                </span>
              </button>
            </h3>
            {shown.length > 0 && (
              <ul>
                {shown.map((state) => (
                  <ChecklistItemRow
                    key={state.item.id}
                    state={state}
                    opened={opened}
                    self={self}
                    next={state.item.id === next}
                    first={state.item.id === first}
                    asked={
                      field !== null && 'item' in field && field.item === state.item.id ? field.kind : null
                    }
                  />
                ))}
              </ul>
            )}
          </div>
        ))}
      <div className={css['foot']}>
        {field?.kind === 'add' ? (
          <AddField />
        ) : (
          <Button look="plain" small chord="Alt+K" onPress={() => askFor({ kind: 'add' })}>
            <Icon name="plus" small /> Add an item
          </Button>
        )}
      </div>
    </section>
  );
}
