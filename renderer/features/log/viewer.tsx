import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { AttachedFile } from '../../../shared/incident/files.ts';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { saveFile, urlOf } from '../../bridge/attachments.ts';
import { stamp } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { focusComposer } from '../../state/focus.ts';
import type { Opened } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { sizeInWords } from './row-words.ts';
import { openViewer, useLogView } from './view.ts';
import css from './viewer.module.css';

type Attached = { readonly row: TimelineRow; readonly file: AttachedFile; readonly index: number };

const attachedIn = (rows: readonly TimelineRow[]): readonly Attached[] =>
  rows.flatMap((row) =>
    row.takenBackBy === undefined ? (row.files ?? []).map((file, index) => ({ row, file, index })) : [],
  );

/** One attached file at its full size; the arrows go on to the others of the incident. */
export function Viewer({ opened }: { opened: Opened }) {
  const viewer = useLogView((s) => s.viewer);
  return viewer === null ? null : <Open opened={opened} viewer={viewer} />;
}

function Open({ opened, viewer }: { opened: Opened; viewer: { entry: string; index: number } }) {
  const now = useNow();
  const box = useRef<HTMLDialogElement>(null);
  const [said, setSaid] = useState<string | null>(null);
  const all = useMemo(() => attachedIn(opened.rows), [opened.rows]);
  const at = all.findIndex(({ row, index }) => row.key === viewer.entry && index === viewer.index);
  const shown = all[at];
  useEffect(() => borrowFocus(box.current), []);
  if (shown === undefined) return null;
  const { file, row } = shown;

  function step(by: 1 | -1): void {
    const to = all[at + by];
    if (to === undefined) return;
    setSaid(null);
    openViewer({ entry: to.row.key, index: to.index });
  }
  async function save(): Promise<void> {
    const answer = await saveFile(opened.incident.id, file);
    setSaid(answer.ok ? (answer.value === null ? null : `Saved as ${answer.value}.`) : answer.error.message);
  }
  function press(event: KeyboardEvent): void {
    if (event.key === 'Escape') close();
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') step(-1);
    else if (event.key === 'ArrowRight' || event.key === 'ArrowDown') step(1);
    else if (event.key.toLowerCase() === 's' && (event.ctrlKey || event.metaKey)) void save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <dialog
      ref={box}
      open
      className={css['viewer']}
      aria-label={file.name}
      tabIndex={-1}
      onKeyDown={press}
      onBlur={(event) => {
        // What is typed goes to the composer: then this is over.
        if (event.relatedTarget instanceof HTMLTextAreaElement) close();
      }}
    >
      <div className={css['head']}>
        <h2>{file.name}</h2>
        <span className={css['about']}>
          {sizeInWords(file.bytes)}
          {file.width !== null && file.height !== null && `, ${file.width} × ${file.height}`} · {row.by},{' '}
          {stamp(row.at, now)}
        </span>
        <span className={css['place']}>
          {at + 1} of {all.length}
        </span>
        <Button small chord="ArrowLeft" label="The one before it" disabled={at <= 0} onPress={() => step(-1)}>
          Before
        </Button>
        <Button
          small
          chord="ArrowRight"
          label="The next one"
          disabled={at >= all.length - 1}
          onPress={() => step(1)}
        >
          Next
        </Button>
        <Button small chord="Ctrl+S" onPress={() => void save()}>
          Save as…
        </Button>
        <Button small chord="Escape" onPress={close}>
          Close
        </Button>
      </div>
      {said !== null && (
        <p className={css['said']} role="status">
          {said}
        </p>
      )}
      <div className={css['stage']}>
        <Shown key={`${row.key} ${viewer.index}`} source={urlOf(opened.incident.id, file)} file={file} />
      </div>
    </dialog>
  );
}

function close(): void {
  openViewer(null);
}

function Shown({ source, file }: { source: string | null; file: AttachedFile }) {
  const [missing, setMissing] = useState(false);
  if (source === null) {
    return (
      <p className={css['words']}>
        <Icon name="doc" /> {file.name}, {sizeInWords(file.bytes)}. It is not a picture: save it to open it.
      </p>
    );
  }
  if (missing) {
    return <p className={css['words']}>{file.name} is not on this desktop yet, or damaged.</p>;
  }
  return <img src={source} alt={file.name} onError={() => setMissing(true)} />;
}

/** The focus goes to the viewer. @returns a function that gives it back to what had it before. */
function borrowFocus(box: HTMLElement | null): () => void {
  const before = document.activeElement;
  box?.focus();
  return () => {
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body) return;
    if (before instanceof HTMLElement && before.isConnected) before.focus();
    else focusComposer();
  };
}
