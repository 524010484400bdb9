import { headTime, labelledTime, slackLinksIn, timesIn, type HeadTime } from '../times/head-time.ts';
import type { ImportInput, LeftOut } from '../imported.ts';
import type { Block } from './blocks.ts';
import type { Candidate } from './candidate.ts';
import { whoIn } from './kind-of.ts';
import { quotedChats, type QuotedChat } from './quoted-chat.ts';
import type { Section } from './sections.ts';
import { tableEntries } from './table-entries.ts';

/** What a section has of entries, and what it has besides. */
export type SectionEntries = {
  readonly entries: readonly Candidate[];
  readonly prose: readonly Block[];
  readonly leftOut: readonly LeftOut[];
};

/** Whether a heading or a label is an entry itself: it begins with a clock time, or in a timeline with a day. */
export function isEntryHeading(block: Block, part: string): boolean {
  if (block.kind === 'heading' && block.depth === 1) return false;
  const head = headTime(block.text);
  if (head === null) return false;
  const { clock, unknown, relative } = head.found;
  return (
    clock !== null ||
    (unknown && part === 'timeline') ||
    (part === 'timeline' && (head.found.date !== null || relative !== null))
  );
}

/** A line that holds a day and nothing else says the day of what follows. */
function isDayAlone({ kind, text }: Block, before: Block | undefined): boolean {
  if ((kind !== 'text' && kind !== 'item') || text.length > 40 || before?.kind === 'text') return false;
  const head = headTime(text);
  return (
    head !== null &&
    head.rest === '' &&
    head.found.clock === null &&
    (head.found.date?.day ?? null) !== null &&
    head.found.end === null
  );
}

type Found = { readonly block: Block; readonly head: HeadTime | null; readonly form: Candidate['form'] };

/** Takes the entries out of a section: what begins with a time, with all that belongs to it. */
export function entriesIn(section: Section, input: Pick<ImportInput, 'now' | 'zone'>): SectionEntries {
  const isTimeline = section.part === 'timeline';
  if (section.part === 'actions') return { entries: [], prose: section.blocks, leftOut: [] };
  const chats = quotedChats(section.blocks, section.depth, input);
  const whole = new Map([...tablesIn(section, isTimeline), ...chats.flatMap(wholeChat)]);
  const found = section.blocks.map((block, at) => foundIn(block, section.blocks[at - 1], isTimeline));
  const timed = found.filter((each) => each !== null && each.form !== 'heading');
  const clocked = timed.filter((each) => (each?.head?.found.clock ?? null) !== null).length;
  // Elsewhere than in a timeline one time at the head of a line may be chance; two are a list of what happened.
  const counts = isTimeline || clocked >= 2;
  const entries: Candidate[] = [];
  const prose: Block[] = [];
  let open = null as Candidate | null; // set in branches that the compiler does not follow
  let isGap = false;
  const depths = new Set(
    timed
      .filter((each) => each?.form === 'item' || each?.form === 'labelled')
      .map((each) => each?.block.depth),
  );
  const lastTimed = found.findLastIndex((each) => each !== null && (counts || each.form === 'heading'));
  for (const [at, block] of section.blocks.entries()) {
    const taken = whole.get(block);
    if (taken !== undefined) {
      entries.push(...taken);
      open = null;
      continue;
    }
    const here = found[at] ?? null;
    const undated =
      isTimeline &&
      block.kind === 'item' &&
      depths.has(block.depth) &&
      here === null &&
      open?.form !== 'heading' &&
      !/^\W*note\b/i.test(block.text);
    if (here !== null && (counts || here.form === 'heading')) {
      open = candidate(here, section);
      entries.push(open);
    } else if (undated) {
      open = candidate({ block, head: null, form: 'item' }, section);
      entries.push(open);
    } else if (open !== null && belongs(block, open, isGap, at < lastTimed)) open.body.push(block);
    else if (block.kind !== 'break' || prose.length > 0) {
      prose.push(block);
      if (block.kind !== 'break') open = open?.form === 'heading' ? open : null;
    }
    isGap = block.kind === 'break';
  }
  return { entries: underItsDay(section, entries), prose, leftOut: chats.flatMap(({ leftOut }) => leftOut) };
}

