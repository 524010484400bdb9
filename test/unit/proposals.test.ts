import { describe, expect, it } from 'vitest';
import { fold } from '../../shared/incident/fold.ts';
import { boardOf } from '../../shared/incident/boards.ts';
import { disputesOf } from '../../shared/incident/disputes.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { courseOf, decisionsOf, openProposals } from '../../shared/incident/proposals.ts';
import { Timeline, timelineOf } from '../../shared/incident/timeline.ts';
import { apart, declared, given, incidentOf, logged, minute } from '../support/given.ts';

const first = declared();
const proposed = logged('p-1', 'Send EU traffic to the fallback', {
  ...{ kind: 'proposal', at: minute(7), by: 'marek', dueAt: minute(37) },
});

const after = (
  events: readonly StreamEvent[],
  ...said: readonly Parameters<ReturnType<typeof given>['when']>[]
) =>
  said.reduce(
    (before, [command, how]) =>
      given(...before)
        .when(command, how)
        .done(),
    events,
  );

describe('what is proposed', () => {
  it('stands open with whose it is, since when, and what is said against it', () => {
    const events = after(
      [first, proposed],
      [{ name: 'object', fields: { proposal: 'p-1', text: 'it holds 40 %' } }, { by: 'ben' }],
    );
    expect(openProposals(incidentOf(events))).toMatchObject([
      {
        proposedBy: 'marek',
        minutes: 30,
        item: { at: minute(7) },
        objections: [{ by: 'ben', text: 'it holds 40 %' }],
      },
    ]);
  });

  it('is written down for somebody who said it aloud', () =>
    given(first)
      .when({ name: 'propose', fields: { text: 'roll back', who: 'farah', minutes: 20 } }, { now: minute(3) })
      .then({
        ...{ t: 'entry-logged/1', u: 'ana', at: minute(3) },
        payload: { kind: 'proposal', text: 'roll back', to: 'farah', dueAt: minute(23) },
      }));

  it('is recorded once, however often it is sent', () =>
    given(first, proposed)
      .when({ name: 'propose', fields: { text: 'x', entry: 'p-1' } })
      .thenNothing());

  it('becomes a decision of whoever decides, to be looked at again as long after that', () =>
    given(first, proposed)
      .when({ name: 'decide', fields: { proposal: 'p-1' } }, { now: minute(9) })
      .then(
        { t: 'entry-marked/1', e: 'p-1', payload: { mark: 'done', note: 'ana' } },
        {
          ...{ t: 'entry-logged/1', e: 'p-1.d1', at: minute(9) },
          payload: { kind: 'decision', about: 'p-1', dueAt: minute(39) },
        },
      ));

  it('tells in the decision who proposed, who objected and who decided over it', () => {
    const events = after(
      [first, proposed],
      [{ name: 'object', fields: { proposal: 'last', text: 'it holds 40 %', who: 'ben' } }, {}],
      [{ name: 'decide', fields: { proposal: 'last', who: 'cem' } }, {}],
    );
    expect(decisionsOf(incidentOf(events))).toMatchObject([
      { proposedBy: 'marek', decidedBy: 'cem', objections: [{ by: 'ben' }], follows: null },
    ]);
    expect(openProposals(incidentOf(events))).toEqual([]);
  });

  it('takes no objection and no other end once it is decided', () => {
    const decided = after([first, proposed], [{ name: 'decide', fields: { proposal: 'p-1' } }]);
    given(...decided)
      .when({ name: 'object', fields: { proposal: 'p-1', text: 'no' } })
      .thenRefused(
        'Your objection is not recorded: it is decided; mark the decision as changed or reversed, or propose something else.',
      );
    given(...decided)
      .when({ name: 'drop-proposal', fields: { proposal: 'p-1' } })
      .thenRefused('Not dropped: it is decided; mark the decision as reversed instead.');
    given(...decided)
      .when({ name: 'decide', fields: { proposal: 'p-1' } })
      .thenNothing();
    given(...decided)
      .when({ name: 'decide', fields: { proposal: 'p-1', who: 'ben' } })
      .thenRefused('Not decided: it is decided already; correct the decision to say who decided.');
  });

  it('is not decided and not objected to once it was dropped, unless it is opened again', () => {
    const dropped = after([first, proposed], [{ name: 'drop-proposal', fields: { proposal: 'p-1' } }]);
    given(...dropped)
      .when({ name: 'decide', fields: { proposal: 'p-1' } })
      .thenRefused('Not decided: it was dropped; open it again, or propose it anew.');
    const again = after(
      dropped,
      [{ name: 'mark', fields: { entry: 'p-1', mark: 'open' } }],
      [{ name: 'decide', fields: { proposal: 'p-1' } }],
    );
    expect(boardOf(incidentOf(again), 'decision')).toHaveLength(1);
  });

  it('is open again where the deciding is undone, and can be decided once more', () => {
    const undone = after(
      [first, proposed],
      [{ name: 'mark', fields: { entry: 'p-1', mark: 'done' } }],
      [{ name: 'mark', fields: { entry: 'p-1', mark: 'open' } }],
    );
    expect(boardOf(incidentOf(undone), 'decision')).toEqual([]);
    expect(openProposals(incidentOf(undone))).toHaveLength(1);
    const once = after(undone, [{ name: 'decide', fields: { proposal: 'p-1' } }]);
    expect(boardOf(incidentOf(once), 'decision')).toMatchObject([{ entry: 'p-1.d2' }]);
  });

  it('is nothing that any other entry is', () => {
    const note = logged('n-1', 'a note');
    given(first, note)
      .when({ name: 'decide', fields: { proposal: 'n-1' } })
      .thenRefused('Not decided: there is no such proposal.');
    given(first, note)
      .when({ name: 'object', fields: { proposal: 'last', text: 'no' } })
      .thenRefused('Your objection is not recorded: there is no such proposal.');
    given(first)
      .when({ name: 'log', fields: { text: 'no', kind: 'objection' } })
      .thenRefused(
        'Not logged: nothing is proposed that an objection could be to. Your words are kept; log them as a note.',
      );
  });
});

