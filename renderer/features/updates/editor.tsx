import { useRef, useState, type RefObject } from 'react';
import { MAX_TEXT } from '../../../shared/incident/vocabulary.ts';
import type { Finding, Fix } from '../../../shared/wording/finding.ts';
import { useWordings, writeWords, type Whose } from '../../state/update-wordings.ts';
import { cx } from '../../ui/cx.ts';
import { segmentsOf } from './segments.ts';
import css from './editor.module.css';

type Props = {
  whose: Whose;
  /** What stands there as long as nothing is typed. */
  given: string;
  findings: readonly Finding[];
  current: number | null;
  onCaret: (caret: number) => void;
  fieldRef: RefObject<HTMLTextAreaElement | null>;
};

/** The words that are being written; behind them their findings, underlined and numbered as at the side. */
export function Editor({ whose, given, findings, current, onCaret, fieldRef }: Props) {
  const typed = useWordings((s) => s.typed[whose]);
  const value = typed ?? given;
  // Enter would begin a word in some input methods; nothing is marked while one is being composed.
  const [composing, setComposing] = useState(false);
  const behind = useRef<HTMLDivElement>(null);
  return (
    <div className={css['editor']}>
      {!composing && (
        <div ref={behind} className={css['behind']} aria-hidden="true">
          {segmentsOf(value, findings, current).map(({ text, marked, current: now, numbers }, i) => (
            <span key={i}>
              {marked ? <span className={cx(css['mark'], now && css['now'])}>{text}</span> : text}
              {numbers.length > 0 && (
                <span className={css['numbers']}>
                  <span>
                    {numbers.map((number) => (
                      <b key={number} data-now={number - 1 === current || undefined}>
                        {number}
                      </b>
                    ))}
                  </span>
                </span>
              )}
            </span>
          ))}
          {value.endsWith('\n') && ' '}
        </div>
      )}
      <textarea
        ref={fieldRef}
        className={css['field']}
        aria-label={whose === 'all' ? 'Words for all' : `Words for ${whose}`}
        aria-describedby="update-count update-check"
        maxLength={MAX_TEXT}
        spellCheck
        value={value}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onChange={(event) => writeWords(whose, event.currentTarget.value)}
        onSelect={(event) => onCaret(event.currentTarget.selectionStart)}
      />
    </div>
  );
}

/** Goes to the words that a finding is about. */
export function selectFinding(field: HTMLTextAreaElement | null, { from, to }: Finding): void {
  field?.focus();
  field?.setSelectionRange(from, to);
}

/** Puts a fix into the text as if it were typed, so that the field's own Ctrl+Z takes it back. */
export function applyFix(field: HTMLTextAreaElement, { from, to, insert }: Fix): void {
  field.focus();
  field.setSelectionRange(from, to);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way into a field's own undo history
  document.execCommand(insert === '' ? 'delete' : 'insertText', false, insert);
}
