import { titleOf } from '../../shared/incident/documents/pieces.ts';
import { stateLines } from '../../shared/incident/documents/state-document.ts';
import { declarationOf } from '../../shared/incident/facts.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';
import { htmlPage } from './html-page.ts';
import { markdownHtml } from './markdown-html.ts';

/** The incident state document as one HTML file that needs no other: the same bytes for the same record and playbook. */
export const stateHtml = (incident: Incident, playbook: Playbook): string =>
  htmlPage(
    {
      title: titleOf(incident),
      exercise: declarationOf(incident)?.exercise === true,
      unfinished: null,
    },
    [markdownHtml(stateLines(incident, playbook).join('\n'), 0)],
  );
