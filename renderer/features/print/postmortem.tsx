import { useMemo } from 'react';
import { postmortemMarkdown } from '../../../shared/incident/documents/postmortem-markdown.ts';
import { postmortemDocument } from '../../../shared/incident/documents/postmortem.ts';
import { declarationOf } from '../../../shared/incident/facts.ts';
import type { Instant } from '../../../shared/ids.ts';
import type { Playbook } from '../../../shared/playbook/playbook.ts';
import { markdownRenderer } from '../../incident-parts/markdown.ts';
import { zone, zoneName } from '../../incident-parts/zone.ts';
import type { Opened } from '../../state/projections.ts';
import { Paper } from './paper.tsx';
import css from './print.module.css';
import { local } from './words.ts';

type Props = {
  opened: Opened;
  playbook: Playbook;
  /** What stands in a part, as it is being written. */
  words: (part: string) => string;
  now: Instant;
};

const toHtml = markdownRenderer(() => '#');

/** The post-mortem on paper: the document as it would be published, with the words as they stand on the screen. */
export function PrintedPostmortem({ opened: { incident, rows }, playbook, words, now }: Props) {
  const html = useMemo(() => {
    const document = postmortemDocument(incident, playbook, { zone, text: words, rows });
    return toHtml(postmortemMarkdown({ ...document, exercise: false }));
  }, [incident, rows, playbook, words]);
  return (
    <Paper
      head={`Post-mortem of ${incident.id}, ${local(now)} ${zoneName(now)}`}
      exercise={declarationOf(incident)?.exercise === true}
    >
      <div className={css['text']} dangerouslySetInnerHTML={{ __html: html }} />
    </Paper>
  );
}
