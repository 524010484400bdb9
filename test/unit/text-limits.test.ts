import { toBase64 } from 'lib0/buffer';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { CommandInput } from '../../shared/incident/commands.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { textOf } from '../../shared/incident/text.ts';
import { MAX_SECTION_TEXT } from '../../shared/incident/vocabulary.ts';
import { declared, fromNewerVersion, given, incidentOf } from '../support/given.ts';

/** Updates of an editor that types, each at the end of the text. */
function typed(...words: readonly string[]): string[] {
  const doc = new Y.Doc();
  doc.clientID = 7;
  const updates: string[] = [];
  doc.on('update', (bytes) => updates.push(toBase64(bytes)));
  const text = doc.getText('text');
  for (const each of words) text.insert(text.length, each);
  return updates;
}
const edit = (...updates: readonly string[]) =>
  ({ name: 'edit-text', fields: { section: 'summary', updates: [...updates] } }) satisfies CommandInput;
const read = (events: readonly StreamEvent[]): string => textOf(incidentOf(events), 'summary');
const full = Array.from({ length: 10 }, () => 'x'.repeat(MAX_SECTION_TEXT / 10));

describe('an edit of a text', () => {
  test('is recorded as the editor made it', () => {
    const events = given(declared())
      .when(edit(...typed('Films ', 'did not start.')))
      .done();
    expect(read(events)).toBe('Films did not start.');
  });

  test('is refused where the part would be too long, and nothing is lost; taking words out of it goes on', () => {
    const [more = '', ...rest] = typed(...full, ' and more').reverse();
    const events = given(declared())
      .when(edit(...rest.reverse()))
      .done();
    expect(read(events)).toHaveLength(MAX_SECTION_TEXT);
    given(...events)
      .when(edit(more))
      .thenRefused(
        'Not saved: this part of the text would have 100009 characters, and it holds 100000. Put some of it into another part, or attach it to the log.',
      );
    const less = given(...events)
      .when({ name: 'write-text', fields: { section: 'summary', text: 'short' } })
      .done();
    expect(read(less)).toBe('short');
  });

  test('that says nothing is not recorded', () => {
    given(declared()).when(edit('AAA=')).thenNothing();
  });

  test('is refused where it is none, or where only a newer version understands the text', () => {
    given(declared())
      .when(edit('////'))
      .thenRefused(
        'Not saved: the editor sent something that is no edit of a text. Close the text and open it again.',
      );
    given(declared(), fromNewerVersion('text.summary', { c: 1 }))
      .when(edit(...typed('words')))
      .thenRefused('Nothing changed: a newer version of IC Console changed it; update to write here.');
  });
});
