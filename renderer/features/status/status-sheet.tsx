import { useRef, useState } from 'react';
import { spokenStatus } from '../../../shared/incident/spoken-status.ts';
import { copyLine } from '../../incident-parts/copy-line.ts';
import { zone, zoneName } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { focusComposer } from '../../state/focus.ts';
import { useOpened, usePlaybook } from '../../state/projections.ts';
import { closeSheet } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import css from './status.module.css';

/** What is read out to somebody who has just joined, large enough to read it from the screen. */
export function StatusSheet() {
  const opened = useOpened();
  const playbook = usePlaybook();
  const now = useNow();
  const text = useRef<HTMLDivElement>(null);
  const [copied, setCopied] = useState(false);
  if (opened === null) return null;
  const sentences = spokenStatus(opened.incident, playbook, { now, zone, zoneName: zoneName(now) });
  const leave = (): void => {
    closeSheet();
    focusComposer();
  };
  const copy = (): void => {
    void navigator.clipboard.writeText(sentences.join('\n')).then(() => setCopied(true));
  };
  return (
    <Sheet
      title="Read this out"
      aside="/status"
      first={text}
      why={
        copied
          ? 'Copied as text.'
          : 'From the record as it stands, and not logged. The line is for stakeholders who ask.'
      }
      onSubmit={copy}
      onCancel={leave}
      buttons={
        <>
          <Button look="plain" small chord="Escape" onPress={leave}>
            Close
          </Button>
          <Button look="plain" small chord="Ctrl+Shift+C" onPress={() => void copyLine()}>
            Copy line
          </Button>
          <Button look="primary" small chord="Enter" submit>
            Copy
          </Button>
        </>
      }
    >
      <div
        ref={text}
        className={css['text']}
        role="document"
        aria-label="Spoken status"
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          copy();
        }}
      >
        {sentences.map((sentence, i) => (
          <p key={i}>{sentence}</p>
        ))}
      </div>
    </Sheet>
  );
}
