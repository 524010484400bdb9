import { useRef, useState } from 'react';
import type { Failure } from '../../shared/ipc/errors.ts';
import { useSync } from '../state/projections.ts';
import { sayDone } from '../state/ui.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { TextField } from '../ui/text-field.tsx';
import css from './redact-form.module.css';

type Props = {
  readonly title: string;
  readonly aside: string;
  /** The words that go; undefined where they are not here any more. */
  readonly words: string | undefined;
  /** Where they go, and what stands in their place. */
  readonly means: string;
  /** What leaves all as it is. */
  readonly keep: string;
  /** The reason, half typed. */
  readonly typed: readonly [reason: string, write: (reason: string) => void];
  /** @returns why not; null when it is done. */
  readonly redact: (reason: string) => Promise<Failure | null>;
  readonly leave: () => void;
};

/** Takes words out of the record for good: what goes, what stays elsewhere, and why it is done. */
export function RedactForm({ title, aside, words, means, keep, typed, redact, leave }: Props) {
  const [reason, write] = typed;
  const [refused, setRefused] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const { connections } = useSync();
  const git = connections.some(({ connection }) => connection.kind === 'git');
  async function submit(): Promise<void> {
    if (reason.trim() === '') {
      setRefused('A redaction needs a reason: say why, without what is taken out.');
      return;
    }
    const failure = await redact(reason.trim());
    setRefused(failure?.message ?? null);
    if (failure !== null) return;
    write('');
    leave();
    sayDone('The words were taken out');
  }
  return (
    <Sheet
      {...{ title, aside, refused }}
      first={field}
      why="It can’t be taken back."
      onSubmit={() => void submit()}
      onCancel={leave}
      buttons={
        <>
          <Button look="plain" small chord="Escape" onPress={leave}>
            {keep}
          </Button>
          <Button look="plain" small chord="Enter" submit>
            Redact
          </Button>
        </>
      }
    >
      {words !== undefined && <p className={css['words']}>{words}</p>}
      <p className={css['means']}>
        {means}{' '}
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
          write(why);
          setRefused(null);
        }}
      />
    </Sheet>
  );
}
