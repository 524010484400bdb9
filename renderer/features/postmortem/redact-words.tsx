import { useRef, useState } from 'react';
import { reviewOf } from '../../../shared/incident/review.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { textOf } from '../../../shared/incident/text.ts';
import { run } from '../../bridge/incidents.ts';
import { useField } from '../../state/fields.ts';
import type { Redacting } from '../../state/postmortem.ts';
import { usePlaybook, useSync } from '../../state/projections.ts';
import { sayDone } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';
import css from './redact-words.module.css';

type Props = {
  incident: Incident;
  asked: Redacting;
  /** The title of the part that holds them. */
  title: string;
  /** What is on its way is in the record when it resolves: words that are not there can’t be taken out of it. */
  flush: () => Promise<void>;
  leave: () => void;
};

/** Takes words out of a part for good, as an entry of the log is redacted: what goes, what stays elsewhere, and why. */
export function RedactWords({ incident, asked: { part, words }, title, flush, leave }: Props) {
  const [reason, setReason] = useField('review.redact');
  const [refused, setRefused] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const { connections } = useSync();
  const { publishedAt } = reviewOf(incident, usePlaybook());
  async function redact(): Promise<void> {
    if (reason.trim() === '') {
      setRefused('A redaction needs a reason: say why, without what is taken out.');
      return;
    }
    await flush();
    const failure = await run({
      name: 'redact-text',
      fields: { section: part, words, reason: reason.trim() },
    });
    setRefused(failure?.message ?? null);
    if (failure !== null) return;
    setReason('');
    leave();
    sayDone('The words were taken out');
  }
  const git = connections.some(({ connection }) => connection.kind === 'git');
  return (
    <Sheet
      title={`Redact words of ${title}`}
      aside={placesWords(textOf(incident, part), words)}
      first={field}
      refused={refused}
      why="It can’t be taken back."
      onSubmit={() => void redact()}
      onCancel={leave}
      buttons={
        <>
          <Button look="plain" small chord="Escape" onPress={leave}>
            Keep them
          </Button>
          <Button look="plain" small chord="Enter" submit>
            Redact
          </Button>
        </>
      }
    >
      <p className={css['words']}>{words}</p>
      <p className={css['means']}>
        They go wherever they stand or ever stood in this part, its former versions included: from this
        desktop, and from every other one with its next exchange. “[redacted]” stands in their place, and the
        log says who did it and why.{' '}
        {publishedAt !== null && 'Files that were published hold them still: publish it once more. '}
        {git
          ? 'The history of the Git repository still holds them, and so do copies that were made by hand: purge them on the host, and change what was a secret.'
          : 'Copies that were made by hand still hold them: what was a secret has to be changed.'}
      </p>
      <TextField
        label="Why, without what is taken out"
        field={field}
        value={reason}
        maxLength={300}
        onChange={(why) => {
          setReason(why);
          setRefused(null);
        }}
      />
    </Sheet>
  );
}

/** Short words stand in many places, inside of others too: whoever takes them out is told before. */
function placesWords(text: string, words: string): string {
  const places = text.split(words).length - 1;
  if (places === 0) return 'in a former version';
  return places === 1 ? 'in one place now' : `in ${places} places now, all of which go`;
}
