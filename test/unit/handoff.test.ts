import { describe, expect, it } from 'vitest';
import { alarmsOf } from '../../shared/incident/alarms.ts';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { dueList } from '../../shared/incident/due.ts';
import { dutyOf } from '../../shared/incident/duty.ts';
import { disputesOf } from '../../shared/incident/disputes.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { askedOf } from '../../shared/incident/for-me.ts';
import { offersOf } from '../../shared/incident/handoff.ts';
import { holderOf, postsOf } from '../../shared/incident/roles.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { apart, assigned, declared, given, incidentOf, minute } from '../support/given.ts';
import { shownOf } from '../support/shown.ts';

const first = declared();
const commander = assigned('commander', 'ana');
const begun = [first, commander];

const handOver = (person: string, words?: string): CommandInput => ({
  name: 'hand-over',
  fields: { role: 'commander', person, ...(words === undefined ? {} : { words }) },
});
const accept = (more: { voice?: boolean; person?: string } = {}): CommandInput => ({
  name: 'accept-handoff',
  fields: { role: 'commander', ...more },
});
const decline: CommandInput = { name: 'decline-handoff', fields: { role: 'commander', why: 'on a train' } };
const withdraw: CommandInput = { name: 'withdraw-handoff', fields: { role: 'commander' } };

const after = (events: readonly StreamEvent[], command: CommandInput, by = 'ana', now = minute(30)) =>
  given(...events)
    .when(command, { by, now })
    .done();
const offered = after(begun, handOver('ben'));
const rows = (events: readonly StreamEvent[]) => timelineOf(incidentOf(events)).map(({ text }) => text);
const holder = (events: readonly StreamEvent[]) => holderOf(incidentOf(events), 'commander');
const open = (events: readonly StreamEvent[]) => offersOf(incidentOf(events)).map(({ to }) => to);

describe('a role that is handed over', () => {
  it('stays with its holder until it is accepted, and the log has both sides', () => {
    expect([holder(offered), open(offered)]).toEqual(['ana', ['ben']]);
    const taken = after(offered, accept(), 'ben', minute(32));
    expect([holder(taken), open(taken)]).toEqual(['ben', []]);
    expect(rows(taken).slice(-2)).toEqual([
      'ana offers command to ben',
      'ana handed command over to ben, accepted by ben',
    ]);
    expect(postsOf(incidentOf(taken))).toMatchObject([{ person: 'ben', since: minute(32) }]);
  });

  it('is accepted by voice, as whoever hears it records', () => {
    const taken = after(offered, accept({ voice: true }), 'ana');
    expect(rows(taken).at(-1)).toBe('ana handed command over to ben, accepted by voice, recorded by ana');
    expect(holder(taken)).toBe('ben');
  });

  it('stays where it is when the other declines, with a word', () => {
    const no = after(offered, decline, 'ben');
    expect([holder(no), open(no)]).toEqual(['ana', []]);
    expect(timelineOf(incidentOf(no)).at(-1)).toMatchObject({
      text: 'ben declined command, ana keeps it',
      detail: 'on a train',
    });
  });

  it('goes to somebody else when it is offered anew, and not to two', () => {
    const anew = after(offered, handOver('cem'));
    expect(open(anew)).toEqual(['cem']);
    expect(rows(anew).at(-1)).toBe('ana offers command to cem, no longer to ben');
  });

  it('is offered by the scribe or the deputy for its holder', () => {
    const scribe = assigned('scribe', 'dora');
    const by = after([...begun, scribe], handOver('ben'), 'dora');
    expect(rows(by).at(-1)).toBe('ana offers command to ben, recorded by dora');
  });

  it('keeps the place and the area of an expert', () => {
    const farah = assigned('sme', 'farah', { area: 'keys', place: 'role.sme.abc' });
    const fields = { role: 'sme' as const, expert: 'farah' };
    const asked = after(
      [first, farah],
      { name: 'hand-over', fields: { ...fields, person: 'rune' } },
      'farah',
    );
    const taken = after(asked, { name: 'accept-handoff', fields: { role: 'sme' } }, 'rune');
    expect(postsOf(incidentOf(taken))).toMatchObject([
      { person: 'rune', area: 'keys', place: 'role.sme.abc' },
    ]);
    const back = { role: 'sme' as const, person: 'farah', expert: 'rune', at: minute(0) };
    expect(postsOf(incidentOf(after(taken, { name: 'assign', fields: back })))).toMatchObject([
      { person: 'farah', area: 'keys', place: 'role.sme.abc', since: minute(0) },
    ]);
  });
});

