import { useEffect, useRef, useState } from 'react';
import type { Incident } from '../../../shared/incident/state.ts';
import { checklistOf } from '../../../shared/incident/checklist.ts';
import { runbookVerdictWords } from '../../../shared/incident/events/runbook-used.ts';
import { runbooksTakenUp } from '../../../shared/incident/runbooks-used.ts';
import type { ListedRunbook } from '../../../shared/runbooks/runbook.ts';
import { Moment } from '../../incident-parts/moment.tsx';
import { usePlaybook } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { note, putAway, takeUp } from './doing.ts';
import { saySomething, useRunbookView } from './state.ts';
import css from './runbooks.module.css';

/** How the runbook stands in this incident, and what can be done about that. */
export function Standing({ runbook, incident }: { runbook: ListedRunbook; incident: Incident }) {
  const { file, steps } = runbook;
  const saying = useRunbookView((s) => s.saying);
  const playbook = usePlaybook();
  const held = runbooksTakenUp(incident).find((each) => each.file === file);
  const items = checklistOf(incident, playbook).filter(({ item }) => item.runbook === file);
  if (held === undefined || held.off)
    return (
      <div className={css['standing']}>
        <Button look="primary" chord="Enter" onPress={() => void takeUp(file)}>
          Take up
        </Button>
        <p>
          {steps === 0
            ? 'It has no steps that could stand on the checklist.'
            : `Its ${steps === 1 ? 'step becomes an item' : `${steps} steps become items`} of the checklist.`}
        </p>
      </div>
    );
  return (
    <div className={css['standing']}>
      <p>
        Taken up by {held.by} at <Moment at={held.at} />
        {items.length > 0 && `: ${items.filter(({ done }) => done).length} of ${items.length} done`}.
        {held.note !== null && (
          <>
            {' '}
            It {runbookVerdictWords[held.note.verdict]}
            {held.note.words === '' ? '.' : `: ${held.note.words}`}
          </>
        )}
      </p>
      {saying ? (
        <WrongField file={file} before={held.note?.verdict === 'wrong' ? held.note.words : ''} />
      ) : (
        <div className={css['acts']}>
          <Button small chord="H" onPress={() => void note(file, 'helped', '')}>
            It helped
          </Button>
          <Button small chord="W" onPress={() => saySomething(true)}>
            It was wrong here
          </Button>
          <Button small chord="N" onPress={() => void note(file, 'not-needed', '')}>
            Not needed
          </Button>
          <Button look="plain" small chord="P" onPress={() => void putAway(file)}>
            Put away
          </Button>
        </div>
      )}
    </div>
  );
}

/** What was wrong, in words: for whoever mends the runbook. */
function WrongField({ file, before }: { file: string; before: string }) {
  const [words, setWords] = useState(before);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
  }, []);
  return (
    <form
      className={css['acts']}
      onSubmit={(event) => {
        event.preventDefault();
        void note(file, 'wrong', words.trim());
      }}
    >
      <input
        ref={field}
        className={css['field']}
        aria-label="What was wrong?"
        placeholder="What was wrong? Step 2 needs the new flag"
        maxLength={2_000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.stopPropagation();
          saySomething(false);
        }}
      />
      <Button small look="primary" submit chord="Enter">
        It was wrong
      </Button>
      <Button look="plain" small chord="Escape" onPress={() => saySomething(false)}>
        Not now
      </Button>
    </form>
  );
}
