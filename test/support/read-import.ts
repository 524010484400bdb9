import { readDocuments } from '../../shared/exchange/detect.ts';
import type { ImportFormat } from '../../shared/exchange/formats.ts';
import type { ImportedDocument, ImportInput } from '../../shared/exchange/imported.ts';

const now = Date.UTC(2026, 10, 21, 12);
/** A text as a reader gets it. */
export const input = (text: string, more: Partial<ImportInput> = {}): ImportInput => ({
  ...{ name: 'file.json', text, zone: 'Europe/Berlin', day: null, now },
  ...more,
});
/** The documents that a reader finds in JSON or a text; throws its sentence where it refuses. */
export function read(
  format: ImportFormat,
  value: unknown,
  more?: Partial<ImportInput>,
): readonly ImportedDocument[] {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const found = readDocuments(format, input(text, more));
  if (!found.ok) throw new Error(found.error);
  return found.value;
}
/** The first of them. */
export const one = (format: ImportFormat, value: unknown, more?: Partial<ImportInput>): ImportedDocument => {
  const [document] = read(format, value, more);
  if (document === undefined) throw new Error('nothing was read');
  return document;
};
