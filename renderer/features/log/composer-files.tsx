import { useState } from 'react';
import { cleanFileName } from '../../../shared/incident/file-name.ts';
import { thumbnailOf } from '../../bridge/attachments.ts';
import { changeFile, useComposer, type LineFile } from '../../state/composer.ts';
import { focusComposer } from '../../state/focus.ts';
import type { Opened } from '../../state/projections.ts';
import { Icon } from '../../ui/icon.tsx';
import { takeOff } from './files.ts';
import { sizeInWords } from './row-words.ts';
import css from './composer-files.module.css';

/** The files that the line will bring along: Enter on one changes its name, Delete takes it off. */
export function ComposerFiles({ opened }: { opened: Opened }) {
  const files = useComposer((s) => s.files);
  if (files.length === 0) return null;
  return (
    <div className={css['files']} role="group" aria-label="Attached to this entry">
      {files.map((file) => (
        <FileChip key={file.id} file={file} incident={opened.incident.id} />
      ))}
    </div>
  );
}

function FileChip({ file, incident }: { file: LineFile; incident: string }) {
  const [named, setNamed] = useState<string | null>(null);
  const small = file.file === null ? null : thumbnailOf(incident, file.file);
  function rename(): void {
    if (named !== null && named.trim() !== '') changeFile(file.id, { name: cleanFileName(named) });
    setNamed(null);
    focusComposer();
  }
  return (
    <span className={css['chip']}>
      {small === null ? (
        <Icon name={file.file === null ? 'clock' : 'doc'} small />
      ) : (
        <img src={small} alt="" width={24} height={24} />
      )}
      {named === null ? (
        <button
          type="button"
          className={css['name']}
          title="Enter changes the name, Delete takes it off"
          onClick={() => setNamed(file.name)}
          onKeyDown={(event) => {
            if (event.key !== 'Delete' && event.key !== 'Backspace') return;
            event.preventDefault();
            event.stopPropagation();
            takeOff(file);
          }}
        >
          {file.name}
        </button>
      ) : (
        <input
          autoFocus
          aria-label={`Name of ${file.name}`}
          className={css['edit']}
          value={named}
          maxLength={200}
          spellCheck={false}
          onFocus={(event) => event.currentTarget.setSelectionRange(0, Math.max(0, named.lastIndexOf('.')))}
          onChange={(event) => setNamed(event.currentTarget.value)}
          onBlur={rename}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== 'Escape') return;
            event.preventDefault();
            event.stopPropagation();
            if (event.key === 'Enter') rename();
            else setNamed(null);
          }}
        />
      )}
      <small
        role={file.file === null ? 'progressbar' : undefined}
        aria-label={file.file === null ? file.name : undefined}
        {...(file.file === null ? { 'aria-valuenow': Math.round(file.share * 100) } : {})}
      >
        {file.file === null ? progress(file.share) : sizeInWords(file.file.bytes)}
      </small>
      <button
        type="button"
        tabIndex={-1}
        className={css['off']}
        aria-label={`Take ${file.name} off`}
        onClick={() => takeOff(file)}
      >
        <Icon name="x" small />
      </button>
    </span>
  );
}

const progress = (share: number): string => (share === 0 ? 'attaching' : `${Math.round(share * 100)} %`);
