import { useRef, useState } from 'react';
import { updatesSent } from '../../../shared/incident/updates.ts';
import { MAX_TEXT } from '../../../shared/incident/vocabulary.ts';
import { parseInstant } from '../../../shared/time/words.ts';
import { run } from '../../bridge/incidents.ts';
import { clock, stamp, zone, zoneName } from '../../incident-parts/zone.ts';
import { useNow, wallClock } from '../../state/clock.ts';
import { focusComposer } from '../../state/focus.ts';
import { useOpened } from '../../state/projections.ts';
import { closeSheet, useUi, writeUpdate } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { intervalOf } from './actions.ts';
import css from './next.module.css';

/** Records a stakeholder update: what was said, and when the next one is promised. Shift+Enter breaks the line. */
export function UpdateSheet() {
  const opened = useOpened();
  const now = useNow();
  const text = useUi((s) => s.updateText);
  const field = useRef<HTMLTextAreaElement>(null);
  const [next, setNext] = useState(() =>
    opened === null ? '' : clock(wallClock() + intervalOf(opened.incident)),
  );
  const [refused, setRefused] = useState<string | null>(null);
  if (opened === null) return null;
  const read = parseInstant(next, { now, zone, side: 'future' });
  const leave = (): void => {
    closeSheet();
    focusComposer();
  };
  async function record(): Promise<void> {
    const at = parseInstant(next, { now: wallClock(), zone, side: 'future' });
    if (!at.ok) return;
    if (text.trim() === '') {
      setRefused('An update needs words: what is affected, what is being done.');
      return;
    }
    const failure = await run({ name: 'update', fields: { text, next: at.value } });
    if (failure !== null) {
      setRefused(failure.message);
      return;
    }
    writeUpdate('');
    leave();
  }
  return (
    <Sheet
      title={`Stakeholder update ${updatesSent(opened.incident) + 1}`}
      aside="/update"
      first={field}
      refused={refused}
      why="Say what is affected, what is being done, and when the next word comes."
      onSubmit={() => void record()}
      onCancel={leave}
      buttons={
        <>
          <Button look="plain" small chord="Escape" onPress={leave}>
            Keep for later
          </Button>
          <Button look="primary" small chord="Enter" submit>
            Sent
          </Button>
        </>
      }
    >
      <div>
        <textarea
          ref={field}
          className={css['text']}
          aria-label="Update"
          maxLength={MAX_TEXT}
          value={text}
          onChange={(event) => writeUpdate(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            void record();
          }}
        />
      </div>
      <TextField
        label="Next update"
        value={next}
        onChange={setNext}
        error={read.ok ? null : read.error}
        understood={
          read.ok ? <Chip accent>{`${stamp(read.value, now)} ${zoneName(read.value)}`}</Chip> : null
        }
      />
    </Sheet>
  );
}
