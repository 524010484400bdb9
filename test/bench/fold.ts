import * as Automerge from '@automerge/automerge';
import * as Y from 'yjs';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { foldAll } from '../../shared/incident/fold.ts';
import { inventLines, largeIncident } from '../support/make-store.ts';
import { compare, figures, type Bench, type Compared, type Line } from './measure.ts';

const EVENTS = 10_000;

/** Folding 10 000 events, against two libraries for shared data taking in the same facts. */
export const foldEvents: Bench = {
  name: 'fold',
  async run() {
    const lines = inventLines(largeIncident({ events: EVENTS }));
    const events = lines.map(({ event }) => event);
    const [changes, updates] = [automergeChanges(events), yjsUpdates(events)];
    const run = (): unknown => foldAll('20261120-benchaaa', events);
    const parse = (): unknown =>
      lines.map(({ text }) => text.split('\t').map((part): unknown => JSON.parse(part)));
    const automerge = await compare(
      5,
      { run },
      { run: () => Automerge.applyChanges(Automerge.init(), changes) },
    );
    const yjs = await compare(25, { run }, { run: () => applied(updates) });
    const parsed = await compare(25, { run }, { run: parse });
    return [
      fasterThan('fold-10k-against-automerge', automerge, 'Automerge applying 10 000 changes in one call'),
      fasterThan('fold-10k-against-yjs', yjs, 'Yjs applying 10 000 updates in one transaction'),
      {
        name: 'fold-10k-against-parse',
        value: parsed.subject,
        unit: 'ms',
        compared: `${figures(parsed.ratio)} x JSON.parse of the same lines`,
      },
    ];
  },
};

function fasterThan(name: string, { subject, ratio }: Compared, what: string): Line {
  const held = 1 / ratio >= 5;
  const compared = `${figures(1 / ratio)} x as fast as ${what}`;
  return { name, value: subject, unit: 'ms', compared, limit: { text: 'at least 5', held } };
}

/** An entry is an element of a list, everything else the setting of a key: the same facts in either library. */
type Doc = { entries: Record<string, string | number>[]; facts: Record<string, string> };

const entryOf = ({ id, at, u, payload }: StreamEvent): Record<string, string | number> => ({
  ...(payload as Record<string, string>), // an entry's payload holds texts only
  id,
  at,
  u,
});
const isEntry = (event: StreamEvent): boolean => event.t === 'entry-logged/1';

function automergeChanges(events: readonly StreamEvent[]): Uint8Array[] {
  let doc = Automerge.from<Doc>({ entries: [], facts: {} });
  for (const event of events) {
    doc = Automerge.change(doc, (draft) => {
      if (isEntry(event)) draft.entries.push(entryOf(event));
      else draft.facts[event.e] = JSON.stringify(event.payload);
    });
  }
  return Automerge.getAllChanges(doc);
}

function yjsUpdates(events: readonly StreamEvent[]): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const event of events) {
    if (isEntry(event)) doc.getArray('entries').push([new Y.Map(Object.entries(entryOf(event)))]);
    else doc.getMap('facts').set(event.e, JSON.stringify(event.payload));
  }
  return updates;
}

function applied(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}
