import { expect } from 'vitest';
import { runChild } from './children/run-child.ts';

type Said = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs `ic` as a person does: a process of its own. */
export async function ic(store: string, verb: string, ...words: string[]): Promise<Said> {
  const ended = await runChild('../../../electron/cli/index.ts', [verb, '--store', store, ...words]);
  return { code: ended.code, out: ended.lines.join('\n'), err: ended.errors };
}

/** Expects success and gives what was printed, parsed. */
export async function icJson(
  store: string,
  verb: string,
  ...words: string[]
): Promise<Record<string, unknown>> {
  const { code, out, err } = await ic(store, verb, '--json', ...words);
  expect([code, err], [verb, ...words].join(' ')).toEqual([0, '']);
  return JSON.parse(out) as Record<string, unknown>;
}

/** Expects one sentence on the error output, and nothing else anywhere. */
export async function refusal(code: 1 | 2, store: string, verb: string, ...words: string[]): Promise<string> {
  const said = await ic(store, verb, ...words);
  expect([said.code, said.out], [verb, ...words].join(' ')).toEqual([code, '']);
  expect(said.err).toMatch(/^[^\n]+\n$/);
  expect(said.err).not.toMatch(/Error:|\bat .*\.ts:/);
  return said.err;
}

/** Every verb, in an order in which each one has something to do: words after the id. */
export const course: readonly (readonly [string, ...string[]])[] = [
  ['acknowledge'],
  ['log', 'one', '--kind', 'finding', '--at', '-5s', '--entry', 'one'],
  ['correct', 'one', 'one, put better'],
  ['remove', 'one'],
  ['restore', 'one'],
  ['log', 'the password is swordfish', '--entry', 'secret'],
  ['redact', 'secret', '--reason', 'a password', '--yes'],
  ['assign', 'commander', 'ben'],
  ['assign', 'sme', 'zoë', '--area', 'network'],
  ['release', 'sme', '--person', 'zoë'],
  ['severity', 'sev1', '--reason', 'everybody is hit'],
  ['undo-severity'],
  ['severity', 'sev1', '--reason', 'everybody is hit'],
  ['log', 'does it stop?', '--kind', 'ask', '--to', 'farah', '--minutes', '10', '--entry', 'ask'],
  ['mark', 'ask', 'open', '--minutes', '20'],
  ['mark', 'ask', 'done', 'it does', '--by', 'farah'],
  ['describe', '--impact', 'Nobody can watch anything.'],
  ['set-time', 'detected', '-1s'],
  ['link', 'Bridge', 'https://calls.example/7', '--kind', 'bridge'],
  ['unlink', 'bridge'],
  ['tick', 'impact-in-words'],
  ['skip', 'load', 'nowhere to move it'],
  ['assign-item', 'rollback', 'ben'],
  ['add-item', 'Tell the shop', '--role', 'scribe', '--item', 'own-shop'],
  ['remove-item', 'own-shop'],
  ['update', 'We are on it', '--next', 'in 20 minutes', '--audiences', 'support, customers'],
  ['correct-update', 'last', 'We work on it'],
  ['withdraw-update', 'last'],
  ['long-incident', '--minutes', '40'],
  ['take-command'],
  ['start-mitigation'],
  ['undo-phase'],
  ['start-mitigation'],
  ['mitigate'],
  ['resolve'],
  ['reopen'],
  ['resolve'],
  ['write-text', 'summary', 'Nobody could watch for an hour.'],
  ['close'],
];
