import { afterAction } from '../../../shared/exercise/after-action.ts';
import { reportDocument } from '../../../shared/exercise/report-document.ts';
import { postmortemMarkdown } from '../../../shared/incident/documents/postmortem-markdown.ts';
import type { Instant } from '../../../shared/ids.ts';
import type { Playbook } from '../../../shared/playbook/playbook.ts';
import { markdownRenderer } from '../../incident-parts/markdown.ts';
import { zone, zoneName } from '../../incident-parts/zone.ts';
import type { Opened } from '../../state/projections.ts';
import { Paper } from './paper.tsx';
import css from './print.module.css';
import { local } from './words.ts';

const toHtml = markdownRenderer(() => '#');

/** What an exercise has shown, on paper: the document as it is copied. */
export function PrintedAfterAction({
  opened: { incident },
  playbook,
  now,
}: {
  opened: Opened;
  playbook: Playbook;
  now: Instant;
}) {
  const report = afterAction(incident, playbook, now);
  if (report === null || report.ended === null) return null;
  const document = reportDocument(report, zone);
  return (
    <Paper head={`After-action report of ${incident.id}, ${local(now)} ${zoneName(now)}`} exercise>
      <div
        className={css['text']}
        dangerouslySetInnerHTML={{ __html: toHtml(postmortemMarkdown({ ...document, exercise: false })) }}
      />
    </Paper>
  );
}

/** What whoever leads an exercise has before them, on paper: to lead it away from a screen. */
export const PrintedScript = ({ id, words, now }: { id: string; words: string; now: Instant }) => (
  <Paper head={`Facilitator’s view of ${id}, ${local(now)} ${zoneName(now)}`} exercise>
    <div className={css['asItIs']}>{words}</div>
  </Paper>
);
