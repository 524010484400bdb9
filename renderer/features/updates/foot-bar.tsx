import { copyFormatLabel, copyFormats, type CopyFormat } from '../../../shared/wording/formats/copy-as.ts';
import { useUi } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import css from './foot-bar.module.css';

type Props = {
  /** What Ctrl+Enter does with these words. */
  looks: 'Ask for a look' | 'Approve' | 'Approved';
  /** They are one's own: somebody else looks at them. */
  mine: boolean;
  refused: string | null;
  /** Which update the buttons copy, as it was sent; null where they copy the draft. */
  copied: number | null;
  /** Copies the draft of the next one instead, or what was sent again; null where only the draft can be copied. */
  swap: (() => void) | null;
  /** What was sent, and to whom nothing was. */
  outcome: string;
  look: () => void;
  send: () => void;
  copy: (format: CopyFormat) => void;
};

/** What is done with the words: looked at, sent, copied. Copying never marks as sent. */
export function FootBar({ looks, mine, refused, outcome, copied, swap, look, send, copy }: Props) {
  const trouble = useUi((s) => s.trouble);
  const said = refused ?? trouble;
  const copies = copied === null ? 'Copy this draft as' : `Copy sent update ${copied} as`;
  return (
    <footer className={css['foot']}>
      {said !== null && (
        <p role="alert" className={css['refused']}>
          {said}
        </p>
      )}
      <p role="status" aria-label="Sent" className={css['outcome']}>
        {outcome}
      </p>
      <div className={css['acts']}>
        {looks === 'Approve' && mine ? (
          <span className={css['waits']}>Waits for a look by somebody else</span>
        ) : (
          <Button
            look={looks === 'Approve' ? 'primary' : 'normal'}
            chord="Ctrl+Enter"
            disabled={looks === 'Approved'}
            onPress={look}
          >
            {looks}
          </Button>
        )}
        <Button
          look={looks === 'Approve' && !mine ? 'normal' : 'primary'}
          chord="Ctrl+Shift+S"
          onPress={send}
        >
          Mark sent
        </Button>
        <div className={css['copy']} role="group" aria-label={copies}>
          <span>{copies}</span>
          {copyFormats.map((format) => (
            <Button
              key={format}
              small
              label={`Copy as ${copyFormatLabel[format]}`}
              onPress={() => copy(format)}
            >
              {copyFormatLabel[format]}
            </Button>
          ))}
        </div>
        {swap !== null && (
          <Button look="link" onPress={swap}>
            {copied === null ? 'Copy what was sent instead' : 'Copy the next draft instead'}
          </Button>
        )}
      </div>
    </footer>
  );
}
