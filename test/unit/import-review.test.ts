import { expect, onTestFinished, test } from 'vitest';
import { reviewDues } from '../../shared/incident/review-due.ts';
import { reviewOf } from '../../shared/incident/review.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { documentsIn, NOW, openDesk, take } from '../support/import-desk.ts';

const HOUR = 3_600_000;

test.each([
  ['its time was over before', 200, [false, 'Its time was over when it was imported', null, 0]],
  ['its time still runs', 20, [true, 'SEV3: within 168 h of resolution', 'ana', 1]],
])('an imported incident and its post-mortem: %s', async (_, hoursAgo, expected) => {
  const service = await openDesk();
  onTestFinished(() => service.close());
  const began = new Date(NOW - hoursAgo * HOUR).toISOString();
  const documents = await documentsIn(`time (UTC),who,text\n${began},ben,Alerts\n`);
  const resolved = documents.map((each) => ({
    ...each,
    times: { ...each.times, resolved: NOW - (hoursAgo - 1) * HOUR },
  }));
  const [taken] = (await take(service, resolved)).incidents;
  const incident = await service.peek(taken?.id ?? '');
  if (incident === undefined) throw new Error('nothing was imported');
  const { needed, why, owner } = reviewOf(incident, defaultPlaybook);
  const dues = reviewDues(incident, defaultPlaybook).length;
  expect([needed, why, owner, dues]).toEqual(expected);
});
