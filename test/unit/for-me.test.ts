import { describe, expect, it } from 'vitest';
import { alarmsOf } from '../../shared/incident/alarms.ts';
import { boardOf } from '../../shared/incident/boards.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { askedOf } from '../../shared/incident/for-me.ts';
import { isMeant, isSamePerson } from '../../shared/incident/people.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import {
  assigned,
  declared,
  given,
  incidentOf,
  logged,
  marked,
  minute,
  moved,
  takenBack,
} from '../support/given.ts';

const first = declared();
const ask = logged('a-1', 'who holds the keys?', { kind: 'ask', to: 'farah', by: 'ben', at: minute(4) });
const keysFor = (person: string, ...events: readonly StreamEvent[]) =>
  askedOf(incidentOf([first, ...events]), person).map(({ key }) => key);

describe('what is asked of a person', () => {
  it('is an ask to them until it is answered; acknowledged it comes after what they have not heard', () => {
    const later = logged('a-2', 'and the locks?', { kind: 'ask', to: 'Farah', by: 'ben', at: minute(5) });
    expect(keysFor('farah', ask, later)).toEqual(['ask.a-1', 'ask.a-2']);
    const heard = marked('a-1', 'acknowledged', { at: minute(6), by: 'farah' });
    expect(keysFor('farah', ask, later, heard)).toEqual(['ask.a-2', 'ask.a-1']);
    const answered = marked('a-1', 'done', { at: minute(7), by: 'farah', after: [heard] });
    expect(keysFor('farah', ask, heard, answered)).toEqual([]);
  });

  it('is nothing for anybody else, for nobody in particular, when it is taken back, or once it is over', () => {
    expect(keysFor('ben', ask)).toEqual([]);
    expect(keysFor('', ask)).toEqual([]);
    expect(keysFor('farah', ask, takenBack('a-1'))).toEqual([]);
    expect(keysFor('farah', ask, moved('resolve'))).toEqual([]);
  });

  it('is a proposal, for everyone who holds a role and has not spoken; the commander decides it in any case', () => {
    const proposed = logged('p-1', 'roll back', { kind: 'proposal', by: 'marek' });
    const roles = [
      assigned('commander', 'ana'),
      assigned('scribe', 'ben'),
      assigned('technical-lead', 'marek'),
    ];
    const asks = (person: string, ...more: readonly StreamEvent[]) =>
      askedOf(incidentOf([first, proposed, ...roles, ...more]), person);
    expect(asks('ben')).toMatchObject([{ kind: 'proposal', decides: false }]);
    expect(asks('ana')).toMatchObject([{ decides: true }]);
    expect(asks('marek')).toEqual([]);
    expect(asks('cem')).toEqual([]);
    const [objection] = given(first, proposed)
      .when({ name: 'object', fields: { proposal: 'p-1', text: 'no' } }, { by: 'ben' })
      .done()
      .slice(2);
    if (objection === undefined) throw new Error('no objection');
    expect(asks('ben', objection)).toEqual([]);
    expect(asks('ana', objection)).toHaveLength(1);
  });
});

describe('a name in an incident', () => {
  it('is the same one however it is typed', () => {
    expect(isSamePerson('Ana Ruiz', ' ana.ruiz')).toBe(true);
    expect(isSamePerson('Ana Ruiz', 'ana')).toBe(false);
  });

  it('means a person by the first name where it is theirs alone', () => {
    const one = incidentOf([first, assigned('scribe', 'Cem Kaya')]);
    expect(isMeant(one, 'cem', 'Cem Kaya')).toBe(true);
    expect(isMeant(one, 'ce', 'Cem Kaya')).toBe(false);
    const two = incidentOf([first, assigned('scribe', 'Cem Kaya'), assigned('deputy', 'Cem Aydin')]);
    expect(isMeant(two, 'cem', 'Cem Kaya')).toBe(false);
    const other = incidentOf([first, assigned('scribe', 'cem')]);
    expect(isMeant(other, 'cem', 'Cem Kaya')).toBe(false);
    expect(isMeant(one, 'cem', '')).toBe(false);
  });
});

describe('who acknowledged an ask', () => {
  it('stays known when it is given more time and when it is answered; opened again, nobody has', () => {
    const mark = (events: readonly StreamEvent[], mark: 'acknowledged' | 'done' | 'open', minutes?: number) =>
      given(...events)
        .when(
          {
            name: 'mark',
            fields: { entry: 'a-1', mark, ...(minutes === undefined ? {} : { minutes }) },
          },
          { by: mark === 'acknowledged' && minutes === undefined ? 'farah' : 'ana', now: minute(6) },
        )
        .done();
    const heardOf = (events: readonly StreamEvent[]) => boardOf(incidentOf(events), 'ask')[0]?.heard;
    let events = mark([first, ask], 'acknowledged');
    expect(heardOf(events)).toEqual({ by: 'farah', at: minute(6) });
    events = mark(events, 'acknowledged', 10);
    expect(heardOf(events)).toEqual({ by: 'farah', at: minute(6) });
    events = mark(events, 'done');
    expect(heardOf(events)).toEqual({ by: 'farah', at: minute(6) });
    expect(heardOf(mark(events, 'open'))).toBeNull();
  });
});

describe('the alarms of an ask', () => {
  const ringing = (...events: readonly StreamEvent[]) =>
    alarmsOf(incidentOf([first, ...events]), defaultPlaybook)
      .filter(({ key, only }) => only !== undefined && !key.startsWith('review'))
      .map(({ key, dueAt, only }) => ({ key, dueAt, only }));

  it('ring at once where it is addressed, and after three minutes where it was asked', () =>
    expect(ringing(ask)).toEqual([
      { key: 'asked.a-1', dueAt: minute(4), only: 'farah' },
      { key: 'unheard.a-1', dueAt: minute(7), only: 'ben' },
    ]));

  it('are silenced by acknowledging it, by its end, and by the end of the incident', () => {
    expect(ringing(ask, marked('a-1', 'acknowledged'))).toEqual([]);
    expect(ringing(ask, marked('a-1', 'dropped'))).toEqual([]);
    expect(ringing(ask, moved('resolve'))).toEqual([]);
  });

  it('are none for what somebody asks of themselves, or of nobody in particular', () => {
    expect(ringing(logged('a-2', 'x', { kind: 'ask', to: 'ana', by: 'ana' }))).toEqual([]);
    expect(ringing(logged('a-2', 'x', { kind: 'ask' }))).toEqual([]);
  });
});
