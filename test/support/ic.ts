import { join } from 'node:path';
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
  ['break', 'ben', '--minutes', '20'],
  ['break', 'ben', '--back'],
  ['break', 'ben', '--undo'],
  ['assign', 'sme', 'zoë', '--area', 'network'],
  ['release', 'sme', '--person', 'zoë'],
  ['severity', 'sev1', '--reason', 'everybody is hit'],
  ['undo-severity'],
  ['severity', 'sev1', '--reason', 'everybody is hit'],
  ['log', 'does it stop?', '--kind', 'ask', '--to', 'farah', '--minutes', '10', '--entry', 'ask'],
  ['mark', 'ask', 'open', '--minutes', '20'],
  ['mark', 'ask', 'done', 'it does', '--by', 'farah'],
  ['propose', 'Move them to the second region', '--minutes', '30', '--who', 'farah', '--entry', 'move'],
  ['object', 'move', 'it has no keys', '--who', 'ben'],
  ['decide', 'move', '--who', 'zoë'],
  ['mark', 'move', 'open'],
  ['drop-proposal', 'last', 'the keys are gone'],
  ['describe', '--impact', 'Nobody can watch anything.'],
  ['describe', '--services', 'player, edge'],
  ['set-time', 'detected', '-1s'],
  ['link', 'Bridge', 'https://calls.example/7', '--kind', 'bridge'],
  ['unlink', 'bridge'],
  ['tick', 'impact-in-words'],
  ['skip', 'load', 'nowhere to move it'],
  ['assign-item', 'rollback', 'ben'],
  ['add-item', 'Tell the shop', '--role', 'scribe', '--item', 'own-shop'],
  ['remove-item', 'own-shop'],
  ['describe', '--estimate', 'about 15:30', '--basis', 'two earlier moves'],
  ['draft-update', 'customers', 'Playback fails'],
  ['approve-update', 'customers', '--by', 'zoë'],
  ['unapprove', 'customers'],
  ['drop-draft', 'customers'],
  ['draft-update', 'executives', 'Playback fails for most'],
  ['send-updates', '--next', 'in 15 minutes', '--channel', 'e-mail'],
  ['update', 'We are on it', '--next', 'in 20 minutes', '--audiences', 'support, customers'],
  ['correct-update', 'last', 'We work on it'],
  ['withdraw-update', 'last'],
  ['long-incident', '--minutes', '40'],
  ['take-command', '--why', 'asleep'],
  ['hand-over', 'commander', 'farah', '--words', 'The keyring is the weak spot.'],
  ['decline-handoff', 'commander', 'on a train', '--by', 'farah'],
  ['hand-over', 'commander', 'ben'],
  ['withdraw-handoff', 'commander'],
  ['hand-over', 'commander', 'ben'],
  ['accept-handoff', 'commander', '--voice'],
  ['take-role', 'commander', '--why', 'cut off'],
  ['page', '@rune', '--step', '1', '--id', 'page-1'],
  ['page-failed', 'rune'],
  ['page-open', 'page-1'],
  ['page-answered', 'rune'],
  ['withdraw-page', 'last'],
  ['tell', 'support leads', '--how', 'by phone'],
  ['withdraw-tell', 'support leads'],
  ['workstream', 'Keyring', 'ben', '--id', 'ws-keyring'],
  ['set-workstream', 'keyring', '--name', 'Bring the keyring back'],
  ['report', 'ws-keyring', 'keys load again', '--needs', 'a second pair of eyes'],
  ['need-met', 'ws-keyring'],
  ['withdraw-report', 'ws-keyring'],
  ['close-workstream', 'Bring the keyring back'],
  ['use-runbook', join(import.meta.dirname, '../fixtures/runbooks/look-first.md')],
  ['note-runbook', 'look-first.md', 'wrong', 'the dashboard has moved'],
  ['start-mitigation'],
  ['undo-phase'],
  ['start-mitigation'],
  ['mitigate'],
  ['resolve'],
  ['reopen'],
  ['resolve'],
  ['write-text', 'summary', 'Nobody could watch for an hour.'],
  ['add-action', 'Rotate the keyring', '--owner', 'marek', '--due', '2026-12-01', '--id', 'act-rotate'],
  ['set-action', 'act-rotate', '--state', 'done', '--effect', 'worked'],
  ['edit-text', 'summary', '--updates', 'AQFNAAQBBHRleHQHSGVsbG8uIAA='],
  ['redact-text', 'summary', 'for an hour', '--reason', 'a name', '--yes'],
  ['set-review', '--owner', 'ben'],
  ['set-review', '--state', 'in-review'],
  ['set-review', '--meeting', 'in 40 minutes'],
  ['need-review', 'yes', 'the same key everywhere'],
  ['note-review', 'factor', 'The keyring had one copy', '--category', 'process', '--note', 'factor-1'],
  ['remove-review-note', 'factor-1'],
  ['tick-review', 'read', 'ben'],
  ['tag-cause', 'process'],
  ['curate', 'one', '--show', 'yes', '--note', 'where it was seen first'],
  ['log', 'Stay in one region', '--kind', 'decision', '--entry', 'stay'],
  ['weigh', 'stay', 'paid-off', 'it held'],
  ['hold-meeting', 'begin'],
  ['hold-meeting', 'end'],
  ['undo-import'],
  ['close'],
];

/** Every verb of a game day, likewise: words after the id of an incident that was declared as an exercise. */
export const gameDay: readonly (readonly [string, ...string[]])[] = [
  ['begin-exercise', '--scenario', 'harbour.yaml', '--title', 'The harbour', '--objectives', 'Ask first'],
  ['give-inject', 'The crane stops', '--kind', 'alert', '--to', 'commander', '--inject', 'crane'],
  ['pause-exercise'],
  ['pause-exercise', '--undo'],
  ['end-exercise'],
  ['end-exercise', '--undo'],
];
