import { effectsToAsk, type Before } from '../../shared/actions/before.ts';
import type { IncidentId } from '../../shared/ids.ts';
import type { ListedAction } from '../../shared/incident/action-items.ts';
import { actionEffectLabel, type ActionEffect } from '../../shared/incident/events/action-item-set.ts';
import { declarationOf, phaseOf } from '../../shared/incident/facts.ts';
import { isLive } from '../../shared/incident/phases.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { runIn } from '../bridge/incidents.ts';
import { useBefore } from '../state/before.ts';
import { useOpened } from '../state/projections.ts';
import { offerUndo, showTrouble } from '../state/ui.ts';
import { Button } from '../ui/button.tsx';
import { backTo, setCommand } from './action-writing.ts';
import css from './effect-check.module.css';
import { StateMark } from './state-mark.tsx';

const effects: readonly (readonly [ActionEffect, string])[] = [
  ['worked', 'It worked'],
  ['did-not-work', 'It did not'],
  ['too-early', 'Too early'],
];

/** What was done before this incident and after one like it, once this one is over: now one can see whether it works. */
export function effectsAskedOf(incident: Incident, before: Before): readonly ListedAction[] {
  if (isLive(phaseOf(incident))) return [];
  return effectsToAsk(before, declarationOf(incident)?.startedAt ?? 0);
}

/** Did the fixes of the last time work? Asked of the incident on screen, where there are some. */
export function EffectCheck({ onOpen }: { onOpen?: (incident: IncidentId) => void }) {
  const opened = useOpened();
  const { id, before } = useBefore();
  if (opened === null || id !== opened.incident.id) return null;
  const items = effectsAskedOf(opened.incident, before);
  if (items.length === 0) return null;
  return (
    <>
      <h3 className={css['sub']}>
        Did these fixes work? <span>{items.length}</span>
      </h3>
      <ul>
        {items.map((item) => (
          <li key={item.id} className={css['item']}>
            <StateMark state={item.state} />
            {onOpen === undefined ? (
              <span>{item.text}</span>
            ) : (
              <button
                type="button"
                title={`Opens “${item.incident.title}”`}
                onClick={() => onOpen(item.incident.id)}
              >
                {item.text}
              </button>
            )}
            <small>
              {item.incident.exercise && 'EXERCISE '}
              {item.incident.title}
            </small>
            <span className={css['ask']}>
              {effects.map(([effect, words]) => (
                <Button
                  key={effect}
                  small
                  label={`${words}: ${item.text}`}
                  onPress={() => void sayEffect(item, effect)}
                >
                  {words}
                </Button>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

async function sayEffect(item: ListedAction, effect: ActionEffect): Promise<void> {
  const { before } = useBefore.getState();
  const of = item.incident.id;
  const failure = await runIn(of, setCommand(item.id, { effect }));
  if (failure !== null) {
    showTrouble(failure.message);
    return;
  }
  // The index hears of it a moment later; what is answered is not asked again meanwhile.
  const answered = before.promised.flatMap((each) =>
    each.id !== item.id ? [each] : effect === 'too-early' ? [{ ...each, effect }] : [],
  );
  useBefore.setState({ before: { ...before, promised: answered } });
  offerUndo(`${actionEffectLabel[effect]}: ${item.text}`, async () => {
    const refused = await runIn(of, setCommand(item.id, backTo(item, { effect })));
    if (refused !== null) return refused.message;
    useBefore.setState(({ before: now }) => ({
      before: { ...now, promised: [...now.promised.filter(({ id }) => id !== item.id), item] },
    }));
    return null;
  });
}
