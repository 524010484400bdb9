import { describe, expect, it } from 'vitest';
import { MAX_LINE } from '../../electron/records/limits.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { isKeptAside, judge, standingIn, type Cut } from '../../shared/workspace/standing.ts';
import {
  approveDevice,
  createWorkspace,
  foldWorkspace,
  revokeDevice,
} from '../../shared/workspace/workspace.ts';
import { deviceOf, Members, writerOf } from '../support/members.ts';

describe('who is a member', () => {
  it('is whom those vouch for that are trusted from the start, and whom these vouch for', () => {
    const said = new Members().approves('ben', 'cara').approves('zoe', 'yan');
    expect(said.standing('ana', 'ben', 'cara', 'yan')).toEqual([
      'member',
      'unverified',
      'unverified',
      'unverified',
    ]);
    said.approves('ana', 'ben');
    expect(said.standing('ben', 'cara', 'yan')).toEqual(['member', 'member', 'unverified']);
  });

  it('is nobody who approves himself, nor two who approve each other', () => {
    const said = new Members().approves('ben', 'ben').approves('ben', 'zoe').approves('zoe', 'ben');
    expect(said.standing('ben', 'zoe')).toEqual(['unverified', 'unverified']);
  });

  it('is nobody whom only a stranger has revoked or approved', () => {
    const said = new Members().approves('ana', 'ben').revokes('zoe', 'ben').revokes('zoe', 'ana');
    expect(said.standing('ana', 'ben')).toEqual(['member', 'member']);
  });
});

describe('a device that was revoked', () => {
  it('keeps what was known of it, and the devices that it had approved', () => {
    const said = new Members().approves('ana', 'ben').approves('ben', 'cara');
    said.revokes('ana', 'ben');
    said.approves('ben', 'dora');
    expect(said.standing('ben', 'cara', 'dora')).toEqual(['revoked', 'member', 'unverified']);
    expect([1, 2].map((q) => said.aside('ben', q))).toEqual([false, true]);
  });

  it('is kept aside in what nobody knew of: another session, another incident', () => {
    const said = new Members().approves('ana', 'ben').revokes('ana', 'ben', 0);
    expect(said.aside('ben', 1)).toBe(true);
  });

  it('can’t bring itself back, neither alone nor with the help of whom it approves', () => {
    const said = new Members().approves('ana', 'ben').approves('ana', 'cara').revokes('ana', 'ben');
    said
      .approves('ben', 'ben')
      .approves('ben', 'xeno')
      .approves('xeno', 'ben')
      .revokes('xeno', 'ana')
      .revokes('ben', 'cara');
    expect(said.standing('ana', 'ben', 'cara', 'xeno')).toEqual([
      'member',
      'revoked',
      'member',
      'unverified',
    ]);
  });

  it('is back with all that it wrote once a member approves it again, and can be revoked again', () => {
    const said = new Members().approves('ana', 'ben').revokes('ana', 'ben', 0).approves('ben', 'cara');
    expect(said.standing('ben', 'cara')).toEqual(['revoked', 'unverified']);
    said.approves('ana', 'ben');
    expect(said.standing('ben', 'cara')).toEqual(['member', 'member']);
    expect(said.aside('ben', 9)).toBe(false);
    said.revokes('ana', 'ben');
    expect(said.standing('ben', 'cara')).toEqual(['revoked', 'member']);
    expect([said.aside('ben', 1), said.aside('ben', 2)]).toEqual([false, true]);
  });

  it('stays revoked where somebody approved it without having heard of that', () => {
    const said = new Members().approves('ana', 'ben').approves('ana', 'cara');
    const past = [...said.events];
    said.revokes('ana', 'ben', 0, past).approves('cara', 'ben', past);
    expect(said.standing('ben')).toEqual(['revoked']);
  });

  it('has what both knew where two have revoked it, of whom one knew more', () => {
    const said = new Members().approves('ana', 'ben').approves('ana', 'cara');
    for (let i = 0; i < 5; i += 1) said.writes('ben');
    const past = [...said.events];
    said.revokes('ana', 'ben', 3, past).revokes('cara', 'ben', 5, past);
    expect([3, 4, 5, 6].map((q) => said.aside('ben', q))).toEqual([false, true, true, true]);
  });
});

