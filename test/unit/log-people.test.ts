import { describe, expect, it } from 'vitest';
import { peopleOf } from '../../renderer/incident-parts/people.ts';
import { personMeant } from '../../shared/incident/people.ts';
import { isTypedInFull } from '../../renderer/features/log/suggestions.ts';
import { declared, incidentOf } from '../support/given.ts';
import { row } from '../support/log-rows.ts';

describe('a person named in the line', () => {
  const known = [
    { name: 'Ana Ruiz', about: '' },
    { name: 'db-sme', about: '' },
  ];
  it('is somebody who is known, or the name as it was typed', () => {
    expect(personMeant('ana.ruiz', known)).toBe('Ana Ruiz');
    expect(personMeant('DB-SME', known)).toBe('db-sme');
    expect(personMeant('marek', known)).toBe('marek');
  });
  it('is meant by the first name alone where only one is called so', () => {
    const all = [...known, { name: 'Ben Ito', about: '' }, { name: 'Ben Sato', about: '' }];
    expect(personMeant('ANA', all)).toBe('Ana Ruiz');
    expect(personMeant('an', all)).toBe('an');
    expect(personMeant('ben', all)).toBe('ben');
    expect(personMeant('ana', [...all, { name: 'ana', about: '' }])).toBe('ana');
  });

  it('is offered once, whatever part of the name was called', () => {
    const names = (by: string) => {
      const log = [row('@ana looks at it, @marek too', { by: 'Ana Ruiz' }), row('it is', { by })];
      return peopleOf(incidentOf([declared()]), log, 'ines')
        .map(({ name }) => name)
        .filter((name) => /ana|marek/i.test(name));
    };
    expect(names('ines').sort()).toEqual(['Ana Ruiz', 'marek']);
    expect(names('ana').sort(), 'who writes by that name is somebody').toEqual(['Ana Ruiz', 'ana', 'marek']);
  });

  it('may be somebody of the roster, who is called by the first name in the log', () => {
    const roster = [{ name: 'Carla Diaz' }, { name: 'Ana Ruiz' }];
    const log = [row('@carla is called', { by: 'ana.ruiz' })];
    const all = peopleOf(incidentOf([declared()]), log, 'ines', roster);
    const names = all.map(({ name }) => name).filter((name) => /ana|carla/i.test(name));
    expect(names).toEqual(['ana.ruiz', 'Carla Diaz']);
    expect(personMeant('Carla', all)).toBe('Carla Diaz');
  });

  it('leaves Enter to the line once the name is there in full', () => {
    const menu = { kind: 'people', label: '', from: 5, typed: 'BEN', items: [] } as const;
    const line = {
      text: 'call @BEN',
      kind: 'ask',
      time: null,
      prose: false,
      to: null,
      wait: null,
      plain: false,
    } as const;
    const named = (id: string) => ({ id, word: id, about: '' });
    expect(isTypedInFull(menu, named('ben'), line)).toBe(true);
    expect(isTypedInFull(menu, named('benedikt'), line)).toBe(false);
    expect(isTypedInFull({ ...menu, from: 0 }, named('ben'), { ...line, text: '@BEN' })).toBe(false);
    expect(isTypedInFull({ ...menu, kind: 'kinds' }, named('ben'), line)).toBe(false);
  });
});
