import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { CuratedRow } from '../../../../shared/incident/curated.ts';
import { Moment } from '../../../incident-parts/moment.tsx';
import { useField } from '../../../state/fields.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { annotate } from './curate-actions.ts';
import { Evidence } from './evidence.tsx';
import { iconOf, rowDetail, rowWords } from './timeline-words.ts';
import { WordsField } from './words-field.tsx';
import css from './timeline.module.css';

export type Asked = { readonly row: string; readonly what: 'note' | 'evidence' };

type Props = {
  row: CuratedRow;
  /** Of its box. */
  id: string;
  index: number;
  /** Where it stands in the list, in pixels. */
  top: number;
  measure: (element: Element | null) => void;
  /** Tab comes to this one. */
  current: boolean;
  /** What is being written to it. */
  asked: Asked['what'] | null;
  onFocus: () => void;
  onToggle: () => void;
  onAsk: (what: Asked['what'] | null) => void;
};

/** An entry with its box, its note and its evidence. */
export function ChooseRow(props: Props) {
  const { row, id, index, top, measure, current, asked, onFocus, onToggle, onAsk } = props;
  const words = rowWords(row);
  const detail = rowDetail(row);
  const leave = (): void => {
    flushSync(() => onAsk(null));
    document.getElementById(id)?.focus();
  };
  return (
    <li
      ref={measure}
      data-index={index}
      className={cx(
        css['row'],
        css['choice'],
        row.kind === 'decision' && css['decision'],
        !row.shown && css['faint'],
      )}
      style={{ transform: `translateY(${top}px)` }}
    >
      <input
        id={id}
        type="checkbox"
        aria-label={`${words}, ${row.who}`}
        checked={row.shown}
        tabIndex={current ? 0 : -1}
        onFocus={onFocus}
        onChange={onToggle}
      />
      <Moment at={row.at} />
      <Icon name={iconOf(row)} />
      <div>
        <p>{words}</p>
        {detail !== null && <small>{detail}</small>}
        {asked === 'note' ? (
          <Annotation row={row} what="note" onLeave={leave} />
        ) : (
          row.note !== '' && <p className={css['note']}>{row.note}</p>
        )}
        {asked === 'evidence' ? (
          <Annotation row={row} what="evidence" onLeave={leave} />
        ) : (
          <Evidence words={row.evidence} />
        )}
      </div>
      <span className={css['who']}>{row.who}</span>
      {current && asked === null && (
        <span className={css['acts']}>
          <Button look="plain" small label={`Note on ${words}`} onPress={() => onAsk('note')}>
            Note
          </Button>
          <Button look="plain" small label={`Evidence of ${words}`} onPress={() => onAsk('evidence')}>
            Evidence
          </Button>
        </span>
      )}
    </li>
  );
}

const asks = {
  note: { label: 'Note on', placeholder: 'What the entry does not say by itself' },
  evidence: { label: 'Evidence of', placeholder: 'A link: a dashboard, a ticket' },
} as const;

/** The note or the evidence of an entry, as it is being written; half typed it stays until it is in the record. */
function Annotation({ row, what, onLeave }: { row: CuratedRow; what: Asked['what']; onLeave: () => void }) {
  const [draft, setDraft] = useField(`review.tl.${row.key}.${what}`);
  const [emptied, setEmptied] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const value = draft === '' && !emptied ? row[what] : draft;
  const save = (): void =>
    void annotate(row, what, value).then((why) => {
      setRefused(why);
      if (why !== null) return;
      setDraft('');
      onLeave();
    });
  return (
    <>
      <WordsField
        focused
        label={`${asks[what].label} ${rowWords(row)}`}
        placeholder={asks[what].placeholder}
        value={value}
        onChange={(to) => {
          setEmptied(to === '');
          setDraft(to);
        }}
        onEnter={save}
        onLeave={onLeave}
      />
      {refused !== null && <small role="alert">{refused}</small>}
    </>
  );
}
