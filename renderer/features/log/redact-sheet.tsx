import { useRef, useState } from 'react';
import type { EntityId } from '../../../shared/ids.ts';
import { run } from '../../bridge/incidents.ts';
import { focusComposer } from '../../state/focus.ts';
import { useOpened, useSync } from '../../state/projections.ts';
import { closeSheet, sayDone, useSheetText, writeSheetText } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';
import css from './redact.module.css';

/** Takes the words of an entry out of the record: what goes, what stays elsewhere, and why it is done. */
export function RedactSheet({ entry }: { entry: EntityId }) {
  const opened = useOpened();
  const { connections } = useSync();
  const reason = useSheetText('redact');
  const field = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const row = opened?.rows.find(({ key }) => key === entry);
  const leave = (): void => {
    closeSheet();
    focusComposer();
  };
  async function redact(): Promise<void> {
    if (reason.trim() === '') {
      setRefused('A redaction needs a reason: say why, without what is taken out.');
      return;
    }
    const failure = await run({ name: 'redact', fields: { entry, reason: reason.trim() } });
    setRefused(failure?.message ?? null);
    if (failure !== null) return;
    writeSheetText({ redact: '' });
    leave();
    sayDone('The words were taken out');
  }
  const git = connections.some(({ connection }) => connection.kind === 'git');
  return (
    <Sheet
      title="Redact an entry"
      aside="Shift Delete"
      first={field}
      refused={refused}
      why="It can’t be taken back."
      onSubmit={() => void redact()}
      onCancel={leave}
      buttons={
        <>
          <Button look="plain" small chord="Escape" onPress={leave}>
            Keep it
          </Button>
          <Button look="plain" small chord="Enter" submit>
            Redact
          </Button>
        </>
      }
    >
      {row !== undefined && <p className={css['words']}>{row.text}</p>}
      <p className={css['means']}>
        These words, those of their corrections and answers go from this desktop, and from every other one
        with its next exchange. The row stays, with your name and the reason.{' '}
        {git
          ? 'The history of the Git repository still holds them, and so do copies that were made by hand: purge them on the host, and change what was a secret.'
          : 'Copies that were made by hand still hold them: what was a secret has to be changed.'}
      </p>
      <TextField
        label="Why, without what is taken out"
        field={field}
        value={reason}
        maxLength={300}
        onChange={(words) => {
          writeSheetText({ redact: words });
          setRefused(null);
        }}
      />
    </Sheet>
  );
}
