import { describe, it } from 'vitest';
import { assigned, declared, given, minute } from '../support/given.ts';

describe('assign', () => {
  const commander = assigned('commander', 'ana');

  it('gives a role to a person', () =>
    given(declared())
      .when({ name: 'assign', fields: { role: 'commander', person: 'ana' } }, { now: minute(1), by: 'ben' })
      .then({
        ...{ t: 'role-assigned/1', e: 'role.commander', at: minute(1), u: 'ben', o: [], g: 1 },
        payload: { role: 'commander', person: 'ana', area: null, from: null },
      }));

  it('lets anyone take command, and says who had it', () =>
    given(declared(), commander)
      .when({ name: 'assign', fields: { role: 'commander', person: 'ben' } }, { by: 'ben' })
      .then({ t: 'role-assigned/1', o: [commander.id], g: 2, payload: { person: 'ben', from: 'ana' } }));

  it('changes nothing for who holds the role already', () =>
    given(declared(), commander)
      .when({ name: 'assign', fields: { role: 'commander', person: 'ana' } })
      .thenNothing());

  it('lets one person hold several roles', () =>
    given(declared(), commander)
      .when({ name: 'assign', fields: { role: 'scribe', person: 'ana' } })
      .then({ t: 'role-assigned/1', e: 'role.scribe', payload: { from: null } }));

  it('gives every expert a place of their own', () =>
    given(declared(), assigned('sme', 'farah', { area: 'keys' }))
      .when({ name: 'assign', fields: { role: 'sme', person: 'rune', area: 'edge' } })
      .then({
        t: 'role-assigned/1',
        e: 'role.sme.newid234567ab',
        o: [],
        payload: { person: 'rune', area: 'edge' },
      }));

  it('gives an expert another area in the same place', () => {
    const farah = assigned('sme', 'farah', { area: 'keys', place: 'role.sme.abc' });
    given(declared(), farah)
      .when({ name: 'assign', fields: { role: 'sme', person: 'farah', area: 'tokens' } })
      .then({
        t: 'role-assigned/1',
        e: 'role.sme.abc',
        o: [farah.id],
        payload: { from: 'farah', area: 'tokens' },
      });
  });
});

describe('release', () => {
  it('leaves a role to nobody', () => {
    const scribe = assigned('scribe', 'ben');
    given(declared(), scribe)
      .when({ name: 'release', fields: { role: 'scribe' } })
      .then({
        t: 'role-assigned/1',
        e: 'role.scribe',
        o: [scribe.id],
        payload: { person: null, from: 'ben' },
      });
  });

  it('lets the one expert go that is named', () =>
    given(
      declared(),
      assigned('sme', 'farah', { place: 'role.sme.a' }),
      assigned('sme', 'rune', { place: 'role.sme.b', area: 'edge' }),
    )
      .when({ name: 'release', fields: { role: 'sme', person: 'rune' } })
      .then({
        t: 'role-assigned/1',
        e: 'role.sme.b',
        payload: { person: null, area: 'edge', from: 'rune' },
      }));

  it('is refused without saying which expert', () =>
    given(declared(), assigned('sme', 'rune'))
      .when({ name: 'release', fields: { role: 'sme' } })
      .thenRefused('Not released: say which expert.'));

  it.each([
    ['a role that nobody ever held', []],
    ['a role that was released', [assigned('scribe', null)]],
  ])('is refused for %s', (_, events) =>
    given(declared(), ...events)
      .when({ name: 'release', fields: { role: 'scribe' } })
      .thenRefused('Not released: nobody holds that role.'),
  );

  it('is refused for an expert who was not called', () =>
    given(declared(), assigned('sme', 'rune'))
      .when({ name: 'release', fields: { role: 'sme', person: 'farah' } })
      .thenRefused('Not released: nobody holds that role.'));
});
