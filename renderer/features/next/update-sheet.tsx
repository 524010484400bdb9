import { useRef, useState } from 'react';
import type { EventId, Instant } from '../../../shared/ids.ts';
import { updatesDue } from '../../../shared/incident/cadence.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { updatesSent, type Update } from '../../../shared/incident/updates.ts';
import type { Audience } from '../../../shared/incident/vocabulary.ts';
import { dueState } from '../../../shared/time/format.ts';
import { parseInstant } from '../../../shared/time/words.ts';
import { Due } from '../../incident-parts/due.tsx';
import { clock, stamp, zone } from '../../incident-parts/zone.ts';
import { useNow, wallClock } from '../../state/clock.ts';
import { focusComposer } from '../../state/focus.ts';
import { useOpened } from '../../state/projections.ts';
import { closeSheet, useUi, writeUpdate } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { correctUpdate, numbered, recordUpdate, takeBack } from './actions.ts';
import { UpdateForm, type TypedTime } from './update-form.tsx';
import { intervalOf, toldNow } from './update-words.ts';

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

/** Records a stakeholder update that was sent, or corrects the record of one. */
export function UpdateSheet({
  correct,
  to,
}: {
  correct?: EventId | undefined;
  to?: readonly Audience[] | undefined;
}) {
  const opened = useOpened();
  if (opened === null) return null;
  const sent = correct === undefined ? undefined : numbered(opened.incident, correct);
  if (correct !== undefined && sent === undefined) return null; // it is being taken back
  return sent === undefined ? (
    <NewUpdate key={to?.join(' ')} incident={opened.incident} to={to} />
  ) : (
    <SentUpdate key={sent.update.id} incident={opened.incident} update={sent.update} number={sent.number} />
  );
}

function NewUpdate({ incident, to }: { incident: Incident; to: readonly Audience[] | undefined }) {
  const text = useUi((s) => s.updateText);
  const field = useRef<HTMLTextAreaElement>(null);
  const [told, setTold] = useState(() => to ?? toldNow(incident, wallClock()));
  const [byHand, setByHand] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const due = updatesDue(incident).find(({ audiences }) => audiences.some((each) => told.includes(each)));
  const now = useNow([due?.at]);
  const [opening] = useState(wallClock);
  const sentAt = useTime('', now, 'past');
  const words = byHand ?? clock(opening + intervalOf(incident, told));
  const next = { words, read: parseInstant(words, { now, zone, side: 'future' }), write: setByHand };
  const number = updatesSent(incident) + 1;
  async function record(): Promise<void> {
    const promised = parseInstant(words, { now: wallClock(), zone, side: 'future' });
    if (!promised.ok) return;
    if (text.trim() === '' || told.length === 0) {
      setRefused(text.trim() === '' ? NO_WORDS : NOBODY);
      return;
    }
    const at = sentAt.read?.ok === true ? { at: sentAt.read.value } : {};
    const fields = { text, next: promised.value, audiences: [...told], ...at };
    const why = await recordUpdate({ name: 'update', fields }, `Update ${number} recorded`);
    if (why !== null) {
      setRefused(why);
      return;
    }
    writeUpdate('');
    leave();
  }
  return (
    <UpdateForm
      title={`Stakeholder update ${number}`}
      aside={
        due === undefined ? (
          '/update'
        ) : (
          <>
            {due.promised ? 'promised for' : 'due'} {stamp(due.at, now)}, <Due due={dueState(due.at, now)} />
          </>
        )
      }
      why="Say what is affected, what is being done, and when the next word comes."
      incident={incident}
      now={now}
      field={field}
      text={text}
      setText={writeUpdate}
      told={told}
      setTold={setTold}
      next={next}
      sentAt={sentAt}
      sentPlaceholder="now, or -5m, 14:02"
      refused={refused}
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
    />
  );
}

function SentUpdate({ incident, update, number }: { incident: Incident; update: Update; number: number }) {
  const now = useNow();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(update.text);
  const [told, setTold] = useState(update.audiences);
  const [refused, setRefused] = useState<string | null>(null);
  const promised = update.nextDueAt === null ? '' : clock(update.nextDueAt);
  const sentAt = useTime('', now, 'past');
  const from = sentAt.read?.ok === true ? sentAt.read.value : update.at;
  const next = useTime(promised, from, 'future');
  const done = (why: string | null): void => {
    if (why === null) leave();
    else setRefused(why);
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
      incident={incident}
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
            Cancel
          </Button>
          <Button look="primary" small chord="Enter" submit>
            Correct
          </Button>
        </>
      }
    />
  );
}
