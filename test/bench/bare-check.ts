import * as crypto from 'node:crypto';
import { readCards } from '../../electron/records/device-card.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { deviceOf } from '../../shared/ids.ts';

/** Parses a segment and checks it, with nothing around it. @throws when something in it is wrong. */
export type BareCheck = (bytes: Buffer) => void;

/** The least that a check costs: every line parsed, every hash computed, the signature checked once. */
export function bareCheckOf(ws: string, cardFolder: string): BareCheck {
  const { cards } = readCards(nodeFileSystem, cardFolder, ws);
  return (bytes) => {
    const rows = bytes.toString('utf8').split('\n');
    const header = rows[0] ?? '';
    const { inc, w } = JSON.parse(header) as { inc: string; w: string };
    const { head, sig } = JSON.parse(rows.at(-2) ?? '') as { head: string; sig: string };
    let [first, last, hash, good] = [0, 0, '', true];
    for (const row of rows.slice(1, -2)) {
      const tab = row.indexOf('\t');
      const [envelope, payload] = [row.slice(0, tab), row.slice(tab + 1)];
      const { q, ph } = JSON.parse(envelope) as { q: number; ph: string };
      JSON.parse(payload);
      good &&= crypto.hash('sha256', payload, 'base64url') === ph;
      hash = crypto.hash('sha256', envelope, 'base64url');
      if (first === 0) first = q;
      last = q;
    }
    const signed = ['icc-seg1', ws, inc, w, first, last, head, crypto.hash('sha256', header, 'base64url')];
    const key = cards.get(deviceOf(w))?.key;
    const isSigned =
      key !== undefined &&
      crypto.verify(null, Buffer.from(signed.join('|')), key, Buffer.from(sig, 'base64url'));
    if (!good || hash !== head || !isSigned) throw new Error('the yardstick checks something else');
  };
}
