import { useRef, useState } from 'react';
import { phaseOf, transitionsOf } from '../../../shared/incident/facts.ts';
import {
  isLive,
  phaseLabel,
  phaseVerbs,
  transitions,
  type PhaseVerb,
} from '../../../shared/incident/phases.ts';
import { canTransition, canUndoTransition } from '../../../shared/incident/policy.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { parseInstant } from '../../../shared/time/words.ts';
import { clock, zone } from '../../incident-parts/zone.ts';
import { useNow, wallClock } from '../../state/clock.ts';
import { focusComposer } from '../../state/focus.ts';
import { useOpened, usePlaybook } from '../../state/projections.ts';
import { closeSheet } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import type { MenuItem } from '../../ui/menu-item.ts';
import { Menu, optionId } from '../../ui/menu.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { leftAtClose, leftOpen } from './left-open.ts';
import { LeftOpenList } from './left-open-list.tsx';
import { runWords } from './next-run.ts';
import { madeWords, takeBackTransition, transit } from './phase-actions.ts';

const words: Record<PhaseVerb, string> = {
  acknowledge: 'Acknowledge',
  'start-mitigation': 'Start mitigation',
  mitigate: 'Mitigated, impact has stopped',
  resolve: 'Resolve',
  reopen: 'Reopen',
  close: 'Close',
};

/** The transitions that are possible now, as the policy says: the way forward first, the way back last. */
const possible = (incident: Incident): readonly PhaseVerb[] =>
  phaseVerbs
    .filter((verb) => canTransition(incident, verb) === true)
    .sort((a, b) => Number(a === 'reopen') - Number(b === 'reopen'));

const UNDO = 'undo-phase';

function itemsOf(incident: Incident): readonly MenuItem[] {
  const forward = possible(incident).map((verb) => ({
    id: verb,
    word: words[verb],
    about: `to ${phaseLabel[transitions[verb].to]}`,
  }));
  const last = transitionsOf(incident).at(-1);
  if (last === undefined || canUndoTransition(incident) !== true) return forward;
  const back = { id: UNDO, word: `Take back: ${madeWords(last)}`, about: `to ${phaseLabel[last.from]}` };
  return [...forward, back];
}

/** What the transition that is chosen will do, beyond its name. */
function whyOf(incident: Incident, item: MenuItem | undefined): string {
  if (item === undefined) return 'Nothing is chosen yet: the arrows choose. Enter alone changes nothing.';
  if (item.id === 'reopen')
    return `The clocks start again, and the checklist begins ${runWords(incident, 1)}.`;
  if (item.id === 'resolve') return 'The updates stop being due. What is resolved can be reopened.';
  if (item.id === UNDO) return 'As if it had not been made; the log keeps both.';
  return 'It is logged with who and when, and can be taken back.';
}

/**
 * Moves the incident on: arrows choose, Enter runs, and a time in words says when it happened if not now. While it is
 * live the way forward is chosen already; after that nothing is, so that Enter alone does not end the record.
 */
export function PhaseSheet() {
  const opened = useOpened();
  const now = useNow();
  const field = useRef<HTMLInputElement>(null);
  const [moved, setActive] = useState<number | null>(null);
  const playbook = usePlaybook();
  const [when, setWhen] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  if (opened === null) return null;
  const { incident } = opened;
  const items = itemsOf(incident);
  const active = moved ?? (isLive(phaseOf(incident)) ? 0 : -1);
  const chosen = items[active];
  const read = when.trim() === '' ? null : parseInstant(when, { now, zone, side: 'past' });
  const leave = (): void => {
    closeSheet();
    focusComposer();
  };
  async function make(item: MenuItem | undefined): Promise<void> {
    const at = when.trim() === '' ? null : parseInstant(when, { now: wallClock(), zone, side: 'past' });
    if (at?.ok === false) return;
    if (item === undefined) {
      if (at === null) leave();
      else setRefused('Nothing was logged: choose with the arrows what happened then.');
      return;
    }
    const verb = phaseVerbs.find((each) => each === item.id);
    const failure =
      verb === undefined ? await takeBackTransition() : await transit(verb, at === null ? null : at.value);
    if (failure === null) leave();
    else setRefused(failure);
  }
  return (
    <Sheet
      title="Phase"
      aside="/ack  /mitigating  /mitigated  /resolve  /reopen  /close"
      first={field}
      refused={refused}
      why={whyOf(incident, chosen)}
      onSubmit={() => void make(chosen)}
      onCancel={leave}
      buttons={
        <>
          <Button look="plain" small chord="Escape" onPress={leave}>
            Cancel
          </Button>
          <Button look="primary" small chord="Enter" submit>
            {chosen?.word.split(/[,:]/)[0] ?? 'Done'}
          </Button>
        </>
      }
    >
      <Menu
        flat
        id="phase-verbs"
        label="Transitions"
        items={items}
        active={active}
        onPick={(item) => void make(item)}
      />
      {chosen?.id === 'resolve' && <LeftOpenList left={leftOpen(incident)} done="resolved" />}
      {chosen?.id === 'close' && <LeftOpenList left={leftAtClose(incident, playbook)} done="closed" />}
      <TextField
        label="When it happened, if not now"
        placeholder="now, or -5m, 14:02"
        field={field}
        value={when}
        onChange={setWhen}
        list={{
          id: 'phase-verbs',
          active: chosen === undefined ? undefined : optionId('phase-verbs', active),
          open: true,
        }}
        error={read?.ok === false ? read.error : null}
        understood={read?.ok === true ? <Chip accent>{clock(read.value)}</Chip> : null}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          if (step === 0 || items.length === 0) return;
          event.preventDefault();
          setActive(
            active < 0 && step < 0 ? items.length - 1 : (active + step + items.length) % items.length,
          );
        }}
      />
    </Sheet>
  );
}
