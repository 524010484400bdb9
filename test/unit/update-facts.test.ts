import { describe, expect, it } from 'vitest';
import { disputesOf } from '../../shared/incident/disputes.ts';
import { factChanged } from '../../shared/incident/events/fact-changed.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { isCauseKnown, updateFactsOf, type UpdateFactName } from '../../shared/incident/update-facts.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';
import {
  apart,
  declared,
  given,
  impactSaid,
  incidentOf,
  logged,
  marked,
  minute,
  takenBack,
  written,
} from '../support/given.ts';
import { shownOf } from '../support/shown.ts';

const first = declared();
const words: Playbook = {
  ...defaultPlaybook,
  wording: {
    ...defaultPlaybook.wording,
    components: [{ name: 'Checkout', services: ['payments-api', 'cart'] }],
  },
};
const fact = (name: UpdateFactName, ...events: readonly StreamEvent[]) =>
  updateFactsOf(incidentOf(events), words).find((each) => each.name === name);
const services = (...to: string[]): StreamEvent =>
  written(
    factChanged.draft({
      e: 'fact.services',
      at: minute(3),
      u: 'ana',
      payload: { fact: 'services', to, from: [] },
    }),
  );

describe('a fact for the updates', () => {
  it('stands as it was stated, with who said it, and is taken back by nothing', () => {
    const events = given(first)
      .when({ name: 'describe', fields: { doing: 'Traffic moves to the second route' } })
      .done();
    expect(fact('doing', ...events)).toMatchObject({
      words: 'Traffic moves to the second route',
      source: { kind: 'stated', by: 'ana', at: minute(30) },
    });
    expect(timelineOf(incidentOf(events)).at(-1)?.text).toBe('Being done: Traffic moves to the second route');
    const back = given(...events).when({ name: 'describe', fields: { doing: '' } });
    back.then({ t: 'fact-changed/1', e: 'fact.doing', payload: { fact: 'doing', to: null } });
    expect(fact('doing', ...back.done())).toMatchObject({ words: null, source: null });
    expect(timelineOf(incidentOf(back.done())).at(-1)).toMatchObject({
      text: 'Being done: taken back',
      detail: 'was: Traffic moves to the second route',
    });
  });

  it('is said once', () => {
    const events = given(first)
      .when({ name: 'describe', fields: { loss: 'Nothing was lost' } })
      .done();
    given(...events)
      .when({ name: 'describe', fields: { loss: 'Nothing was lost' } })
      .thenNothing();
    given(first)
      .when({ name: 'describe', fields: { loss: '' } })
      .thenNothing();
  });

  it('has no words where nobody has said it and the log does not tell', () => {
    const facts = updateFactsOf(incidentOf([first]), words);
    expect(facts.map(({ name }) => name)).toEqual([
      ...['affected', 'impact', 'known', 'doing', 'cause', 'estimate', 'loss'],
    ]);
    expect(facts.every((each) => each.words === null && each.source === null)).toBe(true);
  });

  it('is the impact that was stated', () =>
    expect(fact('impact', first, impactSaid('Half of all starts fail', { at: minute(4) }))).toMatchObject({
      words: 'Half of all starts fail',
      source: { kind: 'stated', at: minute(4) },
    }));
});

