import { recordBlocks } from '../../shared/exchange/export/record-blocks.ts';
import { kindWord, rowDetails, type RowDetail } from '../../shared/exchange/export/row-words.ts';
import { bothTimes, titleOf, type Both } from '../../shared/incident/documents/pieces.ts';
import { declarationOf } from '../../shared/incident/facts.ts';
import type { Instant } from '../../shared/ids.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { TimelineRow } from '../../shared/incident/timeline.ts';
import { day } from '../../shared/incident/view/pieces.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';
import { fillTimes } from '../../shared/time/format.ts';
import { htmlPage } from './html-page.ts';
import { wordsHtml } from './html-words.ts';
import { blocksHtml, pictureHtml, type Pictures } from './postmortem-html.ts';

type Given = {
  readonly zone: string;
  readonly rows: readonly TimelineRow[];
  readonly pictures: Pictures;
};

/**
 * The whole record as one HTML file that needs no other: the same bytes for the same record, playbook, zone and pictures.
 * The log is written straight from its rows: an incident of ten thousand is not copied twice on its way.
 */
export function recordHtml(incident: Incident, playbook: Playbook, { zone, rows, pictures }: Given): string {
  const both = bothTimes(zone);
  const declared = declarationOf(incident);
  const about = `The record of ${incident.id}, ${incident.events.size} events. All times are UTC${zone === 'UTC' ? '' : `; in brackets, ${zone}`}.`;
  return htmlPage(
    {
      title: titleOf(incident),
      exercise: declared?.exercise === true,
      unfinished: null,
    },
    [
      `<p class="note">${wordsHtml(about)}</p>`,
      blocksHtml(recordBlocks(incident, playbook, both), new Map()),
      '<h2>Log</h2>',
      logHtml(rows, both, pictures),
    ],
  );
}

const DAY = 86_400_000;

/** A list for each day of UTC. */
function logHtml(rows: readonly TimelineRow[], both: Both, pictures: Pictures): string {
  let out = '';
  let last: number | undefined;
  for (const row of rows) {
    const today = Math.floor(row.at / DAY);
    if (today !== last) {
      out += `${last === undefined ? '' : '</ol>\n'}<p class="day">${day(row.at)}</p>\n<ol class="timeline">\n`;
      last = today;
    }
    out += rowHtml(row, both, pictures);
  }
  return last === undefined ? '<p>Nothing was logged.</p>' : `${out}</ol>`;
}

function rowHtml(row: TimelineRow, both: Both, pictures: Pictures): string {
  // A clock time beside a row: with its day where it is another one.
  const show = (at: Instant): string =>
    Math.floor(at / DAY) === Math.floor(row.at / DAY) ? both.clock(at) : both.stamp(at);
  const kind = kindWord(row);
  const text = wordsHtml(row.times === undefined ? row.text : fillTimes(row.text, row.times, show));
  const words = row.takenBackBy === undefined ? text : `<s>${text}</s>`;
  const what = kind === '' ? '' : `<span class="what">${kind}</span>: `;
  let below = '';
  for (const detail of rowDetails(row, show)) below += detailHtml(detail);
  for (const file of row.files ?? []) below += pictureHtml(file, pictures);
  return `<li><span>${both.clock(row.at)}</span>\n<div dir="auto">${what}${words}${below}</div>\n<span class="who" dir="auto">${wordsHtml(row.by)}</span></li>\n`;
}

function detailHtml({ lead, words, former }: RowDetail): string {
  const said = wordsHtml(words);
  const space = lead.endsWith(' ') ? ' ' : '';
  return `<div class="below" dir="auto">${wordsHtml(lead)}${space}${former ? `<s>${said}</s>` : said}</div>`;
}
