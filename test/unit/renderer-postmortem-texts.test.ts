import { fromBase64, toBase64 } from 'lib0/buffer';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { textPlace, textSlice } from '../../shared/incident/events/text-edited.ts';
import { createIncident, type Incident } from '../../shared/incident/state.ts';
import { TEXT_ROOT } from '../../shared/incident/text-update.ts';
import { textOf } from '../../shared/incident/text.ts';
import { MADE_AT } from '../support/make-store.ts';
import { editEvent } from '../support/text-edits.ts';

const id = '20261120-abcdefgh';
/** What main was asked to record, and what it keeps as a draft. */
const recorded: string[] = [];
let draft = '';
vi.stubGlobal('window', { addEventListener: () => undefined });
vi.stubGlobal('icConsole', {
  subscribe: () => () => undefined,
  request(channel: string, argument: { command?: CommandInput; draft?: { text: string } }) {
    if (channel === 'incident:run') {
      const { command } = argument;
      if (command?.name === 'edit-text') recorded.push(...command.fields.updates);
    }
    if (channel === 'draft:save') draft = argument.draft?.text ?? '';
    const value = channel === 'draft:load' ? { text: draft, unsaved: [] } : null;
    return Promise.resolve({ ok: true, value });
  },
});

const { openTexts } = await import('../../renderer/bridge/text-edits.ts');
const { sendLeftTexts } = await import('../../renderer/bridge/text-left.ts');
const { useProjections } = await import('../../renderer/state/projections.ts');
const { fold } = await import('../../shared/incident/fold.ts');
const { Timeline } = await import('../../shared/incident/timeline.ts');

/** Somebody else’s editor, and the events that it makes, numbered by their order. */
function colleague() {
  const doc = new Y.Doc({ gc: false });
  const made: Uint8Array[] = [];
  doc.on('update', (update) => made.push(update));
  return { text: doc.getText(TEXT_ROOT), made };
}
let incident: Incident;
let events: number;
function arrive(update: Uint8Array): void {
  events += 1;
  fold(incident, editEvent(toBase64(update), events, 0, MADE_AT + events));
  show();
}
const show = (): void => {
  const timeline = new Timeline(incident);
  useProjections.setState({ opened: { incident, timeline, rows: timeline.rows() } });
};

beforeEach(() => {
  recorded.length = 0;
  draft = '';
  events = 0;
  incident = createIncident(id);
  show();
});

describe('the texts of an incident that are open in an editor', () => {
  test('what others write joins the text, whatever arrives first', async () => {
    const { text, made } = colleague();
    text.insert(0, 'Seat maps');
    text.insert(9, ' stayed empty');
    text.insert(22, ' for an hour');
    const texts = await openTexts(
      id,
      () => undefined,
      () => undefined,
    );
    const here = texts.section('summary').text;
    const [first, second, third] = made as [Uint8Array, Uint8Array, Uint8Array]; // made above
    arrive(first);
    arrive(third); // its ground is on its way
    expect(here.toJSON()).toBe('Seat maps');
    arrive(second);
    expect(here.toJSON()).toBe('Seat maps stayed empty for an hour');
    expect(recorded, 'nothing of it is sent back').toEqual([]);
    await texts.close();
  });

  test('what is typed is in the draft at once and in the record when the text is left', async () => {
    const texts = await openTexts(
      id,
      () => undefined,
      () => undefined,
    );
    texts.section('summary').text.insert(0, 'last words');
    expect(draft).not.toBe('');
    await texts.close();
    const copy = new Y.Doc();
    for (const update of recorded) Y.applyUpdate(copy, fromBase64(update));
    expect(copy.getText(TEXT_ROOT).toJSON()).toBe('last words');
    expect(draft).toBe('');
  });

  test('the window that folds anew keeps the editor; words that were taken out begin it anew', async () => {
    const { text, made } = colleague();
    text.insert(0, 'Seat maps');
    arrive(made[0] ?? new Uint8Array());
    const anew: string[] = [];
    const texts = await openTexts(
      id,
      () => undefined,
      (section) => anew.push(section),
    );
    texts.section('summary');
    incident = createIncident(id);
    events = 0;
    arrive(made[0] ?? new Uint8Array());
    expect(anew).toEqual([]);
    textSlice.of(incident).set(textPlace('summary'), new Map());
    show();
    expect(anew).toEqual(['summary']);
    expect(texts.section('summary').text.toJSON()).toBe('');
    await texts.close();
  });

  test('what a kill left behind is sent when the incident is opened, with no editor there', async () => {
    const texts = await openTexts(
      id,
      () => undefined,
      () => undefined,
    );
    texts.section('summary').text.insert(0, 'kept');
    const left = draft;
    await texts.close();
    recorded.length = 0;
    draft = left; // as if that had been the last that was written
    await sendLeftTexts(id);
    for (const update of recorded) arrive(fromBase64(update));
    expect(textOf(incident, 'summary')).toBe('kept');
    expect(draft).toBe('');
  });
});
