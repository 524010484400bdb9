import { describe, expect, it } from 'vitest';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { declarationOf } from '../../shared/incident/facts.ts';
import { isAddress, linksOf } from '../../shared/incident/links.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import {
  apart,
  declared,
  given,
  impactSaid,
  incidentOf,
  linked,
  minute,
  retitled,
} from '../support/given.ts';
import { shownOf } from '../support/shown.ts';

const first = declared();
const bridge = { label: 'Bridge', kind: 'bridge', target: 'https://calls.example/team' } as const;
const playbook = { ...defaultPlaybook, links: [bridge] };
const shown = (...events: readonly StreamEvent[]) =>
  linksOf(incidentOf(events), playbook).map(({ label, kind, target }) => [label, kind, target]);

describe('links', () => {
  it('are those of the playbook until the incident has its own, by kind and name', () => {
    expect(shown(first)).toEqual([['Bridge', 'bridge', 'https://calls.example/team']]);
    const own = linked('bridge', 'https://calls.example/7', { kind: 'bridge' });
    const board = linked('Board', 'https://graphs.example/7', { kind: 'dashboard' });
    expect(shown(first, board, own)).toEqual([
      ['bridge', 'bridge', 'https://calls.example/7'],
      ['Board', 'dashboard', 'https://graphs.example/7'],
    ]);
  });

  it('can be removed, the playbook’s too', () => {
    given(first)
      .when({ name: 'unlink', fields: { label: 'bridge' } }, { playbook })
      .then({
        ...{ t: 'link-set/1', e: 'link.newid234567ab' },
        payload: { label: 'Bridge', kind: 'bridge', target: null },
      });
    const gone = given(first)
      .when({ name: 'unlink', fields: { label: 'bridge' } }, { playbook })
      .done();
    expect(shown(...gone)).toEqual([]);
    given(...gone)
      .when({ name: 'unlink', fields: { label: 'bridge' } }, { playbook })
      .thenRefused('There is no link “bridge” to remove.');
  });

  it('keep their kind when they lead elsewhere, unless another is said', () => {
    given(first)
      .when({ name: 'link', fields: { label: 'Bridge', target: '030 123' } }, { playbook })
      .then({ t: 'link-set/1', payload: { kind: 'bridge', target: '030 123' } });
    given(first)
      .when({ name: 'link', fields: { label: 'Bridge', target: '030 123', kind: 'other' } }, { playbook })
      .then({ t: 'link-set/1', payload: { kind: 'other' } });
    given(first)
      .when({ name: 'link', fields: { label: 'Notes', target: 'the blue folder' } })
      .then({ t: 'link-set/1', payload: { kind: 'other' } });
  });

  it('change nothing where they are so already', () =>
    given(first, linked('Board', 'https://graphs.example/7'))
      .when({ name: 'link', fields: { label: 'Board', target: 'https://graphs.example/7' } })
      .thenNothing());

  it('of one name by two desktops are one link, the same on both, and can be changed and removed as one', () => {
    const [ana, ben] = [
      linked('Bridge', 'https://calls.example/a', { place: 'link.a' }),
      linked('bridge', 'https://calls.example/b', { place: 'link.b', by: 'ben' }),
    ];
    for (const events of [
      [first, ana, ben],
      [first, ben, ana],
    ]) {
      expect(shown(...events)).toEqual([['bridge', 'other', 'https://calls.example/b']]);
      expect(
        shown(
          ...given(...events)
            .when({ name: 'unlink', fields: { label: 'BRIDGE' } })
            .done(),
        ),
      ).toEqual([]);
      const changed = given(...events)
        .when({ name: 'link', fields: { label: 'Bridge', target: '030 123' } })
        .done();
      expect(shown(...changed)).toEqual([['Bridge', 'other', '030 123']]);
    }
  });

  it('lead to https addresses without a password, or are words', () => {
    const link = (target: string) => given(first).when({ name: 'link', fields: { label: 'x', target } });
    for (const target of ['https://a.example/x?y=1#z', '+49 30 123', 'room 4, second floor'])
      link(target).then({ t: 'link-set/1', payload: { target } });
    for (const target of [
      'http://a.example',
      'javascript:alert(1)',
      ' java\tscript:alert(1)',
      'file:///etc/passwd',
      'data:text/html,x',
      'https://ana:pw@a.example/',
      'HTTPS:a.example',
    ]) {
      link(target).thenRefused(
        'Not linked: an address begins with https:// and holds no password; words without a colon are kept as words.',
      );
    }
    expect([
      isAddress('https://a.example/'),
      isAddress('room 4'),
      isAddress('https://good.example\\@evil.example'),
    ]).toEqual([true, false, false]);
  });
});

