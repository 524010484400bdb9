import { useState } from 'react';
import type { AttachedFile } from '../../../shared/incident/files.ts';
import { isPicture } from '../../../shared/incident/pictures.ts';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { thumbnailOf } from '../../bridge/attachments.ts';
import { useOpened } from '../../state/projections.ts';
import { Icon } from '../../ui/icon.tsx';
import { pictureSize, sizeInWords } from './row-words.ts';
import { openViewer } from './view.ts';
import css from './row-files.module.css';

/** What is attached to an entry: pictures as pictures, everything else by its name and size. */
export function RowFiles({ row, files }: { row: TimelineRow; files: readonly AttachedFile[] }) {
  return (
    <div className={css['files']}>
      {files.map((file, index) => (
        <button
          key={`${index} ${file.name}`}
          type="button"
          tabIndex={-1}
          className={css['file']}
          title={`${file.name}, ${sizeInWords(file.bytes)}`}
          onClick={(event) => {
            event.stopPropagation();
            openViewer({ entry: row.key, index });
          }}
        >
          {isPicture(file.mime) ? <Thumbnail file={file} /> : <Named file={file} />}
        </button>
      ))}
    </div>
  );
}

const Named = ({ file }: { file: AttachedFile }) => (
  <span className={css['named']}>
    <Icon name="doc" small />
    <span>{file.name}</span>
    <small>{sizeInWords(file.bytes)}</small>
  </span>
);

/** The small picture, in a place that was kept for it; words in the same place where it can't be shown. */
function Thumbnail({ file }: { file: AttachedFile }) {
  const opened = useOpened();
  const [missing, setMissing] = useState(false);
  const source = opened === null ? null : thumbnailOf(opened.incident.id, file);
  const size = pictureSize(file);
  if (source === null) return <Named file={file} />;
  if (missing) {
    return (
      <span className={css['missing']} style={{ minHeight: size.height }}>
        {file.name} is not on this desktop yet, or damaged
      </span>
    );
  }
  return (
    <img
      className={css['picture']}
      src={source}
      alt={file.name}
      width={size.width}
      height={size.height}
      decoding="async"
      draggable={false}
      onError={() => setMissing(true)}
    />
  );
}
