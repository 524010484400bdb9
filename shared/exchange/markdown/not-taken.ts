import { shortened } from '../document.ts';
import type { LeftOut } from '../imported.ts';
import type { Block, MarkdownSource } from './blocks.ts';
import { partOf } from './sections.ts';

/** Fields, comments and placeholders that have no place in a record. */
export function notTaken(source: MarkdownSource, placeholders: readonly Block[]): readonly LeftOut[] {
  const used = ['title', 'date', 'severity', 'services', 'service', 'path'];
  return [
    ...source.front
      .filter(
        ({ name, value }) =>
          (!used.includes(name) || (name === 'date' && value.length > 10)) && !/^(?:\[\])?$/.test(value),
      )
      .map(({ line, name, value }) => ({
        line,
        text: shortened(name === '' ? value : `${name}: ${value}`, 200),
        why: 'A field at the top that has no place in a record.',
      })),
    ...source.blocks
      .filter(
        ({ kind, depth, text }) => kind === 'heading' && depth === 1 && text !== '' && partOf(text) === null,
      )
      .filter(
        ({ text }, at) =>
          at > 0 || source.front.some(({ name, value }) => name === 'title' && value !== text),
      )
      .map(({ line, text }) => ({ line, text, why: 'Another title.' })),
    ...source.blocks
      .filter(({ kind }) => kind === 'comment')
      .map(({ line, text }) => ({
        line,
        text: shortened(text, 200),
        why: 'A comment that the page does not show.',
      })),
    ...placeholders.map(({ line, text }) => ({ line, text, why: 'A placeholder of the template.' })),
  ];
}