describe('describe', () => {
  it('says the impact in one sentence, with what was said before', () => {
    given(first)
      .when({ name: 'describe', fields: { impact: 'Nobody can watch.' } }, { by: 'ben' })
      .then({
        ...{ t: 'fact-changed/1', e: 'fact.impact', u: 'ben', o: [], g: 1 },
        payload: { fact: 'impact', to: 'Nobody can watch.', from: null },
      });
    const said = impactSaid('Nobody can watch.');
    given(first, said)
      .when({ name: 'describe', fields: { impact: '' } })
      .then({ t: 'fact-changed/1', o: [said.id], payload: { to: null, from: 'Nobody can watch.' } });
  });

  it('changes several things at once, each under its own place', () =>
    given(first)
      .when({ name: 'describe', fields: { title: 'x', services: ['edge'], foundBy: 'customer' } })
      .then(
        { t: 'fact-changed/1', e: 'fact.title', payload: { to: 'x', from: 'Playback fails' } },
        { t: 'fact-changed/1', e: 'fact.services', payload: { to: ['edge'], from: [] } },
        { t: 'fact-changed/1', e: 'fact.found-by', payload: { to: 'customer', from: 'person' } },
      ));

  it('changes nothing that is so already', () => {
    given(first)
      .when({
        name: 'describe',
        fields: { title: 'Playback fails', impact: '', services: [], foundBy: 'person' },
      })
      .thenNothing();
    given(first).when({ name: 'describe', fields: {} }).thenNothing();
  });

  it('of two things by two desktops keeps both; of one thing shows the later on both', () => {
    const [both] = apart(
      [first],
      { name: 'describe', fields: { impact: 'a' } },
      { name: 'describe', fields: { title: 'b' } },
    );
    expect(declarationOf(incidentOf(both))).toMatchObject({ impact: 'a', title: 'b' });
    const [one, other] = apart(
      [first],
      { name: 'describe', fields: { impact: 'a' } },
      { name: 'describe', fields: { impact: 'b' } },
    );
    expect(declarationOf(incidentOf(one))?.impact).toBe('b');
    expect(shownOf(incidentOf(other), minute(60))).toEqual(shownOf(incidentOf(one), minute(60)));
    given(...one)
      .when({ name: 'describe', fields: { impact: 'b' } })
      .then({ t: 'fact-changed/1', g: 2 });
  });

  it('may arrive before the declaration', () =>
    expect(declarationOf(incidentOf([retitled('Films do not start'), first]))?.title).toBe(
      'Films do not start',
    ));

  it('reads as one line of the log each', () => {
    const events = given(first)
      .when({
        name: 'describe',
        fields: { title: 'Films', impact: 'Nobody can watch.', services: ['a', 'b'], foundBy: 'customer' },
      })
      .done();
    const more = given(...events)
      .when({ name: 'describe', fields: { impact: '', services: [] } })
      .done();
    const rows = timelineOf(incidentOf(more)).filter((row) => row.at === minute(30));
    expect(rows.map(({ text, detail }) => [text, detail])).toEqual([
      ['Title changed to “Films”', 'was “Playback fails”'],
      ['Impact: Nobody can watch.', undefined],
      ['Services affected: a, b', undefined],
      ['Found by a customer', 'was a person'],
      ['Impact taken back', 'was: Nobody can watch.'],
      ['No services affected', 'was: a, b'],
    ]);
  });
});
