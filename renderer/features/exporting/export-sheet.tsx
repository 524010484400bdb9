import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { exportKinds } from '../../../shared/exchange/export/kinds.ts';
import type { ExportFormat } from '../../../shared/exchange/formats.ts';
import { request } from '../../bridge/bridge.ts';
import { focusComposer } from '../../state/focus.ts';
import { useOpened } from '../../state/projections.ts';
import { closeSheet, sayDone } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { formatTyped, offeredFormats } from './offered.ts';
import css from './export-sheet.module.css';

/** Letters that follow each other within that time are one beginning of a word; ms. */
const TYPING_MS = 800;

/** What the record shall be written as: a list by keyboard; Enter saves a file, Ctrl+C takes it as text. */
export function ExportSheet() {
  const opened = useOpened();
  const list = useRef<HTMLDivElement>(null);
  const typed = useRef({ words: '', at: 0 });
  const [chosen, setChosen] = useState<ExportFormat>('markdown');
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  if (opened === null) return null;
  const { id } = opened.incident;
  const offered = offeredFormats(opened.incident);
  const { label, text } = exportKinds[chosen];

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
        setSaid(`Copied ${label}.`);
      } catch {
        setRefused('Not copied: the clipboard refused. Save it as a file instead.');
      }
    });
  const step = (by: number): void =>
    choose(offered[Math.min(offered.length - 1, Math.max(0, offered.indexOf(chosen) + by))]);
  const keyed = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey } = event;
    const chord = ctrlKey || metaKey || altKey;
    if ((ctrlKey || metaKey) && key.toLowerCase() === 'c') void copy();
    else if (chord) return;
    else if (key === 'ArrowDown') step(1);
    else if (key === 'ArrowUp') step(-1);
    else if (key === 'Home') step(-offered.length);
    else if (key === 'End') step(offered.length);
    else if (key === 'Enter') void save();
    else if (key.length === 1 && key !== ' ') {
      const { words, at } = typed.current;
      typed.current = {
        words: (event.timeStamp - at < TYPING_MS ? words : '') + key,
        at: event.timeStamp,
      };
      choose(formatTyped(offered, typed.current.words));
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
        aria-label="Format"
        aria-activedescendant={optionId(chosen)}
        tabIndex={0}
        onKeyDown={keyed}
      >
        {offered.map((format) => (
          <div
            key={format}
            id={optionId(format)}
            role="option"
            aria-selected={format === chosen}
            className={css['line']}
            onClick={() => choose(format)}
            onDoubleClick={() => void save()}
          >
            <span className={css['label']}>{exportKinds[format].label}</span>
            <span className={css['what']}>{exportKinds[format].what}</span>
          </div>
        ))}
      </div>
    </Sheet>
  );
}

const optionId = (format: ExportFormat): string => `export-${format}`;
