import { describe, expect, it } from 'vitest';
import { alarmsOf } from '../../shared/incident/alarms.ts';
import { disputesOf } from '../../shared/incident/disputes.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { askedOf } from '../../shared/incident/for-me.ts';
import { draftsOf, draftsToApprove } from '../../shared/incident/update-drafts.ts';
import { updatesOf } from '../../shared/incident/updates.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { apart, assigned, declared, given, incidentOf, minute, moved } from '../support/given.ts';
import { shownOf } from '../support/shown.ts';

const first = declared();
const commander = assigned('commander', 'ana');
const deputy = assigned('deputy', 'ben');
const past = [first, commander, deputy];

/** Shares words for customers, as somebody. */
const shared = (text: string, by: string, ...events: readonly StreamEvent[]) =>
  given(...events)
    .when({ name: 'draft-update', fields: { audience: 'customers', text } }, { by })
    .done();
const approved = (by: string, ...events: readonly StreamEvent[]) =>
  given(...events)
    .when({ name: 'approve-update', fields: { audience: 'customers' } }, { by })
    .done();
const draftIn = (events: readonly StreamEvent[]) => draftsOf(incidentOf(events)).get('customers');

describe('a draft', () => {
  it('is shared for one audience, and replaces the one before', () => {
    const one = shared('Most payments fail.', 'cem', ...past);
    expect(draftIn(one)).toMatchObject({ text: 'Most payments fail.', by: 'cem', approved: null });
    const two = shared('One payment in three fails.', 'dan', ...one);
    expect(draftIn(two)).toMatchObject({ text: 'One payment in three fails.', by: 'dan' });
    expect(draftsOf(incidentOf(two)).size).toBe(1);
    given(...two)
      .when({ name: 'draft-update', fields: { audience: 'customers', text: 'One payment in three fails.' } })
      .thenNothing();
  });

  it('can be dropped, and shared again', () => {
    const one = shared('Most payments fail.', 'cem', ...past);
    const dropped = given(...one)
      .when({ name: 'drop-draft', fields: { audience: 'customers' } })
      .done();
    expect(draftIn(dropped)).toBeUndefined();
    given(...dropped)
      .when({ name: 'drop-draft', fields: { audience: 'customers' } })
      .thenNothing();
    expect(draftIn(shared('Most payments fail.', 'cem', ...dropped))?.text).toBe('Most payments fail.');
  });

  it('shared at two desktops at once shows one, keeps the other to choose, and stays its author’s', () => {
    const [one, other] = apart(
      past,
      { name: 'draft-update', fields: { audience: 'customers', text: 'a' } },
      { name: 'draft-update', fields: { audience: 'customers', text: 'b' } },
    );
    expect(shownOf(incidentOf(other), minute(60))).toEqual(shownOf(incidentOf(one), minute(60)));
    const [dispute] = disputesOf(incidentOf(one));
    expect(dispute).toMatchObject({ about: 'The draft for customers', others: [{ words: '“a”' }] });
    const chosen = given(...one)
      .when(dispute?.others[0]?.choose[0] ?? { name: 'describe', fields: {} }, { by: 'cem' })
      .done();
    expect(draftIn(chosen)).toMatchObject({ text: 'a', by: 'ana' });
    expect(disputesOf(incidentOf(chosen))).toEqual([]);
  });
});

describe('approving', () => {
  const draft = shared('Most payments fail.', 'cem', ...past);

  it('names the words that were looked at: later ones are not approved by it', () => {
    const seen = approved('ana', ...draft);
    expect(draftIn(seen)?.approved).toEqual({ by: 'ana', at: minute(30) });
    expect(draftIn(shared('All payments fail.', 'cem', ...seen))?.approved).toBeNull();
  });

  it('is refused for one’s own words, for none, and for words that were replaced since', () => {
    given(...draft)
      .when({ name: 'approve-update', fields: { audience: 'customers' } }, { by: 'Cem' })
      .thenRefused(
        'Not approved: these are your own words, and a second pair of eyes is somebody else’s. They can be sent all the same.',
      );
    given(...past)
      .when({ name: 'approve-update', fields: { audience: 'customers' } })
      .thenRefused('Not approved: there is no draft for customers to look at.');
    const read = draftIn(draft)?.id;
    given(...shared('All payments fail.', 'cem', ...draft))
      .when({ name: 'approve-update', fields: { audience: 'customers', draft: read } })
      .thenRefused('Not approved: other words were shared since; look at those first.');
  });

  it('of what another desktop replaces at the same time does not reach the new words', () => {
    const [one, other] = apart(
      draft,
      { name: 'approve-update', fields: { audience: 'customers' } },
      { name: 'draft-update', fields: { audience: 'customers', text: 'All payments fail.' } },
    );
    expect(draftIn(one)).toMatchObject({ text: 'All payments fail.', approved: null });
    expect(draftIn(other)).toEqual(draftIn(one));
  });

  it('can be taken back', () => {
    const back = given(...approved('ana', ...draft))
      .when({ name: 'unapprove', fields: { audience: 'customers' } })
      .done();
    expect(draftIn(back)?.approved).toBeNull();
    given(...draft)
      .when({ name: 'unapprove', fields: { audience: 'customers' } })
      .thenNothing();
  });
});

