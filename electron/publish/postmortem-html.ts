import {
  pictureKey,
  type Block,
  type PostmortemDocument,
  type TimelineItem,
} from '../../shared/incident/documents/blocks.ts';
import type { AttachedFile } from '../../shared/incident/files.ts';
import { htmlPage } from './html-page.ts';
import { escapeHtml, wordsHtml } from './html-words.ts';
import { markdownHtml } from './markdown-html.ts';

/** Pictures as `data:` addresses, by `pictureKey`; those that are missing are named. */
export type Pictures = ReadonlyMap<string, string>;

/** A post-mortem as one file that needs no other: the same bytes for the same document and pictures. */
export const postmortemHtml = ({ blocks, ...head }: PostmortemDocument, pictures: Pictures): string =>
  htmlPage(head, [blocksHtml(blocks, pictures)]);

/** The blocks of a document one below the other. */
export const blocksHtml = (blocks: readonly Block[], pictures: Pictures): string =>
  blocks.map((block) => blockHtml(block, pictures)).join('\n');

function blockHtml(block: Block, pictures: Pictures): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} dir="auto">${wordsHtml(block.text)}</h${block.level}>`;
    case 'words':
      return `<p dir="auto">${wordsHtml(block.text)}</p>`;
    case 'markdown':
      return markdownHtml(block.text, block.level);
    case 'facts':
      return `<dl>\n${block.rows.map(([label, words]) => `<dt>${wordsHtml(label)}</dt><dd dir="auto">${wordsHtml(words)}</dd>`).join('\n')}\n</dl>`;
    case 'table': {
      const row = (cells: readonly string[], tag: 'th' | 'td'): string =>
        `<tr>${cells.map((cell) => `<${tag} dir="auto">${wordsHtml(cell)}</${tag}>`).join('')}</tr>`;
      const body = block.rows.map((cells) => row(cells, 'td')).join('\n');
      const longest = Math.max(0, ...block.rows.map(([first = '']) => first.length));
      const look = longest > WIDE ? ' class="wide"' : longest <= TIGHT ? ' class="tight"' : '';
      return `<div class="scroll"><table${look}>\n<thead>${row(block.head, 'th')}</thead>\n<tbody>\n${body}\n</tbody>\n</table></div>`;
    }
    case 'list':
      return `<ul>\n${block.items
        .map(({ lead, text, details }) => {
          const first =
            lead === '' ? '' : `<span class="what">${wordsHtml(lead)}</span>${text === '' ? '' : ': '}`;
          return `<li dir="auto">${first}${wordsHtml(text)}${details.map((each) => `<div class="below">${wordsHtml(each)}</div>`).join('')}</li>`;
        })
        .join('\n')}\n</ul>`;
    case 'timeline':
      return timelineHtml(block.items, pictures);
  }
}

/** A first column of sentences gets much of a table's width; one of names or times no more than a line of them needs. */
const WIDE = 48;
const TIGHT = 28;

/** A list for each day. */
function timelineHtml(items: readonly TimelineItem[], pictures: Pictures): string {
  const out: string[] = [];
  let open = false;
  for (const item of items) {
    if (item.kind === 'day') {
      if (open) out.push('</ol>');
      open = false;
      out.push(`<p class="day">${wordsHtml(item.text)}</p>`);
      continue;
    }
    if (!open) out.push('<ol class="timeline">');
    open = true;
    out.push(
      item.kind === 'left-out'
        ? `<li><span class="left">${wordsHtml(item.text)}</span></li>`
        : entryHtml(item, pictures),
    );
  }
  if (open) out.push('</ol>');
  return out.join('\n');
}

function entryHtml(item: Extract<TimelineItem, { kind: 'entry' }>, pictures: Pictures): string {
  const { clock, who, what, text, details, note, evidence, files } = item;
  const kind =
    what === ''
      ? ''
      : `<span class="what">${wordsHtml(what.charAt(0).toUpperCase() + what.slice(1))}</span>: `;
  const below = [
    ...details.map(wordsHtml),
    ...(note === '' ? [] : [markdownHtml(note, 3)]),
    ...(evidence === '' ? [] : [`Evidence: ${wordsHtml(evidence)}`]),
    ...files.map((file) => fileHtml(file, pictures)),
  ];
  return [
    `<li><span>${wordsHtml(clock)}</span>`,
    `<div dir="auto">${kind}${wordsHtml(text)}${below.map((each) => `<div class="below" dir="auto">${each}</div>`).join('')}</div>`,
    `<span class="who" dir="auto">${wordsHtml(who)}</span></li>`,
  ].join('');
}

const fileHtml = (file: AttachedFile, pictures: Pictures): string =>
  pictureHtml(file, pictures) || `Attached: ${wordsHtml(file.name)} (${file.bytes} bytes, in the record)`;

/** A picture inside the file; empty where there is none of it. */
export function pictureHtml(file: AttachedFile, pictures: Pictures): string {
  const source = pictures.get(pictureKey(file));
  if (source === undefined) return '';
  const size =
    file.width === null || file.height === null ? '' : ` width="${file.width}" height="${file.height}"`;
  return `<figure><img src="${escapeHtml(source)}" alt="${escapeHtml(file.name)}"${size}><figcaption>${wordsHtml(file.name)}</figcaption></figure>`;
}