/** `## Timeline 2026-11-03`, `## May 12`: the day in a heading is that of the clock times under it. */
function underItsDay(section: Section, entries: readonly Candidate[]): readonly Candidate[] {
  const [first] = entries;
  const { heading } = section;
  const isClock = (first?.time.found?.clock ?? null) !== null && (first?.time.found?.date ?? null) === null;
  if (!isClock || heading === null || first?.form === 'heading') return entries;
  const found = timesIn(heading.text).find(
    ({ date, clock }) => (date?.day ?? null) !== null && clock === null,
  );
  if (found === undefined) return entries;
  return [candidate({ block: heading, head: { found, rest: '' }, form: 'day' }, section), ...entries];
}

/** The blocks of a chat: its entries at the first, nothing at the others. */
const wholeChat = ({ blocks, entries }: QuotedChat): readonly (readonly [Block, readonly Candidate[]])[] =>
  blocks.map((block, at) => [block, at === 0 ? entries : []]);

/** Whether a block goes on with the entry before it. */
function belongs(block: Block, entry: Candidate, isGap: boolean, isBetween: boolean): boolean {
  if (entry.form === 'heading' || block.kind === 'break') return true;
  if (entry.form === 'row' || entry.form === 'day') return false;
  const indent = /^\s*/.exec(block.source)?.[0].length ?? 0;
  const own = entry.form === 'text' ? -1 : entry.indent;
  if (entry.form !== 'text' && indent > own) return true;
  if (isBetween || (!isGap && block.kind === 'text')) return true;
  return entry.form === 'text' && block.kind !== 'text' && block.kind !== 'heading';
}

function candidate({ block, head, form }: Found, section: Section): Candidate {
  const text = head === null ? block.text : head.rest;
  return {
    ...{ line: block.line, raw: head?.found.raw ?? '', text, body: [], form, indent: block.depth },
    who: whoIn(text),
    depth: block.kind === 'heading' ? block.depth : section.depth,
    time: { found: head?.found ?? null, links: slackLinksIn(block.text) },
  };
}

function foundIn(block: Block, before: Block | undefined, isTimeline: boolean): Found | null {
  if (!['heading', 'item', 'text', 'quote'].includes(block.kind)) return null;
  const head = headTime(block.text);
  if (head !== null && isDayAlone(block, before)) return { block, head, form: 'day' };
  const form = block.kind === 'heading' || block.kind === 'item' ? block.kind : 'text';
  if (head !== null && isFit(head, block, before, isTimeline)) return { block, head, form };
  if (block.kind !== 'item') return null;
  const labelled = labelledTime(block.text);
  if (labelled === null || (!(isTimeline && labelled.found.date !== null) && labelled.found.clock === null))
    return null;
  // The label is what happened: `Incident declared 2020-02-12 11:51`.
  return isTimeline
    ? { block, head: { found: labelled.found, rest: labelled.label }, form: 'labelled' }
    : null;
}

function isFit(
  { found, rest }: HeadTime,
  block: Block,
  before: Block | undefined,
  isTimeline: boolean,
): boolean {
  const hasClock = found.clock !== null || found.epoch !== null;
  if (block.kind === 'heading') return isEntryHeading(block, isTimeline ? 'timeline' : '');
  if (block.kind === 'item')
    return hasClock || (isTimeline && (found.date !== null || found.unknown || found.relative !== null));
  // A sentence that begins with a time is a story, and the second line of a sentence is not the head of anything.
  if (
    /^(?:at|on|from|between|since|by|around|about|the)\b/i.test(found.raw) ||
    rest === '' ||
    /^(?:we|the)\b/.test(rest)
  )
    return false;
  const above = before?.kind === 'text' ? before : null;
  if (above !== null && (headTime(above.text)?.found.clock ?? null) === null) return false;
  return hasClock || (isTimeline && found.date !== null && above === null);
}

/** The tables of a section that are timelines, at their first row; their other rows stand for nothing any more. */
function tablesIn(section: Section, isTimeline: boolean): ReadonlyMap<Block, readonly Candidate[]> {
  const tables = new Map<Block, readonly Candidate[]>();
  const { blocks } = section;
  for (let from = 0; from < blocks.length; from += 1) {
    if (blocks[from]?.kind !== 'row') continue;
    let to = from;
    while (blocks[to]?.kind === 'row') to += 1;
    const rows = blocks.slice(from, to);
    const entries = tableEntries(rows, isTimeline, section.depth);
    if (entries.length > 0) for (const [at, row] of rows.entries()) tables.set(row, at === 0 ? entries : []);
    from = to;
  }
  return tables;
}