describe('handing over is refused', () => {
  it.each<[string, readonly StreamEvent[], CommandInput, string, string]>([
    ['to its holder', begun, handOver('ana'), 'ana', 'Not offered: ana holds command already.'],
    [
      'when nobody holds it',
      [first],
      handOver('ben'),
      'ana',
      'Not offered: nobody holds that role; assign it instead.',
    ],
    [
      'by somebody else',
      begun,
      handOver('cem'),
      'ben',
      'Not offered: ana holds command. It is offered by ana, the commander, the deputy or the scribe.',
    ],
    [
      'to oneself',
      begun,
      handOver('ben'),
      'ben',
      'Not offered: ana holds command. Ask ana for it, or take it if ana is gone.',
    ],
    ['when nothing was offered', begun, accept(), 'ben', 'Not accepted: nobody offers command.'],
    [
      'to who accepts for another',
      offered,
      accept(),
      'cem',
      'Not accepted: command is offered to ben; who hears ben answer records it as said by voice.',
    ],
    [
      'when it was withdrawn',
      after(offered, withdraw),
      accept(),
      'ben',
      'Not accepted: the offer of command to ben is gone; ana holds command.',
    ],
    [
      'when it was accepted',
      after(offered, accept(), 'ben'),
      withdraw,
      'ana',
      'Not withdrawn: the offer of command to ben is gone; ben holds command.',
    ],
    [
      'to who withdraws what is not theirs',
      offered,
      withdraw,
      'cem',
      'Not withdrawn: it was offered by ana for ana.',
    ],
  ])('%s', (_, events, command, by, why) =>
    given(...events)
      .when(command, { by })
      .thenRefused(why),
  );

  it('but asking for what is so changes nothing', () => {
    given(...offered)
      .when(handOver('ben'))
      .thenNothing();
    given(...after(offered, accept(), 'ben'))
      .when(accept(), { by: 'ben' })
      .thenNothing();
  });
});

describe('taking without acceptance', () => {
  const take: CommandInput = { name: 'take-role', fields: { role: 'commander', why: 'asleep' } };

  it('is logged with its reason, and ends what was offered', () => {
    const taken = after(offered, take, 'cem');
    expect([holder(taken), open(taken)]).toEqual(['cem', []]);
    expect(rows(taken).at(-1)).toBe('cem took command, was ana, without acceptance: asleep');
    given(...taken)
      .when(accept(), { by: 'ben' })
      .thenRefused('Not accepted: the offer of command to ben is gone; cem holds command.');
  });

  it('needs no reason, and none is said where nobody held it', () => {
    const bare: CommandInput = { name: 'take-command', fields: {} };
    expect(rows(after(begun, bare, 'cem')).at(-1)).toBe('cem took command, was ana, without acceptance');
    expect(rows(after([first], bare, 'cem')).at(-1)).toBe('cem took command');
  });

  it('is acceptance for whom it is offered to', () =>
    expect(rows(after(offered, take, 'ben')).at(-1)).toBe('ana handed command over to ben, accepted by ben'));

  it('taken back leaves the offer as it was', () => {
    const taken = after(offered, take, 'cem');
    const back: CommandInput = {
      name: 'assign',
      fields: { role: 'commander', person: 'ana', at: minute(0) },
    };
    expect(open(after(taken, back))).toEqual(['ben']);
  });

  it('and given back later is another time on duty: nothing is offered', () => {
    const taken = after(offered, take, 'cem');
    const later: CommandInput = { name: 'assign', fields: { role: 'commander', person: 'ana' } };
    expect(open(after(taken, later, 'cem', minute(50)))).toEqual([]);
  });
});

describe('an answer is taken back', () => {
  it.each([
    ['declined', decline, 'ben', 'decline-handoff' as const],
    ['withdrawn', withdraw, 'ana', 'withdraw-handoff' as const],
  ])('that it was %s: it waits since when it waited', (_, command, by, name) => {
    const ended = after(offered, command, by, minute(33));
    const again = after(ended, { name, fields: { role: 'commander', undo: true } }, by, minute(34));
    expect(offersOf(incidentOf(again))).toMatchObject([{ to: 'ben', offeredAt: minute(30), by: 'ana' }]);
    expect(rows(again).at(-1)).toBe(`${by} lets the offer of command to ben stand`);
    given(...again)
      .when({ name, fields: { role: 'commander', undo: true } }, { by })
      .thenNothing();
  });

  it('but not once somebody else holds the role', () => {
    const ended = after(offered, withdraw);
    const taken = after(ended, { name: 'take-command', fields: {} }, 'cem');
    given(...taken)
      .when({ name: 'withdraw-handoff', fields: { role: 'commander', undo: true } })
      .thenRefused('Nothing changed: cem holds command now.');
  });
});

