import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import type { Random } from '../invent.ts';
import type { VirtualTime } from './virtual-time.ts';

/** PKCS #8 of an Ed25519 key, up to its 32 bytes. */
const keyHead = Buffer.from('302e020100300506032b657004220420', 'hex');

function bytesFrom(random: Random): (length: number) => Buffer {
  return (length) => Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
}

type Verified = (error: Error | null, good: boolean) => void;

/**
 * Runs a life in which nothing comes from outside: clocks and timers are the simulation's, ids and keys come from the
 * seed, and signatures are checked at once. Everything is as it was when `live` has ended.
 */
export async function determined<T>(time: VirtualTime, random: Random, live: () => Promise<T>): Promise<T> {
  const bytes = bytesFrom(random);
  const undo: (() => void)[] = [];
  const replace = <O extends object>(object: O, name: keyof O, value: unknown): void => {
    const held = Object.getOwnPropertyDescriptor(object, name);
    Object.defineProperty(object, name, { value, configurable: true, writable: true });
    undo.push(() => {
      if (held === undefined) Reflect.deleteProperty(object, name);
      else Object.defineProperty(object, name, held);
    });
  };
  const { verify, createPrivateKey, createPublicKey } = crypto;

  replace(Date, 'now', () => time.now);
  replace(performance, 'now', () => time.now);
  replace(Math, 'random', random);
  replace(globalThis, 'setTimeout', (run: () => void, ms = 0) => timerOf(time.after(ms, run)));
  replace(globalThis, 'clearTimeout', (timer?: { id?: number }) => time.cancel(timer?.id ?? 0));
  replace(crypto, 'randomBytes', bytes);
  replace(crypto, 'generateKeyPairSync', () => {
    const key = Buffer.concat([keyHead, bytes(32)]);
    const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
    return { privateKey, publicKey: createPublicKey(privateKey) };
  });
  replace(crypto, 'verify', (...args: unknown[]) => {
    const [kind, data, key, signature] = args as Parameters<typeof verify>; // as the console calls it
    const done = args[4] as Verified | undefined;
    const good = verify(kind, data, key, signature);
    if (done === undefined) return good;
    queueMicrotask(() => done(null, good));
    return undefined;
  });
  syncBuiltinESMExports();
  try {
    return await live();
  } finally {
    for (const restore of undo.reverse()) restore();
    syncBuiltinESMExports();
  }
}

/** What Node's `setTimeout` gives, as far as programs use it. */
function timerOf(id: number) {
  const timer = { id, ref: () => timer, unref: () => timer, hasRef: () => true };
  return timer;
}
