/**
 * The kinds of parts that the rules know. `what-happened` is told strictly; in `reflection` (factors, what could be
 * better, trade-offs) a lack may be named; `actions` are wishes by their nature; what `went-well` is praise; `other` is everything else.
 */
export type Section = 'what-happened' | 'reflection' | 'actions' | 'went-well' | 'other';

/** In this order: “What went wrong” is not what happened. */
const kinds: readonly (readonly [Section, RegExp])[] = [
  [
    'actions',
    /\b(?:actions?(?: items?| points?)?|follow[ -]?ups?|next steps?|remediations?|to-?dos?|preventions?|preventing|preventative|preventive|improvements?|recommendations?|what we(?:'re| are|'ll| will) (?:doing|do|going)|what's next|moving forward|going forward|future|plans?|documentation|process)\b/i,
  ],
  [
    'reflection',
    /\b(?:factors?|causes?|concerns|better|worse|badly|lessons?|learn(?:ed|t|ing|ings)|trade-?offs?|luck|went wrong|improve|why|analysis|reflections?|takeaways?|conclusions?|retrospective|discussion|weaknesses)\b/i,
  ],
  [
    'what-happened',
    /\b(?:what happened|timeline|events?|chronology|summary|overview|incident|tl;?dr|sequence|narrative|detection|\d{1,2}:\d\d)\b/i,
  ],
  ['went-well', /\b(?:well|thanks|thank you|praise|kudos)\b/i],
  ['other', /\b(?:impact|background|glossary|references?|appendix|links)\b/i],
];

/** The kind of a part, by its `extra`, its id or its title; `other` where no word of it tells. */
export function sectionNamed(name: string): Section {
  return kindOf(name) ?? 'other';
}

/** The kind that a heading tells; null where it tells none, and what stands below it is of the part around it. */
export function kindOf(heading: string): Section | null {
  const plain = heading.replaceAll('’', "'").replaceAll('-', ' ');
  if (/\bwent (?:right|well)\b|\blucky\b/i.test(plain)) return 'went-well';
  return kinds.find(([, words]) => words.test(plain) || words.test(heading))?.[0] ?? null;
}
