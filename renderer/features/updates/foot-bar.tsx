import { copyFormatLabel, copyFormats, type CopyFormat } from '../../../shared/wording/formats/copy-as.ts';
import { useUi } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import css from './update.module.css';

type Props = {
  /** What Ctrl+Enter does with these words. */
  looks: 'Ask for a look' | 'Approve' | 'Approved';
  /** They are one's own: somebody else looks at them. */
  mine: boolean;
  refused: string | null;
  /** What was sent, and to whom nothing was. */
  outcome: string;
  look: () => void;
  send: () => void;
  copy: (format: CopyFormat) => void;
};

/** What is done with the words: looked at, sent, copied. Copying never marks as sent. */
export function FootBar({ looks, mine, refused, outcome, look, send, copy }: Props) {
  const trouble = useUi((s) => s.trouble);
  const said = refused ?? trouble;
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
        <Button
          look={looks === 'Approve' && !mine ? 'primary' : 'normal'}
          chord="Ctrl+Enter"
          disabled={looks === 'Approved'}
          onPress={look}
        >
          {looks}
        </Button>
        <Button
          look={looks === 'Approve' && !mine ? 'normal' : 'primary'}
          chord="Ctrl+Shift+S"
          onPress={send}
        >
          Mark sent
        </Button>
        <div className={css['copy']} role="group" aria-label="Copy as">
          <span>Copy as</span>
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
      </div>
    </footer>
  );
}