describe('two desktops that had not seen each other’s', () => {
  it('decide the same thing, and it is one decision', () => {
    const decide = { name: 'decide', fields: { proposal: 'p-1' } } as const;
    for (const events of apart([first, proposed], decide, decide)) {
      expect(decisionsOf(incidentOf(events))).toHaveLength(1);
    }
  });

  it('say who decided differently: either can be chosen, and the decision follows', () => {
    const by = (who: string) => ({ name: 'decide', fields: { proposal: 'p-1', who } }) as const;
    for (const events of apart([first, proposed], by('cem'), by('dora'))) {
      const [dispute] = disputesOf(incidentOf(events));
      expect([dispute?.shown.words, dispute?.others[0]?.words].sort()).toEqual([
        'decided by cem',
        'decided by dora',
      ]);
      const chosen = dispute?.others[0]?.choose[0];
      if (chosen === undefined) throw new Error('nothing to choose');
      const settled = incidentOf(after(events, [chosen]));
      expect(disputesOf(settled)).toEqual([]);
      expect(`decided by ${decisionsOf(settled)[0]?.decidedBy ?? ''}`).toBe(dispute?.others[0]?.words);
    }
  });

  it('decide and drop it: dropping, when it is chosen, takes the decision back', () => {
    const [events] = apart(
      [first, proposed],
      { name: 'decide', fields: { proposal: 'p-1' } },
      { name: 'drop-proposal', fields: { proposal: 'p-1', why: 'too late' } },
    );
    const held = disputesOf(incidentOf(events)).flatMap(({ shown, others }) => [shown, ...others]);
    const drop = held.find(({ words }) => words === 'dropped: too late')?.choose[0];
    const decide = held.find(({ words }) => words === 'decided by ana')?.choose[0];
    if (drop === undefined || decide === undefined) throw new Error('nothing to choose');
    expect(boardOf(incidentOf(after(events, [drop])), 'decision')).toEqual([]);
    expect(boardOf(incidentOf(after(events, [decide])), 'decision')).toHaveLength(1);
  });

  it('object and decide: both stand in the record', () => {
    for (const events of apart(
      [first, proposed],
      { name: 'decide', fields: { proposal: 'p-1' } },
      { name: 'object', fields: { proposal: 'p-1', text: 'wait' } },
    )) {
      expect(decisionsOf(incidentOf(events))).toMatchObject([{ objections: [{ by: 'ben', text: 'wait' }] }]);
    }
  });
});

describe('a decision', () => {
  const decision = logged('d-1', 'Fallback until 15:00', { kind: 'decision', dueAt: minute(20) });

  it('that the scribe writes down says who decided', () => {
    const events = after(
      [first],
      [{ name: 'log', fields: { text: 'roll back', kind: 'decision', to: 'ines', entry: 'd-2' } }],
    );
    expect(courseOf(incidentOf(events), 'd-2')).toMatchObject({ decidedBy: 'ines', proposedBy: null });
  });

  it('that was changed is followed by what holds now; undoing takes that back', () => {
    const changed = after(
      [first, decision],
      [{ name: 'mark', fields: { entry: 'd-1', mark: 'changed', note: 'Fallback until 16:00' } }],
    );
    expect(decisionsOf(incidentOf(changed))).toMatchObject([
      { mark: 'changed', open: false, followedBy: 'Fallback until 16:00' },
      { text: 'Fallback until 16:00', follows: 'Fallback until 15:00', open: true },
    ]);
    const undone = after(changed, [{ name: 'mark', fields: { entry: 'd-1', mark: 'open' } }]);
    expect(decisionsOf(incidentOf(undone))).toMatchObject([{ entry: 'd-1', open: true, followedBy: null }]);
  });

  it('is not changed into nothing', () =>
    given(first, decision)
      .when({ name: 'mark', fields: { entry: 'd-1', mark: 'changed' } })
      .thenRefused('Nothing changed: say what holds now.'));
});

it('the rows follow what is said about them elsewhere, in whatever order it arrives', () => {
  const events = after(
    [first, proposed],
    [{ name: 'decide', fields: { proposal: 'p-1' } }],
    [{ name: 'mark', fields: { entry: 'p-1.d1', mark: 'changed', note: 'another way' } }],
  );
  const [late] = given(first, proposed)
    .when({ name: 'object', fields: { proposal: 'p-1', text: 'wait', entry: 'o-1' } }, { by: 'ben' })
    .done()
    .slice(2);
  if (late === undefined) throw new Error('no objection');
  for (const order of [[...events, late], [late, ...events].reverse(), [first, late, ...events.slice(1)]]) {
    const incident = incidentOf([]);
    const timeline = new Timeline(incident);
    for (const event of order) {
      fold(incident, event);
      timeline.apply(event);
    }
    expect(timeline.rows()).toEqual(timelineOf(incidentOf(order)));
    const row = timeline.rows().find(({ key }) => key === 'p-1.d1');
    expect(row?.course).toMatchObject({ objections: [{ by: 'ben' }], followedBy: 'another way' });
  }
});