describe('the log suggests', () => {
  it('what is affected, as the status page calls it', () => {
    expect(fact('affected', first, services('payments-api', 'mail'))).toMatchObject({
      words: 'Checkout, mail',
      source: { kind: 'log', what: 'services', at: minute(3) },
    });
    expect(fact('affected', first, services('checkout', 'cart'))?.words).toBe('Checkout');
  });

  it('what is known, by the latest finding that stands', () => {
    const one = logged('f1', 'locks pile up', { kind: 'finding', at: minute(5) });
    const two = logged('f2', 'only in Europe', { kind: 'finding', at: minute(9) });
    expect(fact('known', two, first, one)).toMatchObject({
      words: 'only in Europe',
      source: { kind: 'log', what: 'finding', entry: 'f2', at: minute(9) },
    });
    expect(fact('known', first, one, two, takenBack('f2'))?.words).toBe('locks pile up');
  });

  it('what is being done, by the decision that stands or the action under way that came later', () => {
    const decision = logged('d1', 'fall back', { kind: 'decision', at: minute(5) });
    const action = logged('a1', 'drain the queue', { kind: 'action', to: 'ben', at: minute(8) });
    expect(fact('doing', first, decision)).toMatchObject({
      words: 'fall back',
      source: { what: 'decision', entry: 'd1' },
    });
    expect(fact('doing', first, action, decision)?.words).toBe('drain the queue');
    const done = marked('a1', 'done', { kind: 'action' });
    expect(fact('doing', first, action, decision, done)?.words).toBe('fall back');
    const reversed = marked('d1', 'dropped', { kind: 'decision' });
    expect(fact('doing', first, action, decision, done, reversed)?.words).toBeNull();
  });

  it('a cause only once a hypothesis is confirmed', () => {
    const guess = logged('h1', 'an expired certificate', { kind: 'hypothesis', at: minute(5) });
    expect(fact('cause', first, guess)).toMatchObject({ words: null, source: null });
    expect(isCauseKnown(incidentOf([first, guess]))).toBe(false);
    const confirmed = marked('h1', 'confirmed', { kind: 'hypothesis' });
    expect(fact('cause', first, guess, confirmed)).toMatchObject({
      words: 'an expired certificate',
      source: { what: 'hypothesis 1', entry: 'h1' },
    });
    expect(isCauseKnown(incidentOf([first, guess, confirmed]))).toBe(true);
  });

  it('nothing over what somebody stated', () => {
    const finding = logged('f1', 'locks pile up', { kind: 'finding', at: minute(40) });
    const events = given(first)
      .when({ name: 'describe', fields: { known: 'Two of three payments fail' } })
      .done();
    expect(fact('known', ...events, finding)?.words).toBe('Two of three payments fail');
  });
});

describe('an estimate', () => {
  const half = 'Not recorded: an estimate stands with its basis only.';
  const said = given(first).when({
    name: 'describe',
    fields: { estimate: 'about 15:30', basis: 'two earlier failovers' },
  });

  it('stands with its basis', () =>
    expect(fact('estimate', ...said.done())).toMatchObject({
      words: 'about 15:30',
      basis: 'two earlier failovers',
      source: { kind: 'stated', by: 'ana' },
    }));

  it('is refused without it, and so is a basis without an estimate', () => {
    given(first)
      .when({ name: 'describe', fields: { estimate: 'about 15:30' } })
      .thenRefused(half);
    given(first)
      .when({ name: 'describe', fields: { estimate: 'about 15:30', basis: ' ' } })
      .thenRefused(half);
    given(first)
      .when({ name: 'describe', fields: { basis: 'two earlier failovers' } })
      .thenRefused(half);
    given(...said.done())
      .when({ name: 'describe', fields: { estimate: 'about 16:00' } })
      .thenRefused(half);
  });

  it('may have a better basis, and is taken back with it', () => {
    given(...said.done())
      .when({ name: 'describe', fields: { basis: 'three earlier failovers' } })
      .then({
        payload: { to: { words: 'about 15:30', basis: 'three earlier failovers' } },
        t: 'fact-changed/1',
      });
    const back = given(...said.done())
      .when({ name: 'describe', fields: { estimate: '' } })
      .done();
    expect(fact('estimate', ...back)).toMatchObject({ words: null, basis: null, source: null });
  });
});

describe('facts stated at two desktops at once', () => {
  it('show one and keep the other to choose', () => {
    const [one, other] = apart(
      [first],
      { name: 'describe', fields: { loss: 'Nothing was lost', estimate: 'soon', basis: 'a' } },
      { name: 'describe', fields: { loss: '12 orders were doubled', estimate: 'late', basis: 'b' } },
    );
    const incident = incidentOf(one);
    expect(shownOf(incidentOf(other), minute(60))).toEqual(shownOf(incident, minute(60)));
    const disputes = disputesOf(incident);
    expect(disputes.map(({ about }) => about)).toEqual(['Lost or doubled', 'Estimate']);
    const settled = disputes.reduce<readonly StreamEvent[]>(
      (events, { others }) =>
        given(...events)
          .when(others[0]?.choose[0] ?? { name: 'describe', fields: {} })
          .done(),
      one,
    );
    expect(disputesOf(incidentOf(settled))).toEqual([]);
    expect(fact('loss', ...settled)?.words).toBe('Nothing was lost');
    expect(fact('estimate', ...settled)?.words).toBe('soon');
  });
});
