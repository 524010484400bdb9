import type { TimeItem } from '../times/time-item.ts';
import type { Block } from './blocks.ts';

/** An entry of a timeline as it stands in the document, its time not yet resolved. */
export type Candidate = {
  readonly line: number;
  readonly time: TimeItem;
  readonly raw: string;
  /** Its first words; what belongs to it follows in `body`. */
  readonly text: string;
  readonly who: string | null;
  /** How deep its heading is; that of its section for what is no heading. */
  readonly depth: number;
  /** How far it is indented: what stands further in belongs to it. */
  readonly indent: number;
  readonly form: 'heading' | 'item' | 'text' | 'row' | 'labelled' | 'day' | 'chat';
  readonly body: Block[];
};

/** The words of blocks as they stood, without the indentation that they share. */
export function wordsOf(blocks: readonly Block[]): string {
  const lines = blocks.flatMap(({ kind, source }) =>
    kind === 'comment' ? [] : kind === 'break' ? [''] : source.split('\n'),
  );
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => /^\s*/.exec(line)?.[0].length ?? 0);
  const shared = indents.reduce((a, b) => Math.min(a, b), 80);
  return lines
    .map((line) => line.slice(Math.min(shared, /^\s*/.exec(line)?.[0].length ?? 0)).trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
