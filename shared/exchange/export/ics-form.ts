import type { Block, PostmortemDocument } from '../../incident/documents/blocks.ts';
import { declarationOf } from '../../incident/facts.ts';
import type { Incident } from '../../incident/state.ts';

/** A box of a form: its heading has the form's own number and name, and what is empty says so. */
export function box(title: string, ...blocks: readonly Block[]): readonly Block[] {
  const filled = blocks.filter(
    (block) => (block.kind !== 'table' && block.kind !== 'facts') || block.rows.length > 0,
  );
  return [
    { kind: 'heading', level: 2, text: title },
    ...(filled.length === 0 ? [{ kind: 'words', text: 'Nothing on record.' } as const] : filled),
  ];
}

export const words = (text: string): Block => ({ kind: 'words', text });
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): Block => ({
  ...{ kind: 'table', head, rows },
});

/** A form of the Incident Command System as a document; whoever writes a format marks an exercise. */
export const formOf = (incident: Incident, form: string, blocks: readonly Block[]): PostmortemDocument => ({
  id: incident.id,
  title: `${form}: ${declarationOf(incident)?.title ?? 'title redacted'}`,
  exercise: declarationOf(incident)?.exercise === true,
  unfinished: null,
  blocks,
});