describe('a second pair of eyes', () => {
  const draft = shared('Most payments fail.', 'cem', ...past);

  it('is asked of those who lead, and of nobody once it was given', () => {
    const asked = (person: string, events: readonly StreamEvent[]) =>
      draftsToApprove(incidentOf(events), person).map(({ audience }) => audience);
    expect([asked('ana', draft), asked('Ben', draft), asked('cem', draft), asked('dan', draft)]).toEqual([
      ...[['customers'], ['customers'], [], []],
    ]);
    expect(asked('ben', approved('ana', ...draft))).toEqual([]);
    expect(askedOf(incidentOf(draft), 'ben')).toMatchObject([
      { kind: 'draft', audience: 'customers', by: 'cem', text: 'Most payments fail.' },
    ]);
  });

  it('is the deputy’s where the commander wrote it, and anybody’s with a role where nobody else leads', () => {
    const own = shared('Most payments fail.', 'ana', ...past);
    expect(draftsToApprove(incidentOf(own), 'ben')).toHaveLength(1);
    expect(draftsToApprove(incidentOf(own), 'ana')).toHaveLength(0);
    const alone = shared('x', 'ana', first, commander, assigned('scribe', 'eva'));
    expect(draftsToApprove(incidentOf(alone), 'eva')).toHaveLength(1);
  });
});

describe('the alarm for a look', () => {
  const looks = (events: readonly StreamEvent[]) =>
    alarmsOf(incidentOf(events), defaultPlaybook).filter(({ key }) => key.startsWith('look.'));

  it('rings at once on the desktops of those who are asked, until somebody has looked', () => {
    const draft = shared('Most payments fail.', 'cem', ...past);
    expect(looks(draft)).toMatchObject([
      { only: 'ana', dueAt: minute(30), asked: true, what: 'cem asks for a look at the words for customers' },
      { only: 'ben' },
    ]);
    expect(looks(approved('ana', ...draft))).toEqual([]);
    expect(looks([...draft, moved('resolve')])).toEqual([]);
  });
});

describe('sending', () => {
  const draft = approved('ana', ...shared('Most payments fail.', 'cem', ...past));
  const send = (text: string, events = draft) =>
    given(...events).when({
      name: 'update',
      fields: { text, next: minute(60), audiences: ['customers', 'support'], channel: 'status page' },
    });

  it('ends the draft and says who had approved these very words', () => {
    const sent = send('Most payments fail.').done();
    expect(draftIn(sent)).toBeUndefined();
    expect(updatesOf(incidentOf(sent))).toMatchObject([
      { approvedBy: { customers: 'ana' }, channel: 'status page' },
    ]);
  });

  it('never waits for it, and other words were not approved', () => {
    expect(updatesOf(incidentOf(send('Nearly all payments fail.').done()))[0]?.approvedBy).toEqual({});
    const unseen = shared('x', 'cem', ...past);
    expect(updatesOf(incidentOf(send('x', unseen).done()))).toHaveLength(1);
  });

  it('that is taken back gives the draft back, approved as it was', () => {
    const back = given(...send('Most payments fail.').done())
      .when({ name: 'withdraw-update', fields: { update: 'last' } })
      .done();
    expect(draftIn(back)).toMatchObject({ text: 'Most payments fail.', approved: { by: 'ana' } });
  });

  it('leaves what another desktop shared meanwhile', () => {
    const [one] = apart(
      draft,
      { name: 'update', fields: { text: 'Most payments fail.', next: minute(60) } },
      { name: 'draft-update', fields: { audience: 'customers', text: 'It works again.' } },
    );
    expect(draftIn(one)?.text).toBe('It works again.');
  });

  it('lets the same words be shared for the next one', () =>
    expect(
      draftIn(shared('Most payments fail.', 'cem', ...send('Most payments fail.').done())),
    ).toMatchObject({
      approved: null,
    }));
});
