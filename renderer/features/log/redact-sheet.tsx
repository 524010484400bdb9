import type { EntityId } from '../../../shared/ids.ts';
import { run } from '../../bridge/incidents.ts';
import { RedactForm } from '../../incident-parts/redact-form.tsx';
import { focusComposer } from '../../state/focus.ts';
import { useOpened } from '../../state/projections.ts';
import { closeSheet, useSheetText, writeSheetText } from '../../state/ui.ts';

/** Takes the words of an entry out of the record. */
export function RedactSheet({ entry }: { entry: EntityId }) {
  const opened = useOpened();
  return (
    <RedactForm
      title="Redact an entry"
      aside="Shift Delete"
      words={opened?.rows.find(({ key }) => key === entry)?.text}
      means="These words, those of their corrections and answers go from this desktop, and from every other one with its next exchange. The row stays, with your name and the reason."
      keep="Keep it"
      typed={[useSheetText('redact'), (redact) => writeSheetText({ redact })]}
      redact={(reason) => run({ name: 'redact', fields: { entry, reason } })}
      leave={() => {
        closeSheet();
        focusComposer();
      }}
    />
  );
}
