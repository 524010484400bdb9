import { useState } from 'react';
import { nothingBefore, type SeenBefore } from '../../../shared/actions/before.ts';
import { dueWords, escalationWords, isOpen } from '../../../shared/actions/standing.ts';
import { actionItemsOf, type ActionItem, type ListedAction } from '../../../shared/incident/action-items.ts';
import { actionStateLabel } from '../../../shared/incident/events/action-item-set.ts';
import { phaseOf } from '../../../shared/incident/facts.ts';
import { isLive } from '../../../shared/incident/phases.ts';
import { dayAt, type Day } from '../../../shared/time/days.ts';
import { formatSpan, formatStamp } from '../../../shared/time/format.ts';
import { EffectCheck, effectsAskedOf } from '../../incident-parts/effect-check.tsx';
import panel from '../../incident-parts/panel.module.css';
import { Exercise } from '../../incident-parts/exercise.tsx';
import { SeverityMark } from '../../incident-parts/severity-mark.tsx';
import { zone } from '../../incident-parts/zone.ts';
import { useBefore } from '../../state/before.ts';
import { useNow } from '../../state/clock.ts';
import { useOpened } from '../../state/projections.ts';
import { openSheet } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { useSome } from '../../ui/some.tsx';
import { goBack, lookAt, useFollowBefore } from './before.ts';
import css from './before.module.css';
import { StateMark } from '../../incident-parts/state-mark.tsx';

/** What earlier incidents say to this one: what was promised then, and which looked like it; and what is promised here. */
export function BeforePanel() {
  const opened = useOpened();
  const today = dayAt(useNow(), zone);
  const { id, before, from } = useBefore();
  useFollowBefore(opened?.incident);
  if (opened === null) return null;
  const { incident } = opened;
  const live = isLive(phaseOf(incident));
  const own = actionItemsOf(incident);
  const { promised, seen } = id === incident.id ? before : { promised: [], seen: [] };
  const asked = effectsAskedOf(incident, id === incident.id ? before : nothingBefore);
  const count = promised.length + seen.length + own.length;
  return (
    <section
      id="before"
      className={css['panel']}
      aria-labelledby="before-title"
      tabIndex={-1}
      data-quiet={count === 0}
    >
      <div className={panel['rule']} />
      <header className={panel['head']}>
        <h2 id="before-title">Promised and seen before</h2>
        <Button look="plain" small className={panel['far']} onPress={() => openSheet({ name: 'action' })}>
          Add <span className={css['hidden']}>an action item</span>
        </Button>
      </header>
      {from?.at === incident.id && (
        <p className={css['back']}>
          Opened from “{from.title}”
          <Button small chord="Escape" onPress={() => void goBack()}>
            Back
          </Button>
        </p>
      )}
      {count === 0 && <p className={css['none']}>No earlier incident of this service or cause.</p>}
      {promised.length > 0 && (
        <Promised items={promised.filter((item) => !asked.includes(item))} today={today} />
      )}
      <EffectCheck onOpen={(of) => void lookAt(of)} />
      {seen.length > 0 && <Seen seen={seen} live={live} />}
      {own.length > 0 && <Own items={own} today={today} />}
    </section>
  );
}

/** What was promised after incidents like this one, and is not known to have worked. */
function Promised({ items, today }: { items: readonly ListedAction[]; today: Day }) {
  const { shown, more } = useSome(items, 3);
  if (items.length === 0) return null;
  return (
    <>
      <h3 className={css['sub']}>
        Promised last time <span>{items.length}</span>
      </h3>
      <ul>
        {shown.map((item) => (
          <li key={`${item.incident.id} ${item.id}`} className={css['item']}>
            <StateMark state={item.state} />
            <button
              type="button"
              title={`${item.text} (opens “${item.incident.title}”)`}
              onClick={() => void lookAt(item.incident.id)}
            >
              {item.text}
            </button>
            <small>
              {[
                item.owner ?? 'nobody owns it',
                isOpen(item)
                  ? dueWords(item, today)
                  : `${actionStateLabel[item.state].toLowerCase()}, not known to work`,
                ...(escalationWords(item, today) === null ? [] : [escalationWords(item, today)]),
                `${item.incident.exercise ? 'EXERCISE ' : ''}${item.incident.title}`,
              ].join(' · ')}
            </small>
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}

/** Earlier incidents that look like this one, with what ended each: it can be folded away. */
function Seen({ seen, live }: { seen: readonly SeenBefore[]; live: boolean }) {
  const [open, setOpen] = useState(true);
  return (
    <>
      <h3 className={css['sub']}>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          Seen before <span>{seen.length}</span>
        </button>
      </h3>
      {open && (
        <ul>
          {seen.map((each) => (
            <li key={each.id} className={css['item']}>
              <SeverityMark severity={each.severity} size={16} />
              {each.exercise && <Exercise />}
              <button type="button" title="Opens it" onClick={() => void lookAt(each.id)}>
                {each.title}
              </button>
              <small>{seenWords(each)}</small>
              {live && each.ended !== null && <small>Ended by: {each.ended}</small>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function seenWords({ startedAt, resolvedAt, review, open }: SeenBefore): string {
  return [
    formatStamp(startedAt, zone),
    resolvedAt === null ? 'open now' : formatSpan(resolvedAt - startedAt),
    ...(review === 'published' ? ['post-mortem'] : []),
    ...(open === 0 ? [] : [`${open} ${open === 1 ? 'action' : 'actions'} open`]),
  ].join(' · ');
}

/** What is promised in this incident already. */
function Own({ items, today }: { items: readonly ActionItem[]; today: Day }) {
  const { shown, more } = useSome(items, 5);
  return (
    <>
      <h3 className={css['sub']}>
        Promised here <span>{items.length}</span>
      </h3>
      <ul>
        {shown.map((item) => (
          <li key={item.id} className={css['item']}>
            <StateMark state={item.state} />
            <button
              type="button"
              title="Changes it"
              onClick={() => openSheet({ name: 'action', edit: item.id })}
            >
              {item.text}
            </button>
            <small>{[item.owner ?? 'nobody owns it', dueWords(item, today)].join(' · ')}</small>
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}
