import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { importFormatLabel } from '../../../shared/exchange/formats.ts';
import pick from '../../incident-parts/pick-list.module.css';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { LIST } from './keys.ts';
import { selectDocument, tick, type PreviewDocument } from './state.ts';
import { entryWords, freshWords, leftOutWords } from './words.ts';
import css from './list.module.css';

const optionId = (index: number): string => `import-document-${index}`;

type Props = {
  readonly documents: readonly PreviewDocument[];
  readonly at: string | null;
  readonly ticked: ReadonlySet<string>;
};

/** What was read: the arrows move in it, Space ticks what will be taken over. */
export function DocumentList({ documents, at, ticked }: Props) {
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const index = Math.max(
    0,
    documents.findIndex(({ key }) => key === at),
  );
  const virtual = useVirtualizer({
    count: documents.length,
    getScrollElement: () => box,
    estimateSize: () => 88,
    getItemKey: (i) => documents[i]?.key ?? i,
    overscan: 6,
  });
  useEffect(() => box?.focus(), [box]);
  useEffect(() => {
    virtual.scrollToIndex(index, { align: 'auto' });
  }, [virtual, index]);
  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const current = documents[index];
    if (event.key === ' ') {
      event.preventDefault();
      if (current !== undefined) tick(current.key);
      return;
    }
    const last = documents.length - 1;
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -last, End: last };
    const step = event.key in steps ? steps[event.key as keyof typeof steps] : undefined; // just looked up
    if (step === undefined) return;
    event.preventDefault();
    const next = documents[Math.min(last, Math.max(0, index + step))];
    if (next !== undefined) selectDocument(next.key);
  }
  return (
    <div
      ref={setBox}
      id={LIST}
      className={pick['list']}
      role="listbox"
      aria-label="Documents"
      aria-multiselectable="true"
      tabIndex={0}
      aria-activedescendant={documents.length === 0 ? undefined : optionId(index)}
      onKeyDown={press}
    >
      <div role="presentation" className={css['all']} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index: i, key, start }) => {
          const document = documents[i];
          if (document === undefined) return null;
          return (
            <div
              key={key}
              id={optionId(i)}
              ref={virtual.measureElement}
              data-index={i}
              role="option"
              aria-selected={ticked.has(document.key)}
              aria-setsize={documents.length}
              aria-posinset={i + 1}
              className={cx(pick['line'], css['line'], i === index && pick['current'])}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => {
                selectDocument(document.key);
                box?.focus();
              }}
            >
              <span
                className={cx(css['box'], ticked.has(document.key) && css['on'])}
                onClick={() => tick(document.key)}
              >
                {ticked.has(document.key) && <Icon name="check" small />}
              </span>
              <DocumentWords document={document} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function DocumentWords({ document }: { document: PreviewDocument }) {
  const out = leftOutWords(document);
  return (
    <span className={css['words']}>
      <b title={document.title ?? document.name}>{document.title ?? document.name}</b>
      <small title={document.name}>
        {importFormatLabel[document.format]}
        {document.title !== null && ` · ${document.name}`}
      </small>
      <small>
        {entryWords(document)}
        {out !== '' && `, ${out}`}
      </small>
      <small className={cx(document.fresh === 0 && document.exists && css['known'])}>
        {freshWords(document)}
      </small>
    </span>
  );
}