describe('two that revoke each other', () => {
  const peers = () => new Members().approves('ana', 'ben').approves('ana', 'cara').approves('ana', 'dora');

  it('are both revoked, nobody else is, and another member decides', () => {
    const said = peers();
    const past = [...said.events];
    said.revokes('ben', 'cara', 0, past).revokes('cara', 'ben', 0, past);
    // Cara’s laptop is the stolen one: what else it says counts no more.
    said.revokes('cara', 'dora', 0, past).approves('cara', 'zoe', past);
    expect(said.standing('ana', 'ben', 'cara', 'dora', 'zoe')).toEqual([
      ...['member', 'revoked', 'revoked', 'member', 'unverified'],
    ]);
    said.approves('dora', 'ben');
    expect(said.standing('ben', 'cara')).toEqual(['member', 'revoked']);
  });

  it('leave the founder a member where his stolen laptop is revoked from another desktop and nobody hits back', () => {
    const said = peers().revokes('ben', 'ana');
    expect(said.standing('ana', 'ben')).toEqual(['revoked', 'member']);
    said.approves('ana', 'zoe').revokes('ana', 'cara', 0);
    expect(said.standing('zoe', 'ben', 'dora')).toEqual(['unverified', 'member', 'member']);
  });
});

describe('what is known of a device that is revoked', () => {
  const streams = Array.from({ length: 4_000 }, (_, i) => `20261120-${'abcdefgh'.slice(0, 5)}${encoded(i)}`);
  const known: Cut = new Map(streams.map((stream) => [stream, new Map([[writerOf('ben'), 123_456]])]));
  const drafts = () =>
    revokeDevice(createWorkspace(), deviceOf('ben'), 'ben', known, 'b'.repeat(13), { now: 0, person: 'ana' });

  it('is split over as many events as its lines need', () => {
    expect(drafts().length).toBeGreaterThan(1);
    for (const draft of drafts()) expect(JSON.stringify(draft).length).toBeLessThan(MAX_LINE - 2_000);
  });

  it('is one revocation, whatever part arrives first, and lifted by one approval', () => {
    const events = drafts().map((draft, i): StreamEvent => ({
      ...{
        ...draft,
        id: `${i + 2}`.padStart(26, 'b'),
        w: writerOf('ana'),
        q: i + 1,
        h: [i, 0],
        o: [],
        g: 1,
        c: 0,
      },
    }));
    const workspace = createWorkspace();
    for (const event of events.reverse()) foldWorkspace(workspace, event);
    const pinned = new Set([deviceOf('ana'), deviceOf('ben')]);
    const judgement = judge(workspace.statements.values(), pinned);
    const aside = (q: number) =>
      streams.map((s) => isKeptAside(judgement, deviceOf('ben'), s, writerOf('ben'), q));
    expect(aside(123_456)).not.toContain(true);
    expect(aside(123_457)).not.toContain(false);
    const back = approveDevice(workspace, deviceOf('ben'), 'ben', { now: 0, person: 'ana' });
    foldWorkspace(workspace, {
      ...back,
      id: 'c'.repeat(26),
      w: writerOf('ana'),
      q: 99,
      h: [99, 0],
      o: back.o ?? [],
      g: 2,
      c: 0,
    });
    expect(standingIn(judge(workspace.statements.values(), pinned), deviceOf('ben'))).toBe('member');
  });
});

function encoded(n: number): string {
  return n
    .toString(26)
    .replaceAll(/./g, (digit) => String.fromCharCode(97 + parseInt(digit, 26)))
    .padStart(3, 'a');
}
