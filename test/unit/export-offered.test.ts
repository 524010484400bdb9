import { expect, test } from 'vitest';
import { exportDocuments, exportKinds, exportLabel, formatsOf } from '../../shared/exchange/export/kinds.ts';
import { exportFormats } from '../../shared/exchange/formats.ts';
import { formatTyped, inDocument, offeredDocuments } from '../../renderer/features/exporting/offered.ts';
import { course, declare, type Done } from '../support/course.ts';

const resolved: readonly Done[] = [declare, [30, 'ana', 'mitigate'], [40, 'ana', 'resolve']];

test('only what would not be refused is offered', () => {
  expect(offeredDocuments(course(declare))).toEqual([
    ...['record', 'log', 'state', 'ics-201', 'ics-214', 'statuspage'],
  ]);
  expect(offeredDocuments(course(...resolved))).not.toContain('postmortem');
  const begun = course(...resolved, [50, 'ben', 'note-review', { kind: 'factor', text: 'x' }]);
  expect(offeredDocuments(begun)).toContain('postmortem');
});

test('every format is one of the formats of its document, and no two of them end alike', () => {
  const documents = Object.keys(exportDocuments) as (keyof typeof exportDocuments)[]; // of that very object
  expect(documents.flatMap(formatsOf).sort()).toEqual([...exportFormats].sort());
  expect(new Set(exportFormats.map((each) => exportKinds[each].file)).size).toBe(exportFormats.length);
  expect(new Set(exportFormats.map(exportLabel)).size).toBe(exportFormats.length);
});

test('the next document is written in what the one before was, where it can be', () => {
  expect(inDocument('ics-214', 'ics-201-pdf')).toBe('ics-214-pdf');
  expect(inDocument('log', 'html')).toBe('csv');
  expect(inDocument('record', 'statuspage')).toBe('json');
});

test('letters ask for a document, or for another format of the one that is chosen', () => {
  const offered = offeredDocuments(course(declare));
  expect(formatTyped(offered, 'ics 2', 'markdown')).toBe('ics-201');
  expect(formatTyped(offered, 'ics-214', 'html')).toBe('ics-214-html');
  expect(formatTyped(offered, 'PDF', 'ics-214')).toBe('ics-214-pdf');
  expect(formatTyped(offered, 'pdf', 'csv')).toBeUndefined();
  expect(formatTyped(offered, 'post', 'markdown')).toBeUndefined();
});
