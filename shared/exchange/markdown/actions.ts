import type { ActionCategory, ActionState } from '../../incident/events/action-item-set.ts';
import type { ImportedDocument } from '../imported.ts';
import { importKey } from '../key.ts';
import { dayNamed } from '../times/calendar.ts';
import { timesIn } from '../times/head-time.ts';
import type { Instant } from '../../ids.ts';
import type { Block } from './blocks.ts';
import type { Section } from './sections.ts';

/** The columns of a table of action items that have a place. */
const columns = {
  what: /\b(?:action|item|task|description|todo|what)\b/i,
  owner: /\b(?:owner|assignee|who|responsible|lead)\b/i,
  due: /\b(?:due|deadline|by when|eta|target)\b/i,
  state: /\b(?:status|state|done)\b/i,
  category: /\b(?:type|category|kind)\b/i,
} as const;

type Action = ImportedDocument['actions'][number];

type SectionActions = {
  readonly actions: readonly Action[];
  /** What is no item, and items that are longer than a title holds. */
  readonly prose: readonly Block[];
  /** What stands there for an item and is none. */
  readonly placeholders: readonly Block[];
};

const MAX_TITLE = 255;
/** What a template has where an item belongs. */
const placeholder = /^\W*\{\{\s*[\w ]{1,30}\s*\}\}/;

const categories: readonly (readonly [ActionCategory, RegExp])[] = [
  ['detection', /\b(?:detect(?:ion)?|monitor(?:ing)?|alert(?:s|ing)?)\b/i],
  ['mitigation', /\b(?:mitigat(?:e|ion)|recovery|response)\b/i],
  ['training', /\b(?:training|drills?|game ?days?)\b/i],
  ['process', /\b(?:process|policy|documentation|docs|communication|organi[sz]ational)\b/i],
  ['architecture', /\b(?:prevent(?:ion)?|technical|architecture|code|infrastructure)\b/i],
];
const categoryOf = (words: string): ActionCategory | null =>
  categories.find(([, pattern]) => pattern.test(words))?.[0] ?? null;

