import { describe, expect, test } from 'vitest';
import { contentHash } from '../../electron/sync/people/content.ts';
import type { IncidentId } from '../../shared/ids.ts';
import { foldAll } from '../../shared/incident/fold.ts';
import { PeopleDesktop, Watch } from '../support/people-desktop.ts';
import { PeoplePlace } from '../support/people-in-memory.ts';

type Given = { place: PeoplePlace; ana: PeopleDesktop; id: IncidentId; path: string };

/** One desktop with one incident that is over, whose view is published. */
async function resolved(exercise = false): Promise<Given> {
  const place = new PeoplePlace();
  const ana = await PeopleDesktop.open(new Watch());
  const fields = { title: 'Seat maps stay empty', severity: 'sev1', exercise } as const;
  const id = await ana.run(null, { name: 'declare', fields });
  await ana.run(id, { name: 'resolve', fields: {} });
  await ana.look(place.point());
  return { place, ana, id, path: `view/${id}/postmortem.md` };
}
const minutes = (ana: PeopleDesktop, place: PeoplePlace, count: number): Promise<void> =>
  ana.looks(place.point(), count * 6 + 1);
const write = (ana: PeopleDesktop, id: IncidentId, text: string): Promise<IncidentId> =>
  ana.run(id, { name: 'write-text', fields: { section: 'summary', text } });

describe('the post-mortem in the view at the meeting point', () => {
  test('is there once somebody has begun it, as a draft, and is named on both lists', async () => {
    const { place, ana, id, path } = await resolved();
    expect(place.text(path)).toBeUndefined();
    await write(ana, id, '# In short\n\nNobody could buy a <b>seat</b>.');
    await minutes(ana, place, 2);
    expect(place.text(path)).toContain('**Draft: not published yet**');
    expect(place.text(path)).toContain('### In short\n\nNobody could buy a &lt;b>seat&lt;/b>.');
    expect(place.text(`view/${id}/README.md`)).toContain('The [post-mortem](postmortem.md): draft.');
    expect(place.text('view/README.md')).toContain(`[Post-mortem](${id}/postmortem.md): draft.`);
  });

  test('follows its state, and what is written after it was published', async () => {
    const { place, ana, id, path } = await resolved();
    await write(ana, id, 'Short.');
    await ana.run(id, { name: 'set-review', fields: { state: 'published' } });
    await minutes(ana, place, 2);
    expect(place.text(path)).not.toContain('not published yet');
    expect(place.text('view/README.md')).toContain('postmortem.md): published.');
    await write(ana, id, 'Short, and put better.');
    await minutes(ana, place, 2);
    expect(place.text(path)).toContain('Short, and put better.');
    await ana.run(id, { name: 'reopen', fields: {} });
    await minutes(ana, place, 2);
    expect(place.text(path)).toBeUndefined();
    expect(place.text(`view/${id}/README.md`)).not.toContain('postmortem.md');
  });

  test('keeps what a person made of it beside it, and goes on', async () => {
    const { place, ana, id, path } = await resolved();
    await write(ana, id, 'Short.');
    await minutes(ana, place, 2);
    const ours = place.text(path) ?? '';
    const edited = `${ours}\nMy own words.\n`;
    place.save(path, edited);
    await minutes(ana, place, 31);
    expect(place.text(path)).toBe(ours);
    const beside = `view/${id}/postmortem.edited-${contentHash(edited).slice(0, 6)}.md`;
    expect(place.text(beside)).toBe(edited);
  });

  test('loses the words that were taken out of the record', async () => {
    const { place, ana, id, path } = await resolved();
    const fields = { kind: 'concern', text: 'The password is swordfish', note: 'secret' } as const;
    await ana.run(id, { name: 'note-review', fields });
    await minutes(ana, place, 2);
    expect(place.text(path)).toContain('swordfish');
    const events = [...foldAll(id, await ana.store.readOnce(id)).events.values()];
    const note = events.find(({ t }) => t === 'review-noted/1');
    await ana.run(id, { name: 'redact', fields: { entry: note?.id ?? '', reason: 'a password' } });
    await minutes(ana, place, 2);
    for (const text of [...place.files.values()].map(String)) expect(text).not.toContain('swordfish');
  });

  test('says EXERCISE at its beginning and end where it is one', async () => {
    const { place, ana, id, path } = await resolved(true);
    await write(ana, id, 'Short.');
    await minutes(ana, place, 2);
    const lines = (place.text(path) ?? '').trimEnd().split('\n');
    expect([lines[1], lines.at(-1)]).toEqual([
      '**EXERCISE EXERCISE EXERCISE**',
      '**EXERCISE EXERCISE EXERCISE**',
    ]);
  });
});
