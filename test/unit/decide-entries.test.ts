import { describe, it } from 'vitest';
import {
  broughtBack,
  corrected,
  declared,
  fromNewerVersion,
  given,
  logged,
  minute,
  moved,
  severityRaised,
  takenBack,
} from '../support/given.ts';

const e1 = 'e-1';

describe('log', () => {
  it('adds an entry at the time it was entered, under a new id', () =>
    given(declared())
      .when(
        { name: 'log', fields: { text: '  errors at 9 %  ', kind: 'finding' } },
        { now: minute(12), by: 'ben' },
      )
      .then({
        ...{ t: 'entry-logged/1', e: 'newid234567ab', at: minute(12), u: 'ben' },
        payload: { kind: 'finding', text: 'errors at 9 %' },
      }));

  it('takes the time that was stated, even before the impact began: a deploy comes before what it breaks', () =>
    given(declared({ startedAt: minute(-10) }))
      .when({ name: 'log', fields: { text: 'deploy', at: minute(-40) } })
      .then({ t: 'entry-logged/1', at: minute(-40), payload: { kind: 'note', text: 'deploy' } }));

  it('logs the same entry once, however often it is sent', () =>
    given(declared(), logged(e1, 'x'))
      .when({ name: 'log', fields: { text: 'x', entry: e1 } })
      .thenNothing());

  it('is refused where only a newer version may write', () =>
    given(declared(), fromNewerVersion(e1, { c: 1 }))
      .when({ name: 'log', fields: { text: 'x', entry: e1 } })
      .thenRefused('Not logged: a newer version of IC Console changed it; update to write here.'));

  it('goes on after the incident was closed', () =>
    given(declared(), moved('resolve'), moved('close'))
      .when({ name: 'log', fields: { text: 'x' } })
      .then({ t: 'entry-logged/1' }));
});

describe('correct', () => {
  const first = logged(e1, '13 tickets', { at: minute(5), kind: 'finding' });

  it('makes a new version that keeps kind and event time', () =>
    given(declared(), first)
      .when({ name: 'correct', fields: { entry: e1, text: '31 tickets' } }, { now: minute(9), by: 'ben' })
      .then({
        ...{ t: 'entry-corrected/1', e: e1, at: minute(5), u: 'ben', o: [], g: 1 },
        payload: { kind: 'finding', text: '31 tickets' },
      }));

  it('changes kind and event time where they are given', () =>
    given(declared(), first)
      .when({ name: 'correct', fields: { entry: e1, text: '31 tickets', kind: 'status', at: minute(4) } })
      .then({ t: 'entry-corrected/1', at: minute(4), payload: { kind: 'status', text: '31 tickets' } }));

  it('replaces every version it can see, those set at the same time included', () => {
    const [a, b] = [corrected(e1, 'a', { at: minute(5) }), corrected(e1, 'b', { at: minute(5), by: 'ben' })];
    given(declared(), first, a, b)
      .when({ name: 'correct', fields: { entry: e1, text: 'both' } })
      .then({ t: 'entry-corrected/1', o: [a.id, b.id], g: 2 });
  });

  it('is refused for an entry that is not there', () =>
    given(declared())
      .when({ name: 'correct', fields: { entry: 'e-9', text: 'x' } })
      .thenRefused('Not corrected: there is no such entry.'));

  it('is refused for what the console logged itself', () => {
    const severity = severityRaised('sev2', 'sev1');
    given(declared(), severity)
      .when({ name: 'correct', fields: { entry: severity.id, text: 'x' } })
      .thenRefused(
        'Not corrected: the console logged this itself, so it can’t be edited; add an entry that comments on it.',
      );
  });

  it('is refused while the entry is taken back', () =>
    given(declared(), first, takenBack(e1))
      .when({ name: 'correct', fields: { entry: e1, text: 'x' } })
      .thenRefused('Not corrected: it was taken back; restore it first.'));

  it('is refused where only a newer version may write', () =>
    given(declared(), first, fromNewerVersion(e1, { c: 1 }))
      .when({ name: 'correct', fields: { entry: e1, text: 'x' } })
      .thenRefused('Not corrected: a newer version of IC Console changed it; update to write here.'));

  it('goes on where a newer version added something harmless', () =>
    given(declared(), first, fromNewerVersion(e1))
      .when({ name: 'correct', fields: { entry: e1, text: 'x' } })
      .then({ t: 'entry-corrected/1' }));
});

describe('remove and restore', () => {
  const removal = takenBack(e1, { at: minute(6) });

  it('takes an entry back', () =>
    given(declared(), logged(e1, 'x'))
      .when({ name: 'remove', fields: { entry: e1 } }, { now: minute(7), by: 'ben' })
      .then({
        t: 'entry-removed/1',
        e: e1,
        at: minute(7),
        u: 'ben',
        payload: { removed: true },
        o: [],
        g: 1,
      }));

  it('brings an entry back', () =>
    given(declared(), logged(e1, 'x'), removal)
      .when({ name: 'restore', fields: { entry: e1 } })
      .then({ t: 'entry-removed/1', payload: { removed: false }, o: [removal.id], g: 2 }));

  it('change nothing where it is so already', () => {
    given(declared(), logged(e1, 'x'), removal)
      .when({ name: 'remove', fields: { entry: e1 } })
      .thenNothing();
    given(declared(), logged(e1, 'x'))
      .when({ name: 'restore', fields: { entry: e1 } })
      .thenNothing();
    given(declared(), logged(e1, 'x'), removal, broughtBack(e1, { after: [removal] }))
      .when({ name: 'restore', fields: { entry: e1 } })
      .thenNothing();
  });

  it.each(['remove', 'restore'] as const)('%s is refused for an entry that is not there', (name) =>
    given(declared())
      .when({ name, fields: { entry: 'e-9' } })
      .thenRefused('Nothing changed: there is no such entry.'),
  );

  it('is refused for what the console logged itself', () => {
    const first = declared();
    given(first)
      .when({ name: 'remove', fields: { entry: first.id } })
      .thenRefused(
        'Nothing changed: the console logged this itself, so it can’t be edited; add an entry that comments on it.',
      );
  });

  it('is refused where only a newer version may write', () =>
    given(declared(), logged(e1, 'x'), fromNewerVersion(e1, { c: 1 }))
      .when({ name: 'remove', fields: { entry: e1 } })
      .thenRefused('Nothing changed: a newer version of IC Console changed it; update to write here.'));
});