describe('an acceptance is taken back', () => {
  const taken = after(offered, accept(), 'ben', minute(32));
  const back: CommandInput = {
    name: 'assign',
    fields: { role: 'commander', person: 'ana', since: minute(0) },
  };
  const again = after(taken, back, 'ben', minute(40));

  it('as an honest row at the time of taking back, while time on duty counts on', () => {
    expect(timelineOf(incidentOf(again)).at(-1)).toMatchObject({
      at: minute(40),
      text: 'Handover to ben taken back: ana holds command again',
    });
    expect(postsOf(incidentOf(again))).toMatchObject([{ person: 'ana', since: minute(0) }]);
    expect(dutyOf(incidentOf(again)).turns).toMatchObject([{ person: 'ana', from: minute(0), until: null }]);
    expect(open(again), 'it waits as it did').toEqual(['ben']);
  });

  it('and so is a role that nobody held before', () => {
    const scribe = after(begun, { name: 'assign', fields: { role: 'scribe', person: 'ines' } });
    const free = after(scribe, { name: 'release', fields: { role: 'scribe', since: minute(0) } }, 'ana');
    expect(rows(free).at(-1)).toBe('Scribe to ines taken back: nobody holds scribe');
  });
});

describe('two desktops at the same time', () => {
  const same = ([one, other]: readonly [StreamEvent[], StreamEvent[]]) => {
    expect(shownOf(incidentOf(other), minute(60))).toEqual(shownOf(incidentOf(one), minute(60)));
    return one;
  };
  const ways = (events: readonly StreamEvent[]) =>
    disputesOf(incidentOf(events)).flatMap(({ about, shown, others }) => [
      about,
      shown.words,
      ...others.map(({ words }) => words),
    ]);
  /** Chooses as the window does. */
  const chosen = (events: readonly StreamEvent[], words: string, by = 'dora') => {
    const held = disputesOf(incidentOf(events)).flatMap(({ shown, others }) => [shown, ...others]);
    const choose = held.find((each) => each.words === words)?.choose ?? [];
    return choose.reduce((now, command) => after(now, command, by, minute(40)), events);
  };

  it('accept and withdraw: who accepted holds it, and either can be chosen', () => {
    const both = same(apart(offered, withdraw, accept()));
    expect(holder(both)).toBe('ben');
    expect(ways(both)).toEqual(['Command handed over', 'accepted by ben', 'withdrawn, ana keeps it']);
    const kept = chosen(both, 'accepted by ben');
    expect([holder(kept), ways(kept), open(kept)]).toEqual(['ben', [], []]);
    const back = chosen(both, 'withdrawn, ana keeps it');
    expect([holder(back), ways(back), open(back)]).toEqual(['ana', [], []]);
  });

  it('name two people: both are asked, the first to accept has it, or somebody chooses', () => {
    const scribe = assigned('scribe', 'ben');
    const both = same(apart([...begun, scribe], handOver('cem'), handOver('zoe')));
    expect(open(both)).toEqual(['cem', 'zoe']);
    expect(ways(both)).toEqual(['Command is offered', 'to zoe', 'to cem']);
    const one = after(both, accept(), 'cem');
    expect([holder(one), open(one), ways(one)]).toEqual(['cem', [], []]);
    expect(open(after(both, { name: 'decline-handoff', fields: { role: 'commander' } }, 'cem'))).toEqual([
      'zoe',
    ]);
    expect(open(chosen(both, 'to cem'))).toEqual(['cem']);
  });

  it('record the same acceptance: there is nothing to choose', () => {
    const both = same(apart(offered, accept({ voice: true }), accept()));
    expect(postsOf(incidentOf(both))).toMatchObject([{ person: 'ben', alsoSet: [] }]);
    expect(ways(both)).toEqual([]);
  });

  it('accept, and take it: the role is disputed as any other', () => {
    const taken = after(offered, { name: 'take-command', fields: {} }, 'cem').slice(offered.length);
    const accepted = after(offered, accept(), 'ben').slice(offered.length);
    expect(ways([...offered, ...taken, ...accepted])).toEqual(['Incident commander', 'ben', 'cem']);
  });
});

describe('an offer that waits', () => {
  it('is asked of whom it is offered to, and of nobody else', () => {
    const incident = incidentOf(offered);
    expect(askedOf(incident, 'ben')).toMatchObject([{ kind: 'handoff', by: 'ana', text: 'command' }]);
    expect(askedOf(incident, 'ana')).toEqual([]);
  });

  it('rings at once for them only, and after five minutes for whoever offered it', () => {
    const about = alarmsOf(incidentOf(offered), defaultPlaybook).filter(({ key }) =>
      /offered|handoff/.test(key),
    );
    expect(about.map(({ what, only, dueAt, asked }) => [what, only, dueAt, asked ?? false])).toEqual([
      ['Command offered to ben, not accepted', 'ana', minute(35), false],
      ['ana offers you command', 'ben', minute(30), true],
    ]);
    expect(dueList(incidentOf(offered), defaultPlaybook)).toContainEqual(
      expect.objectContaining({ kind: 'handoff', dueAt: minute(35) }),
    );
    const accepted = alarmsOf(incidentOf(after(offered, accept(), 'ben')), defaultPlaybook);
    expect(accepted.filter(({ key }) => /offered|handoff/.test(key))).toEqual([]);
  });
});