/** How an item stands, by its tick or by what is written at its ends. */
function stateOf(text: string, checked: boolean | null, title: string): ActionState {
  if (
    checked === true ||
    /^\W{0,4}(?:✅|✔|☑)|\((?:done|completed?|fixed)\)|\bDONE\b|:white_check_mark:/i.test(text)
  )
    return 'done';
  if (/\b(?:won['’]?t (?:do|fix)|dropped|cancell?ed)\b/i.test(text.slice(0, 60)) || /^~~.*~~$/.test(text))
    return 'dropped';
  if (/\((?:in[- ]progress|ongoing|wip)\)|🚧/i.test(text)) return 'in-progress';
  return /\((?:completed?|done)\)/i.test(title) ? 'done' : 'open';
}

/** The action items of a section: its lists and its tables. */
export function actionsIn(section: Section, now: Instant): SectionActions {
  const { blocks, title, over } = section;
  const category = categoryOf(title) ?? categoryOf(over.at(-1) ?? '');
  const [actions, prose, placeholders]: [Action[], Block[], Block[]] = [[], [], []];
  const depth = Math.min(...blocks.filter(({ kind }) => kind === 'item').map((block) => block.depth));
  const head = blocks.find((block) => block.head)?.cells ?? [];
  // Beside a table of them, a list explains.
  const isTable = head.some((cell) => columns.what.test(cell));
  // What an action item has no place for stays in the text, with its table.
  const hasMore = head.some((cell) => cell !== '' && !Object.values(columns).some((name) => name.test(cell)));
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'row' && isTable) {
      const action = block.head ? null : rowAction(block, head, category, now);
      if (action !== null) actions.push(action);
      if (hasMore) prose.push(block);
    } else if (block.kind === 'item' && block.depth === depth && !isTable) {
      const body = bodyOf(blocks, at);
      if (placeholder.test(block.text)) placeholders.push(block);
      else if (block.text !== '') actions.push(itemAction(block, body, section, category));
      // A title holds one line: whoever wrote more of it finds the whole in the text.
      if (body.length > 0 || block.text.length > MAX_TITLE) prose.push(block);
    } else if (block.kind !== 'break' || prose.length > 0) prose.push(block);
  }
  return { actions, prose, placeholders };
}

/** The lines and the smaller items under an item. */
function bodyOf(blocks: readonly Block[], at: number): readonly Block[] {
  const item = blocks[at];
  const end = blocks.findIndex(
    (block, index) =>
      index > at &&
      (block.kind === 'heading' ||
        block.kind === 'row' ||
        (block.kind === 'item' && block.depth <= (item?.depth ?? 0)) ||
        (block.kind !== 'break' && block.depth === 0 && blocks[index - 1]?.kind === 'break')),
  );
  return blocks.slice(at + 1, end < 0 ? undefined : end).filter(({ kind }) => kind !== 'break');
}

function itemAction(
  block: Block,
  body: readonly Block[],
  section: Section,
  category: ActionCategory | null,
): Action {
  // Lines without a sign of their own go on with the item’s sentence.
  const lines = body.slice(
    0,
    Math.max(
      0,
      body.findIndex(({ kind }) => kind !== 'text'),
    ) || undefined,
  );
  const text = [block.text, ...lines.filter(({ kind }) => kind === 'text').map((line) => line.text)].join(
    ' ',
  );
  const [, at, named] =
    /(?:\bowner\s*[:=]\s*@?|^|\s\(?)@([\w.-]{2,40})|\bowner\s*[:=]\s*([\w.-]+(?: [A-Z][\w.-]*){0,2})/i.exec(
      text,
    ) ?? [];
  const [, due] = /\b(?:due|by|eta)\s*:?\s*(\d{4}-\d{2}-\d{2})\b/i.exec(text) ?? [];
  const title = titleOf(text);
  return {
    ...{
      key: importKey('markdown-action', section.title, title),
      title,
      owner: at ?? named ?? null,
      due: due ?? null,
    },
    ...{
      category: category ?? categoryOf(text.slice(0, 24)),
      state: stateOf(text, block.checked, section.title),
    },
  };
}

const titleOf = (text: string): string => {
  const plain = text
    .replace(/^\W{0,4}(?:✅|✔|☑|❌)\s*/, '')
    .replaceAll(/\*\*|__/g, '')
    .trim();
  return plain.length <= MAX_TITLE ? plain : `${plain.slice(0, MAX_TITLE - 1)}…`;
};

function rowAction(
  row: Block,
  head: readonly string[],
  category: ActionCategory | null,
  now: Instant,
): Action | null {
  const cell = (name: RegExp): string => {
    const at = head.findIndex((each) => name.test(each));
    return at < 0 ? '' : (row.cells[at] ?? '').replaceAll(/[*_`]/g, '').trim();
  };
  const text = cell(columns.what);
  if (text === '') return null;
  const title = titleOf(text);
  const owner = cell(columns.owner).replace(/^@/, '').slice(0, 80);
  const named = timesIn(cell(columns.due)).find(({ date }) => date !== null)?.date ?? null;
  const state = cell(columns.state);
  return {
    ...{ key: importKey('markdown-action', '', title), title, owner: owner === '' ? null : owner },
    due: named === null ? null : dayNamed(named, null, now),
    category: categoryOf(cell(columns.category)) ?? category,
    state: rowState(state),
  };
}

function rowState(words: string): ActionState {
  if (/\b(?:done|completed?|closed|fixed|yes|merged)\b|✅/i.test(words)) return 'done';
  if (/\b(?:progress|started|doing|wip|review)\b/i.test(words)) return 'in-progress';
  return /\b(?:won['’]?t|dropped|cancell?ed)\b/i.test(words) ? 'dropped' : 'open';
}
