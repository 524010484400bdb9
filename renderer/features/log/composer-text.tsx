import { useRef, type RefObject, type TextareaHTMLAttributes } from 'react';
import { cx } from '../../ui/cx.ts';
import { setComposer } from '../../state/focus.ts';
import { cutAtMarks } from './row-words.ts';
import css from './composer.module.css';

/** Longer texts are pasted rather than typed: they keep one colour. */
const COLOURED = 2_000;

type Props = TextareaHTMLAttributes<HTMLTextAreaElement> & {
  value: string;
  fieldRef: RefObject<HTMLTextAreaElement | null>;
  /** How much of the end is understood as something else than text: `-2m`, `in 10m`. */
  muted: string;
};

/** The text that is being typed, its people and tags in the colour in which the log will show them. */
export function ComposerText({ value, fieldRef, muted, ...rest }: Props) {
  const behind = useRef<HTMLDivElement>(null);
  const coloured = value.length <= COLOURED && (muted !== '' || /[@#]/.test(value));
  return (
    <div className={css['typed']}>
      <textarea
        {...rest}
        ref={(element) => {
          fieldRef.current = element;
          setComposer(element);
        }}
        rows={1}
        id="composer"
        spellCheck={false}
        autoFocus
        className={cx(coloured && css['overlaid'])}
        value={value}
        onScroll={(event) => {
          if (behind.current !== null) behind.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
      {coloured && (
        <div ref={behind} className={css['overlay']} aria-hidden="true">
          <Coloured text={value} muted={muted} />
        </div>
      )}
    </div>
  );
}

function Coloured({ text, muted }: { text: string; muted: string }) {
  const end = text.trimEnd();
  const cut = muted !== '' && end.endsWith(muted) ? end.length - muted.length : text.length;
  return (
    <>
      {cutAtMarks(text.slice(0, cut)).map((part, i) =>
        part.mark ? (
          <span key={i} className={css['markTyped']}>
            {part.text}
          </span>
        ) : (
          part.text
        ),
      )}
      {cut < text.length && <span className={css['muted']}>{text.slice(cut)}</span>}
      {text.endsWith('\n') && ' '}
    </>
  );
}
