import { useRef, useState } from 'react';
import type { EventId, Instant } from '../../../shared/ids.ts';
import type { Update } from '../../../shared/incident/updates.ts';
import { parseInstant } from '../../../shared/time/words.ts';
import { clock, stamp, zone } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { useEdited } from '../../state/fields.ts';
import { focusComposer } from '../../state/focus.ts';
import { useOpened } from '../../state/projections.ts';
import { closeSheet } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { correctUpdate, numbered, takeBack } from './actions.ts';
import { UpdateForm, type TypedTime } from './update-form.tsx';

const NO_WORDS = 'An update needs words: what is affected, what is being done.';
const NOBODY = 'Pick who it went to: executives, product, support or customers.';

function leave(): void {
  closeSheet();
  focusComposer();
}

/** A time that is typed; `near` is what a bare clock time is read against. */
function useTime(initial: string, near: Instant, side: 'past' | 'future'): TypedTime {
  const [words, write] = useState(initial);
  const read = words.trim() === '' ? null : parseInstant(words, { now: near, zone, side });
  return { words, read, write };
}

/** Corrects the record of an update that was sent, or takes it back. */
export function UpdateSheet({ correct }: { correct: EventId }) {
  const opened = useOpened();
  const sent = opened === null ? undefined : numbered(opened.incident, correct);
  if (sent === undefined) return null; // it is being taken back
  return <SentUpdate key={sent.update.id} update={sent.update} number={sent.number} />;
}

function SentUpdate({ update, number }: { update: Update; number: number }) {
  const now = useNow();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useEdited(`correct.${update.id}`, update.text);
  const [told, setTold] = useState(update.audiences);
  const [refused, setRefused] = useState<string | null>(null);
  const promised = update.nextDueAt === null ? '' : clock(update.nextDueAt);
  const sentAt = useTime('', now, 'past');
  const from = sentAt.read?.ok === true ? sentAt.read.value : update.at;
  const next = useTime(promised, from, 'future');
  const done = (why: string | null): void => {
    if (why !== null) {
      setRefused(why);
      return;
    }
    setText(update.text);
    leave();
  };
  function save(): void {
    if (text.trim() === '' || told.length === 0) {
      setRefused(text.trim() === '' ? NO_WORDS : NOBODY);
      return;
    }
    const to = {
      text,
      audiences: told,
      ...(next.words !== promised && next.read?.ok === true ? { next: next.read.value } : {}),
      ...(sentAt.read?.ok === true ? { at: sentAt.read.value } : {}),
    };
    void correctUpdate(update, to).then(done);
  }
  return (
    <UpdateForm
      title={`Correct update ${number}`}
      aside={`sent ${stamp(update.at, now)} by ${update.by}`}
      why="The former words stay readable in the log."
      now={now}
      field={field}
      text={text}
      setText={setText}
      told={told}
      setTold={setTold}
      next={next}
      sentAt={sentAt}
      sentPlaceholder={`${stamp(update.at, now)}, as it is recorded`}
      refused={refused}
      onSubmit={save}
      onCancel={leave}
      buttons={
        <>
          <Button look="plain" small onPress={() => void takeBack(update.id).then(done)}>
            Take back
          </Button>
          <Button look="plain" small chord="Escape" onPress={leave}>
            {text === update.text ? 'Cancel' : 'Keep for later'}
          </Button>
          <Button look="primary" small chord="Enter" submit>
            Correct
          </Button>
        </>
      }
    />
  );
}
