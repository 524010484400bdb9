import { describe, expect, it } from 'vitest';
import { happened, stoodOrHappened } from '../../shared/exercise/happened.ts';
import type { Happening } from '../../shared/exercise/scenario.ts';
import { at, type Done } from '../support/course.ts';
import { play } from '../support/exercise-course.ts';

const command: Done = [2, 'ana', 'take-command'];
const log = (minute: number, kind: string): Done => [minute, 'ana', 'log', { kind, text: 'stop writes' }];

describe('when something happened', () => {
  it.each<[string, Happening, readonly Done[], number]>([
    ['a role is filled', { what: 'role', role: 'commander' }, [command], 2],
    [
      'all roles are filled, with the last of them',
      { what: 'role', role: 'all' },
      [
        command,
        [3, 'ana', 'assign', { role: 'scribe', person: 'ben' }],
        [4, 'ana', 'assign', { role: 'technical-lead', person: 'cleo' }],
        [6, 'ana', 'assign', { role: 'communications-lead', person: 'dora' }],
      ],
      6,
    ],
    ['an entry of a kind', { what: 'entry', kind: 'decision' }, [log(4, 'note'), log(5, 'decision')], 5],
    [
      'an update to an audience',
      { what: 'update', audience: 'customers' },
      [
        [3, 'dora', 'update', { text: 'We look into it.', next: 20, audiences: ['executives'] }],
        [8, 'dora', 'update', { text: 'We look into it.', next: 20, audiences: ['customers'] }],
      ],
      8,
    ],
    [
      'a phase, when one beyond it is reached',
      { what: 'phase', phase: 'mitigation' },
      [[9, 'ana', 'mitigate']],
      9,
    ],
    [
      'a severity, when it is that high',
      { what: 'severity', severity: 'sev2' },
      [
        [1, 'ana', 'severity', { severity: 'sev3', reason: 'few see it' }],
        [7, 'ana', 'severity', { severity: 'sev1', reason: 'all see it' }],
      ],
      7,
    ],
    [
      'a handover, when it is accepted',
      { what: 'handoff' },
      [
        command,
        [5, 'ana', 'hand-over', { role: 'commander', person: 'ben' }],
        [7, 'ben', 'accept-handoff', { role: 'commander' }],
      ],
      7,
    ],
    ['a page', { what: 'page' }, [[4, 'ana', 'page', { who: 'storage on call' }]], 4],
    [
      'a runbook, when it is taken up',
      { what: 'runbook' },
      [[4, 'ana', 'use-runbook', { runbook: 'restore.md', title: 'Restore', steps: ['stop writes'] }]],
      4,
    ],
    [
      'an inject',
      { what: 'inject', id: 'alert' },
      [[3, 'fay', 'give-inject', { inject: 'alert', text: 'x' }]],
      3,
    ],
  ])('%s', (_, happening, done, minute) => {
    expect(happened(play(...done), happening, at(0.5))).toBe(at(minute));
    expect(happened(play(), happening, at(0.5))).toBeNull();
    expect(happened(play(...done), happening, at(20))).toBeNull();
  });

  it('only what stands counts: what was taken back did not happen', () => {
    const decided = play(log(5, 'decision'));
    const entry = [...decided.events.values()].find(({ t }) => t === 'entry-logged/1')?.e;
    const back = play(log(5, 'decision'), [6, 'ana', 'remove', { entry: entry ?? '' }]);
    expect(happened(back, { what: 'entry', kind: 'decision' }, at(0))).toBeNull();
  });

  it('what stood before counts from the beginning where that is asked', () => {
    const role: Happening = { what: 'role', role: 'commander' };
    expect(happened(play(command), role, at(5))).toBeNull();
    expect(stoodOrHappened(play(command), role, at(5))).toBe(at(5));
    const released = play(command, [3, 'ana', 'release', { role: 'commander' }], [9, 'ben', 'take-command']);
    expect(stoodOrHappened(released, role, at(5))).toBe(at(9));
    expect(stoodOrHappened(play(log(2, 'decision')), { what: 'entry', kind: 'decision' }, at(5))).toBe(at(5));
  });
});
