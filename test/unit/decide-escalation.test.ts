import { describe, it } from 'vitest';
import { apart, declared, given, incidentOf, minute, type recorder } from '../support/given.ts';
import { disputesOf } from '../../shared/incident/disputes.ts';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { expect } from 'vitest';

const first = declared({ severity: 'sev1' });
const run = (events: readonly ReturnType<(typeof recorder)['record']>[], command: CommandInput, n = 10) =>
  given(...events).when(command, { now: minute(n) });
const page = (fields: object): CommandInput => ({ name: 'page', fields });
const rune = run([first], page({ who: '@rune', id: 'page-1' }), 2).done();

describe('page', () => {
  it('is for the step that is due, with the minutes that it has', () =>
    run([first], page({ who: '@rune', means: 'chat' })).then({
      ...{ t: 'page-made/1', e: 'newid234567ab', at: minute(10) },
      payload: { who: 'rune', means: 'chat', step: 'on call for the service', minutes: 5 },
    }));

  it('stands beside the ladder while somebody has minutes left to answer, and takes the next step after them', () => {
    const waiting = run([first], page({ who: 'rune', id: 'page-1' }), 10).done();
    run(waiting, page({ who: 'farah' }), 12).then({ t: 'page-made/1', payload: { step: null, minutes: 5 } });
    run(waiting, page({ who: 'farah' }), 15).then({ t: 'page-made/1', payload: { step: 'second on call' } });
  });

  it('stands outside the ladder when it is asked to', () =>
    run([first], page({ who: 'rune', extra: true, minutes: 3 })).then({
      t: 'page-made/1',
      payload: { step: null, minutes: 3 },
    }));

  it('has the words of its step where nobody is named', () =>
    run([first], page({ step: 2 })).then({ t: 'page-made/1', payload: { who: 'second on call' } }));

  it('is for the step that is due where nothing is said', () =>
    run([first], page({})).then({ t: 'page-made/1', payload: { who: 'on call for the service' } }));

  it('is one page under one id', () => run(rune, page({ who: '@rune', id: 'page-1' })).thenNothing());

  it('is refused for a step that there is not, and for nobody', () => {
    run([first], page({ who: 'rune', step: 4 })).thenRefused(
      'Not recorded: SEV1 has 3 steps. Leave the step out to page somebody beside the ladder.',
    );
    run([declared({ severity: 'sev4' })], page({})).thenRefused(
      'Not recorded: no step of the ladder is due now. Say whom, or which step.',
    );
    run([declared({ severity: 'sev4' })], page({ step: 1 })).thenRefused(
      'Not recorded: SEV4 has no ladder. Leave the step out to page somebody beside the ladder.',
    );
  });
});

describe('what becomes of a page', () => {
  const answered: CommandInput = { name: 'page-answered', fields: { page: 'rune' } };
  const failed: CommandInput = { name: 'page-failed', fields: { page: 'rune' } };

  it('is recorded under the name of who was paged, and replaces what was said before', () => {
    run(rune, answered).then({
      ...{ t: 'page-outcome/1', e: 'page-1' },
      payload: { outcome: 'answered', by: null, who: 'rune', pagedAt: minute(2) },
    });
    const gone = run(rune, failed).done();
    run(gone, answered).then({ t: 'page-outcome/1', o: [gone.at(-1)?.id ?? ''], g: 2 });
  });

  it('is recorded once', () => run(run(rune, answered).done(), answered, 12).thenNothing());

  it('is refused for a page that nobody made, that was taken back, or before it was made', () => {
    run([first], answered).thenRefused('Not recorded: nothing says that “rune” was paged.');
    run([first], { name: 'page-failed', fields: { page: 'last' } }).thenRefused(
      'Not recorded: nobody was paged yet.',
    );
    const back = run(rune, { name: 'withdraw-page', fields: { page: 'page-1' } }).done();
    run(back, { name: 'page-answered', fields: { page: 'page-1' } }).thenRefused(
      'Not recorded: the page to rune was taken back; bring it back first.',
    );
    run(rune, { name: 'page-answered', fields: { page: 'rune', at: minute(1) } }).thenRefused(
      'Not recorded: that is before rune was paged.',
    );
  });

  it('is taken back and brought back', () => {
    const back = run(rune, { name: 'withdraw-page', fields: { page: 'rune' } }).done();
    run(back, { name: 'withdraw-page', fields: { page: 'last' } }).thenRefused(
      'Nothing changed: nobody was paged yet.',
    );
    run(back, { name: 'withdraw-page', fields: { page: 'rune', undo: true } }).then({
      ...{ t: 'page-withdrawn/1', e: 'page-1', payload: { withdrawn: false, who: 'rune' } },
    });
  });

  it('can be chosen where two desktops said different things of it', () => {
    for (const events of apart(rune, answered, failed)) {
      const [dispute] = disputesOf(incidentOf(events));
      expect(dispute).toMatchObject({ about: 'A page', others: [{}] });
      const [choose] = dispute?.others[0]?.choose ?? [];
      if (choose === undefined) throw new Error('nothing to choose');
      const settled = run(events, choose, 40).done();
      expect(disputesOf(incidentOf(settled))).toEqual([]);
    }
  });
});

describe('tell', () => {
  const tell: CommandInput = { name: 'tell', fields: { who: 'support leads', how: 'by phone' } };
  const back = (undo: boolean): CommandInput => ({
    name: 'withdraw-tell',
    fields: { who: 'Support leads', undo },
  });

  it('says who was told and how, and is taken back by their name', () => {
    run([first], tell).then({ t: 'told/1', payload: { who: 'support leads', how: 'by phone' } });
    const told = run([first], tell).done();
    run(told, back(false)).then({ t: 'told-withdrawn/1', e: 'newid234567ab', payload: { withdrawn: true } });
    run(run(told, back(false)).done(), back(true)).then({
      t: 'told-withdrawn/1',
      payload: { withdrawn: false },
    });
  });

  it('can’t be taken back where it was never said', () =>
    run([first], back(false)).thenRefused('Nothing changed: nothing says that “Support leads” were told.'));
});
