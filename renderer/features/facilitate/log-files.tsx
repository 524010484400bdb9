import { useState } from 'react';
import type { IncidentId } from '../../../shared/ids.ts';
import type { AttachedFile } from '../../../shared/incident/files.ts';
import { isPicture } from '../../../shared/incident/pictures.ts';
import { thumbnailOf } from '../../bridge/attachments.ts';
import css from './log.module.css';

type Props = { of: IncidentId; files: readonly AttachedFile[] };

/** What is attached to a line of the players' log: pictures small, everything else by its name. */
export const LogFiles = ({ of, files }: Props) => (
  <ul className={css['files']} aria-label="Attached">
    {files.map((file, index) => (
      <li key={`${index} ${file.name}`}>
        <Shown of={of} file={file} />
      </li>
    ))}
  </ul>
);

/** A picture that is not here yet, or can't be shown, is its name. */
function Shown({ of, file }: { of: IncidentId; file: AttachedFile }) {
  const [missing, setMissing] = useState(false);
  const source = isPicture(file.mime) && !missing ? thumbnailOf(of, file) : null;
  if (source === null) return <>{file.name}</>;
  return (
    <img
      src={source}
      alt={file.name}
      title={file.name}
      decoding="async"
      draggable={false}
      onError={() => setMissing(true)}
    />
  );
}
