import * as crypto from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { readCards } from '../../electron/records/device-card.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { layoutOf } from '../../electron/records/layout.ts';
import { verifyStore } from '../../electron/records/verify.ts';
import { readWorkspace } from '../../electron/records/workspace.ts';
import { deviceOf } from '../../shared/ids.ts';
import { largeIncident, makeStore } from '../support/make-store.ts';
import { atMost, compare, onDisk, type Bench } from './measure.ts';

const EVENTS = 100_000;

/** `ic verify`, against the parsing, hashing and checking of signatures that it can't do without, in memory. */
export const verify: Bench = {
  name: 'verify',
  run: () =>
    onDisk(async (folder) => {
      const root = join(folder, 'store');
      const [id = ''] = await makeStore(root, [largeIncident({ events: EVENTS })]);
      const layout = layoutOf(root);
      const workspace = readWorkspace(nodeFileSystem, layout);
      if (!workspace.ok) throw new Error('there is no store');
      const { ws } = workspace.value;
      const yardstick = bareCheck(ws, layout.segments(id), layout.cards);
      const run = async (): Promise<unknown> => {
        const { problems, events } = await verifyStore(nodeFileSystem, layout, ws);
        if (problems.length > 0 || events < EVENTS)
          throw new Error(problems[0]?.what ?? 'events are missing');
        return events;
      };
      const of = 'bare JSON.parse, hashes and signatures in memory';
      return [atMost('verify-100k-events', await compare(5, { run }, { run: yardstick }), of, 1.3)];
    }),
};

type Parts = { readonly header: string; readonly lines: [string, string][]; readonly trailer: string };

/** The least that a full check costs: every line parsed, every hash and signature computed, nothing looked at. */
function bareCheck(ws: string, folder: string, cardFolder: string): () => number {
  const { cards } = readCards(nodeFileSystem, cardFolder, ws);
  const segments = fs.readdirSync(folder).map((name): Parts => {
    const rows = fs.readFileSync(join(folder, name), 'utf8').split('\n');
    const lines = rows.slice(1, -2).map((row): [string, string] => {
      const tab = row.indexOf('\t');
      return [row.slice(0, tab), row.slice(tab + 1)];
    });
    return { header: rows[0] ?? '', lines, trailer: rows.at(-2) ?? '' };
  });
  return () => {
    let good = 0;
    for (const { header, lines, trailer } of segments) {
      const { inc, w } = JSON.parse(header) as { inc: string; w: string };
      const { head, sig } = JSON.parse(trailer) as { head: string; sig: string };
      let [first, last] = [0, 0];
      for (const [envelope, payload] of lines) {
        const { q, ph } = JSON.parse(envelope) as { q: number; ph: string };
        JSON.parse(payload);
        if (crypto.hash('sha256', payload, 'base64url') === ph) good += 1;
        if (crypto.hash('sha256', envelope, 'base64url') === head) good += 1;
        if (first === 0) first = q;
        last = q;
      }
      const key = cards.get(deviceOf(w))?.key;
      const signed = ['icc-seg1', ws, inc, w, first, last, head, crypto.hash('sha256', header, 'base64url')];
      const bytes = Buffer.from(signed.join('|'));
      if (key !== undefined && crypto.verify(null, bytes, key, Buffer.from(sig, 'base64url'))) good += 1;
    }
    if (good !== EVENTS + segments.length * 2) throw new Error('the yardstick checks something else');
    return good;
  };
}
