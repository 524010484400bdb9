import type { Block } from './blocks.ts';

/** The parts of a post-mortem as it is built in, with what other people's documents call them. */
const partNames: readonly (readonly [string, RegExp])[] = [
  [
    'timeline',
    /\b(?:timeline|chronolog|sequence of events|key events|log of events|events? log|incident log)/i,
  ],
  [
    'went-well',
    /\b(?:(?:went|worked|did|do) (?:really |quite )?well|what worked|successes|went right|good things)\b/i,
  ],
  [
    'actions',
    /\b(?:action items?|actions?|follow[- ]?ups?|remediation|corrective|preventi(?:ve|on)|preventat|future measures|next steps|to ?do|moving forward|looking ahead|improvements|being done|doing about|prevent(?:ing)?)\b/i,
  ],
  [
    'better',
    /\b(?:went (?:wrong|poorly|badly)|(?:could|can) (?:have )?(?:be(?:en)?|go(?:ne)?) better|did(?:n.t| not) go|lessons?|learn(?:ed|t|ings?)|luck|takeaways|conclusions?|insights|questions|improved)\b/i,
  ],
  ['trade-offs', /\btrade-?offs?\b/i],
  [
    'factors',
    /\b(?:root|causes?|contributing|factors|fault|trigger|whys?|analysis|how did (?:it|this) happen|technical problem)\b/i,
  ],
  ['impact', /\b(?:impact|affected|scope|damage|impacted|consequences)\b/i],
  ['summary', /\b(?:summary|overview|abstract|tl;?dr|introduction|synopsis|at a glance)\b/i],
  [
    'what-happened',
    /\b(?:what happened|detect(?:ion|ed)|response|resolution|resolved|recovery|recovered|mitigation|background|context|identified|details|incident|lead-?up|narrative|action taken|time to \w+)\b/i,
  ],
];

/** The part of a post-mortem that a heading belongs to; null where it says nothing of the kind. */
export const partOf = (title: string): string | null =>
  partNames.find(([, words]) => words.test(title.slice(0, 120)))?.[0] ?? null;

/** A stretch of a document under one heading (or under none), without those under headings in it. */
export type Section = {
  readonly title: string;
  readonly line: number;
  /** 1 to 6; 0 before the first heading; 7 for a label in bold that stands like a heading. */
  readonly depth: number;
  readonly part: string;
  /** The titles of the headings over it, from the outermost. */
  readonly over: readonly string[];
  readonly heading: Block | null;
  readonly blocks: readonly Block[];
};

/** `**Key events**`, `**Context**: words`, `**Timeline:**`: a label of a part of its own. */
const label = /^\*\*([^*]{2,60}?):?\*\*:?[ \t]*(.*)$/;

/** Takes the blocks of a document apart at its headings, and at labels that do what headings do. */
export function sectionsOf(
  blocks: readonly Block[],
  isEntry: (block: Block, part: string) => boolean,
): readonly Section[] {
  const sections: (Omit<Section, 'blocks'> & { blocks: Block[] })[] = [];
  const open: { title: string; depth: number; part: string }[] = [];
  const begin = (title: string, depth: number, heading: Block | null, line: number): void => {
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) open.pop();
    const part = under(
      open.map((each) => each.part),
      depth === 1 ? null : partOf(title),
      depth,
    );
    sections.push({ title, line, depth, part, over: open.map((each) => each.title), heading, blocks: [] });
    open.push({ title, depth, part });
  };
  begin('', 0, null, 1);
  /** The depth of the heading with a time that what follows stands under; a smaller heading below it is part of its entry. */
  let entry = 0;
  let listed = true;
  for (const block of blocks) {
    const part = sections.at(-1)?.part ?? 'summary';
    // In a list of a section with a heading, a label in bold is an entry of the list; where labels are the headings, they stand in one.
    const named = block.kind === 'item' && !listed ? null : labelOf(block);
    const isTimed = (block.kind === 'heading' || named !== null) && isEntry(block, part);
    if (block.kind === 'heading' && isTimed) entry = block.depth;
    const below = entry > 0 && block.depth > entry && partOf(block.text) === null;
    if (block.kind === 'heading' && !isTimed && !below) {
      begin(block.text, block.depth, block, block.line);
      entry = 0;
      listed = block.depth === 1;
    } else if (named !== null && !isTimed) {
      begin(named.title, 7, null, block.line);
      listed = block.kind === 'item';
      if (named.rest !== '')
        sections.at(-1)?.blocks.push({ ...block, kind: 'text', text: named.rest, source: named.rest });
    } else sections.at(-1)?.blocks.push(block);
  }
  return sections;
}

function labelOf(block: Block): { title: string; rest: string } | null {
  if ((block.kind !== 'item' && block.kind !== 'text') || block.depth > 1 || block.text.length > 5_000)
    return null;
  const [, title = '', rest = ''] = label.exec(block.text) ?? [];
  return title !== '' && partOf(title) !== null && (/:\*\*|\*\*:/.test(block.text) || rest === '')
    ? { title, rest }
    : null;
}

/** What is under action items is about them, whatever it is called; else a heading's own words decide, then those over it. */
function under(over: readonly string[], own: string | null, depth: number): string {
  const last = over.at(-1);
  if (depth > 1 && last === 'actions' && own !== 'timeline') return 'actions';
  if (own !== null) return own;
  return depth <= 1 || last === undefined
    ? 'summary'
    : depth === 2 && over.length <= 2
      ? 'what-happened'
      : last;
}
