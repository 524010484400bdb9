import { describe, expect, test } from 'vitest';
import { one, read } from '../support/read-import.ts';
import { statuspageDump } from '../support/statuspage.ts';

const at = (text: string): number => Date.parse(text);

describe('Statuspage', () => {
  const incident = {
    ...{ id: 'x1', name: 'Checkout fails', status: 'resolved', impact: 'major' },
    ...{ created_at: '2022-01-20T16:05:42.914+02:00', resolved_at: '2022-01-20T18:00:00Z' },
    components: [{ name: 'Checkout' }],
    postmortem_body: '<p>A <b>pool</b> was full.</p>',
    incident_updates: [
      {
        id: 'b',
        status: 'resolved',
        body: 'All &amp; well.<br>Sorry.',
        display_at: '2022-01-20T17:30:00Z',
        created_at: '2022-01-20T18:00:00Z',
      },
      {
        id: 'a',
        status: 'investigating',
        body: 'We look.',
        display_at: '2022-01-20T16:05:42.914+02:00',
        created_at: '2022-01-20T16:05:42.914+02:00',
      },
      { id: 'p', status: 'postmortem', body: 'A pool was full.', display_at: '2022-01-22T10:00:00Z' },
    ],
  };

  test('the time that customers saw is the time of an update, and its impact is a severity', () => {
    const document = one('statuspage', { incidents: [incident] });
    expect(document).toMatchObject({ title: 'Checkout fails', severity: 'sev2', services: ['Checkout'] });
    expect(document.updates.map(({ at: sent, status, text }) => [sent, status, text])).toEqual([
      [at('2022-01-20T14:05:42.914Z'), 'investigating', 'We look.'],
      [at('2022-01-20T17:30:00Z'), 'resolved', 'All & well.\nSorry.'],
    ]);
    expect(document.times).toMatchObject({
      declared: at('2022-01-20T14:05:42.914Z'),
      resolved: at('2022-01-20T17:30:00Z'),
    });
    expect(document.texts).toEqual([{ section: 'summary', markdown: 'A pool was full.' }]);
    expect(document.understood.map(({ words }) => words).join()).toContain('1 backdated');
  });

  test('one incident by itself is read, and what is none in a list is said', () => {
    expect(one('statuspage', incident).title).toBe('Checkout fails');
    expect(one('statuspage', [incident, { id: 7 }]).leftOut).toEqual([
      { line: null, text: '1 of 2 in the list', why: 'it is no incident with updates' },
    ]);
  });

  test('a thousand of them are a thousand documents, each with a key of its own', () => {
    const documents = read('statuspage', statuspageDump(1_000));
    expect(new Set(documents.map(({ key }) => key)).size).toBe(1_000);
  });
});
