import { ticksOf } from '../../../../shared/incident/review-ticks.ts';
import type { ReviewNote } from '../../../../shared/incident/review-notes.ts';
import type { Incident } from '../../../../shared/incident/state.ts';
import { usePlaybook } from '../../../state/projections.ts';
import { showTrouble } from '../../../state/ui.ts';
import { tagCause } from './cause-actions.ts';
import css from './causes.module.css';

/**
 * The causes by which the incident is found again: one press tags it. Those that a factor brings are set by the factor,
 * and say so.
 */
export function Causes({ incident, factors }: { incident: Incident; factors: readonly ReviewNote[] }) {
  const { causes } = usePlaybook().postmortem;
  const tagged = new Set(ticksOf(incident, 'cause').map(({ item }) => item));
  const brought = new Set(factors.flatMap(({ category }) => category ?? []));
  const strange = [...tagged].filter((id) => !causes.some((cause) => cause.id === id));
  const all = [...causes, ...strange.map((id) => ({ id, label: id }))];
  return (
    <div className={css['causes']} role="group" aria-label="Causes">
      <b>Causes</b>
      {all.map((cause) => {
        const by = brought.has(cause.id);
        return (
          <button
            key={cause.id}
            type="button"
            className={css['cause']}
            aria-pressed={by || tagged.has(cause.id)}
            aria-disabled={by && !tagged.has(cause.id)}
            title={by ? 'By a contributing factor above' : undefined}
            onClick={() => {
              if (by && !tagged.has(cause.id)) return;
              void tagCause(cause, !tagged.has(cause.id)).then(showTrouble);
            }}
          >
            {cause.label}
          </button>
        );
      })}
    </div>
  );
}
