import type { ImportFormat } from '../../../shared/exchange/formats.ts';
import { importFormatLabel } from '../../../shared/exchange/formats.ts';
import { Button } from '../../ui/button.tsx';
import { choose } from './doing.ts';
import css from './importing.module.css';

/** What can be read, and where people get it. */
const read: readonly (readonly [ImportFormat, string])[] = [
  ['slack', 'The export of a workspace: its zip, or the folder. Each channel is a document.'],
  ['pagerduty', 'Incidents with their log entries as the API answers (JSON), or webhooks that were kept.'],
  ['alertmanager', 'Alerts, or the bodies that a webhook was sent (JSON, or one to a line).'],
  ['statuspage', 'The incidents of a status page as its API lists them (JSON).'],
  ['markdown', 'A post-mortem or a timeline: lists, tables and headings with times.'],
  ['csv', 'A table with a column of times; what its columns are is told by their heads.'],
  ['chat', 'Lines with a time and a name, in a text file. Into the log, paste them.'],
  ['ic-json', 'What “Record, JSON” of an export wrote, on this desktop or another.'],
];

/** What an empty page teaches: what can be read, and that nothing happens by looking. */
export const Formats = () => (
  <div className={css['teach']}>
    <p>
      What other tools recorded becomes an incident of its own, or joins the log of one. You see what was
      understood before anything is taken over; the same file twice adds nothing.
    </p>
    <div className={css['ways']}>
      <Button look="primary" chord="F" onPress={() => void choose('files')}>
        Choose files…
      </Button>
      <Button chord="D" onPress={() => void choose('folder')}>
        Choose a folder…
      </Button>
      <span>or drop them on the window</span>
    </div>
    <h2>What can be read</h2>
    <dl>
      {read.map(([format, words]) => (
        <div key={format}>
          <dt>{importFormatLabel[format]}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
    <p className={css['quiet']}>
      A zip is looked into, and so is every folder in a folder. Files stay as they are and where they are.
    </p>
  </div>
);
