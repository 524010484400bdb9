import { useState } from 'react';
import { checklistOf, type ItemState } from '../../../shared/incident/checklist.ts';
import { phaseLabel, phases, type Phase } from '../../../shared/incident/phases.ts';
import { phaseOf } from '../../../shared/incident/facts.ts';
import { useOpened, usePlaybook } from '../../state/projections.ts';
import panel from '../../incident-parts/panel.module.css';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ChecklistItemRow } from './checklist-item.tsx';
import css from './checklist.module.css';

type Group = { readonly phase: Phase; readonly items: readonly ItemState[]; readonly done: number };

/** The checklist by phase, in the order of the phases; a phase without items is left out. */
export function groupsOf(items: readonly ItemState[]): readonly Group[] {
  return phases
    .map((phase) => items.filter(({ item }) => item.phase === phase))
    .flatMap((of) =>
      of[0] === undefined
        ? []
        : [{ phase: of[0].item.phase, items: of, done: of.filter((i) => i.done).length }],
    );
}

/** What is to be done, phase by phase: the current one is open, of earlier ones what is still open shows. */
export function ChecklistPanel() {
  const opened = useOpened();
  const playbook = usePlaybook();
  const [folds, setFolds] = useState<Partial<Record<Phase, boolean>>>({});
  if (opened === null) return null;
  const items = checklistOf(opened.incident, playbook);
  const current = phaseOf(opened.incident);
  const next = items.find(({ done, item }) => !done && item.phase === current)?.item.id;
  return (
    <section id="checklist" className={panel['panel']} aria-labelledby="checklist-title" tabIndex={-1}>
      <header className={cx(panel['head'], panel['folds'])}>
        <h2 id="checklist-title">Checklist</h2>
        <span className={panel['count']}>
          {items.filter((i) => i.done).length} of {items.length}
        </span>
        <KeyCap chord="Alt+1" className={panel['far']} />
      </header>
      {items.length === 0 && <p className={css['none']}>Nothing on the checklist for this severity.</p>}
      {groupsOf(items).map(({ phase, items: all, done }) => {
        const open = folds[phase] ?? phase === current;
        const past = phases.indexOf(phase) < phases.indexOf(current);
        const shown = open ? all : past ? all.filter((i) => !i.done) : [];
        return (
          <div key={phase}>
            <h3>
              <button
                type="button"
                className={css['group']}
                aria-expanded={open}
                onClick={() => setFolds({ ...folds, [phase]: !open })}
              >
                <Icon name="right" />
                <b>{phaseLabel[phase]}</b>
                <span className={css['count']}>
                  {done} of {all.length}
                </span>
              </button>
            </h3>
            {shown.length > 0 && (
              <ul>
                {shown.map((state) => (
                  <ChecklistItemRow key={state.item.id} state={state} next={state.item.id === next} />
                ))}
              </ul>
            )}
          </div>
        );
      })}
    </section>
  );
}
