import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import {
  exportDocuments,
  exportKinds,
  exportLabel,
  formatsOf,
  type ExportDocument,
} from '../../../shared/exchange/export/kinds.ts';
import type { ExportFormat } from '../../../shared/exchange/formats.ts';
import { request } from '../../bridge/bridge.ts';
import { focusComposer } from '../../state/focus.ts';
import { useOpened } from '../../state/projections.ts';
import { closeSheet, sayDone } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Picks, Sheet } from '../../ui/sheet.tsx';
import { formatTyped, inDocument, offeredDocuments } from './offered.ts';
import css from './export-sheet.module.css';

/** Letters that follow each other within that time are one beginning of a word; ms. */
const TYPING_MS = 800;

/**
 * What the record shall be written as, by keyboard: a list of documents, what each is written in to the left and to the right;
 * Enter saves a file, Ctrl+C takes it as text.
 */
export function ExportSheet() {
  const opened = useOpened();
  const list = useRef<HTMLDivElement>(null);
  const typed = useRef<{ words: string; at: number; before: ExportFormat }>({
    ...{ words: '', at: 0, before: 'markdown' },
  });
  const [chosen, setChosen] = useState<ExportFormat>('markdown');
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  if (opened === null) return null;
  const { id } = opened.incident;
  const offered = offeredDocuments(opened.incident);
  const { document, as, text } = exportKinds[chosen];
  const formats = formatsOf(document);

  const leave = (): void => {
    closeSheet();
    focusComposer();
  };
  const choose = (format: ExportFormat | undefined): void => {
    if (format === undefined) return;
    setChosen(format);
    setSaid(null);
    setRefused(null);
  };
  /** One at a time: what is being made is made of the record as it is now. */
  const asking = async (work: () => Promise<void>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setSaid(null);
    setRefused(null);
    await work();
    setBusy(false);
  };
  const save = (): Promise<void> =>
    asking(async () => {
      const answer = await request('export:save', { id, format: chosen });
      if (!answer.ok) setRefused(answer.error.message);
      else if (answer.value !== null) {
        sayDone(`Saved ${answer.value}`);
        if (list.current !== null) leave(); // Esc may have closed it meanwhile: what is open now is another sheet
      }
    });
  const copy = (): Promise<void> =>
    asking(async () => {
      if (!text) {
        setRefused('A PDF is no text: save it as a file.');
        return;
      }
      const answer = await request('export:make', { id, format: chosen });
      if (!answer.ok) {
        setRefused(answer.error.message);
        return;
      }
      try {
        await navigator.clipboard.writeText(answer.value);
        setSaid(`Copied ${exportLabel(chosen)}.`);
      } catch {
        setRefused('Not copied: the clipboard refused. Save it as a file instead.');
      }
    });
  const step = (by: number): void => {
    const to = offered[Math.min(offered.length - 1, Math.max(0, offered.indexOf(document) + by))];
    if (to !== undefined) choose(inDocument(to, chosen));
  };
  const turn = (by: number): void =>
    choose(formats[Math.min(formats.length - 1, Math.max(0, formats.indexOf(chosen) + by))]);
  const keyed = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey } = event;
    const chord = ctrlKey || metaKey || altKey;
    if ((ctrlKey || metaKey) && key.toLowerCase() === 'c') void copy();
    else if (chord) return;
    else if (key === 'ArrowDown') step(1);
    else if (key === 'ArrowUp') step(-1);
    else if (key === 'ArrowLeft') turn(-1);
    else if (key === 'ArrowRight') turn(1);
    else if (key === 'Home') step(-offered.length);
    else if (key === 'End') step(offered.length);
    else if (key === 'Enter') void save();
    else if (key.length === 1 && key !== ' ') {
      const { words, at, before } = typed.current;
      const on = event.timeStamp - at < TYPING_MS;
      typed.current = {
        words: (on ? words : '') + key,
        at: event.timeStamp,
        before: on ? before : chosen,
      };
      choose(formatTyped(offered, typed.current.words, typed.current.before));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <Sheet
      title="Export"
      aside="/export"
      first={list}
      refused={refused}
      why={
        <span role="status">
          {busy
            ? 'Being made…'
            : (said ?? 'Times are UTC, with yours beside them. Nothing leaves this desktop.')}
        </span>
      }
      onSubmit={() => void save()}
      onCancel={leave}
      buttons={
        <>
          <Button look="plain" small chord="Escape" onPress={leave}>
            Close
          </Button>
          <Button small chord="Ctrl+C" disabled={!text || busy} onPress={() => void copy()}>
            Copy
          </Button>
          <Button look="primary" small chord="Enter" disabled={busy} submit>
            Save
          </Button>
        </>
      }
    >
      <div
        ref={list}
        className={css['list']}
        role="listbox"
        aria-label="Document"
        aria-activedescendant={optionId(document)}
        tabIndex={0}
        onKeyDown={keyed}
      >
        {offered.map((each) => (
          <div
            key={each}
            id={optionId(each)}
            role="option"
            aria-selected={each === document}
            className={css['line']}
            onClick={() => choose(inDocument(each, chosen))}
            onDoubleClick={() => void save()}
          >
            <span className={css['label']}>{exportDocuments[each].label}</span>
            <span className={css['what']}>{exportDocuments[each].what}</span>
          </div>
        ))}
      </div>
      <div className={css['as']}>
        <Picks
          label="Format"
          options={formats.map((format) => exportKinds[format].as)}
          picked={as}
          onPick={(picked) => choose(formats.find((format) => exportKinds[format].as === picked))}
        />
        {formats.length > 1 && <span className={css['what']}>← → in the list</span>}
      </div>
    </Sheet>
  );
}

const optionId = (document: ExportDocument): string => `export-${document}`;
