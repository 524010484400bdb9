import { useRef, useState } from 'react';
import { phaseLabel, phaseVerbs, transitions, type PhaseVerb } from '../../../shared/incident/phases.ts';
import { canTransition } from '../../../shared/incident/policy.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { parseInstant } from '../../../shared/time/words.ts';
import { run } from '../../bridge/incidents.ts';
import { clock, zone } from '../../incident-parts/zone.ts';
import { useNow, wallClock } from '../../state/clock.ts';
import { focusComposer } from '../../state/focus.ts';
import { useOpened } from '../../state/projections.ts';
import { closeSheet } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import type { MenuItem } from '../../ui/menu-item.ts';
import { Menu, optionId } from '../../ui/menu.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';

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

const asItem = (verb: PhaseVerb): MenuItem => ({
  id: verb,
  word: words[verb],
  about: `to ${phaseLabel[transitions[verb].to]}`,
});

/** Moves the incident on: arrows choose, Enter runs, and a time in words says when it happened if not now. */
export function PhaseSheet() {
  const opened = useOpened();
  const now = useNow();
  const field = useRef<HTMLInputElement>(null);
  const [active, setActive] = useState(0);
  const [when, setWhen] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  if (opened === null) return null;
  const verbs = possible(opened.incident);
  const read = when.trim() === '' ? null : parseInstant(when, { now, zone, side: 'past' });
  const leave = (): void => {
    closeSheet();
    focusComposer();
  };
  async function make(verb: PhaseVerb | undefined): Promise<void> {
    const at = when.trim() === '' ? null : parseInstant(when, { now: wallClock(), zone, side: 'past' });
    if (verb === undefined || at?.ok === false) return;
    const failure = await run({ name: verb, fields: at === null ? {} : { at: at.value } });
    if (failure === null) leave();
    else setRefused(failure.message);
  }
  return (
    <Sheet
      title="Phase"
      aside="/phase"
      first={field}
      refused={refused}
      why="It is logged with who and when. What is resolved can be reopened."
      onSubmit={() => void make(verbs[active])}
      onCancel={leave}
      buttons={
        <>
          <Button look="plain" small chord="Escape" onPress={leave}>
            Cancel
          </Button>
          <Button look="primary" small chord="Enter" submit>
            {verbs[active] === undefined ? 'Done' : words[verbs[active]].split(',')[0]}
          </Button>
        </>
      }
    >
      <Menu
        flat
        id="phase-verbs"
        label="Transitions"
        items={verbs.map(asItem)}
        active={active}
        onPick={(item) => void make(verbs.find((verb) => verb === item.id))}
      />
      <TextField
        label="When it happened, if not now"
        placeholder="now, or -5m, 14:02"
        field={field}
        value={when}
        onChange={setWhen}
        list={{ id: 'phase-verbs', active: optionId('phase-verbs', active), open: true }}
        error={read?.ok === false ? read.error : null}
        understood={read?.ok === true ? <Chip accent>{clock(read.value)}</Chip> : null}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          if (step === 0 || verbs.length === 0) return;
          event.preventDefault();
          setActive((active + step + verbs.length) % verbs.length);
        }}
      />
    </Sheet>
  );
}
