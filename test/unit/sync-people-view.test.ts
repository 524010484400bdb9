import { describe, expect, test } from 'vitest';
import { contentHash } from '../../electron/sync/people/content.ts';
import { digest } from '../../shared/incident/digest.ts';
import { foldAll } from '../../shared/incident/fold.ts';
import { renderedFrom } from '../../shared/incident/view/first-line.ts';
import type { IncidentId } from '../../shared/ids.ts';
import { PeopleDesktop, peerOf, Watch } from '../support/people-desktop.ts';
import { PeoplePlace } from '../support/people-in-memory.ts';

type Given = { place: PeoplePlace; ana: PeopleDesktop; id: IncidentId; readme: string; log: string };

/** One desktop with one incident, whose view is published. */
async function published(): Promise<Given> {
  const place = new PeoplePlace();
  const ana = await PeopleDesktop.open(new Watch());
  const id = await ana.run(null, {
    name: 'declare',
    fields: { title: 'Seat maps stay empty', severity: 'sev1', takeCommand: true },
  });
  await ana.look(place.point());
  return { place, ana, id, readme: `view/${id}/README.md`, log: `view/${id}/log.md` };
}
const minutes = async (ana: PeopleDesktop, place: PeoplePlace, count: number): Promise<void> =>
  ana.looks(place.point(), count * 6 + 1);
/** The lowest device id that there can be. */
const lowest = '2'.repeat(16);
const log = (text: string) => ({ name: 'log' as const, fields: { text } });

describe('the view of incidents at the meeting point', () => {
  test('is there after the first look: the list, the front page, the log', async () => {
    const { place, id, readme, log: path } = await published();
    expect(place.paths('view/')).toEqual([readme, path, 'view/README.md']);
    expect(place.text(readme)).toContain('# SEV1: Seat maps stay empty');
    expect(place.text('view/README.md')).toContain(`[${id}](${id}/README.md) SEV1: Seat maps stay empty.`);
    expect(place.messages).toEqual([`View: ${id}, list`]);
  });

  test('follows the record, at most once a minute, and costs nothing while nothing changes', async () => {
    const { place, ana, id, log: path } = await published();
    await ana.run(id, log('Rolled back'));
    await ana.looks(place.point(), 4);
    expect(place.text(path)).not.toContain('Rolled back');
    await ana.looks(place.point(), 2);
    expect(place.text(path)).toContain('Rolled back');
    await minutes(ana, place, 1);
    const [folds, reads, writes] = [ana.folded.length, place.reads, place.messages.length];
    await minutes(ana, place, 5);
    expect([ana.folded.length, place.reads, place.messages.length]).toEqual([folds, reads, writes]);
    ana.restart();
    await minutes(ana, place, 2);
    expect([ana.folded.length, place.reads, place.messages.length]).toEqual([folds, reads, writes]);
  });

  test('47 edited by a person: the state is unchanged, the edit is kept beside', async () => {
    const { place, ana, id, readme } = await published();
    const state = async () => digest(foldAll(id, await ana.store.readOnce(id)), contentHash);
    const before = await state();
    const ours = place.text(readme) ?? '';
    const edited = ours.replace('Seat maps', 'SEAT MAPS');
    place.save(readme, edited);
    await minutes(ana, place, 1);
    const beside = `view/${id}/README.edited-${contentHash(edited).slice(0, 6)}.md`;
    expect([place.text(readme), place.text(beside)]).toEqual([ours, edited]);
    place.save(readme, edited);
    await minutes(ana, place, 1);
    place.save(readme, 'something else\n');
    await minutes(ana, place, 1);
    expect(place.text(readme)).toBe(ours);
    expect(place.paths(`view/${id}/README.edited-`)).toHaveLength(2);
    expect(await state()).toEqual(before);
    expect(ana.store.streams()).toHaveLength(2);
  });

  test('keeps an edit that is no text, one that takes the kept one’s name, and one made at that moment', async () => {
    const { place, ana, id, readme } = await published();
    const ours = place.text(readme);
    const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x41]);
    const name = `view/${id}/README.edited-${contentHash(bytes).slice(0, 6)}.md`;
    place.save(name, 'taken\n');
    place.save(readme, bytes);
    await minutes(ana, place, 1);
    expect([place.text(readme), place.text(name)]).toEqual([ours, 'taken\n']);
    const longer = name.replace(/[0-9a-f]{6}\.md$/, `${contentHash(bytes).slice(0, 12)}.md`);
    expect(place.files.get(longer)).toEqual(bytes);
    place.save(readme, 'one\n');
    let writes = 0;
    place.before = () => {
      writes += 1;
      if (writes === 2) place.save(readme, 'two, while one was being kept\n');
    };
    await minutes(ana, place, 2);
    const all = [...place.files.values()].map(String);
    for (const text of ['one\n', 'two, while one was being kept\n']) expect(all).toContain(text);
    expect(place.text(readme)).toBe(ours);
  });

  test('is put there again where it is missing, and files of people’s own are left alone', async () => {
    const { place, ana, id, readme } = await published();
    place.files.delete(readme);
    place.save(`view/${id}/notes.md`, 'mine\n');
    place.save('view/other/README.md', 'mine too\n');
    await minutes(ana, place, 1);
    expect(place.text(readme)).toContain('Seat maps');
    expect([place.text(`view/${id}/notes.md`), place.text('view/other/README.md')]).toEqual([
      'mine\n',
      'mine too\n',
    ]);
  });

  test('loses a page again that the record no longer has', async () => {
    const { place, ana, id } = await published();
    const updates = `view/${id}/updates.md`;
    await ana.run(id, {
      name: 'update',
      fields: { text: 'Some seats fail', audiences: ['support'], next: ana.watch.now + 600_000 },
    });
    await minutes(ana, place, 1);
    expect(place.text(updates)).toContain('Some seats fail');
    const [update] = [...foldAll(id, await ana.store.readOnce(id)).events.values()].filter(
      ({ t }) => t === 'update-sent/1',
    );
    await ana.run(id, { name: 'withdraw-update', fields: { update: update?.id ?? '' } });
    await minutes(ana, place, 2);
    expect(place.text(updates)).toBeUndefined();
  });

  test('is written by one desktop: the scribe’s, whose console has no need of the other’s memory', async () => {
    const { place, ana, id, log: path } = await published();
    await ana.run(id, { name: 'assign', fields: { role: 'scribe', person: 'ben' } });
    ana.peers = [peerOf(lowest, 'Ben')];
    ana.members.add(lowest);
    const writes = place.messages.length;
    await minutes(ana, place, 2);
    expect(place.text(path)).not.toContain('Scribe');
    ana.peers = [peerOf(lowest, 'Ben', false)];
    await minutes(ana, place, 1);
    expect(place.text(path)).toContain('Scribe');
    expect(place.messages.slice(writes)).toEqual([`View: ${id}, list`]);
    ana.peers = [peerOf(lowest, 'Ben')];
    ana.members.delete(lowest);
    await ana.run(id, log('A device that nobody has approved publishes nothing'));
    await minutes(ana, place, 1);
    expect(place.text(path)).toContain('publishes nothing');
  });

  test('is not published by a device that is no member, nor where nothing may be written', async () => {
    const place = new PeoplePlace();
    const ana = await PeopleDesktop.open(new Watch());
    await ana.run(null, { name: 'declare', fields: { title: 'x', severity: 'sev3' } });
    ana.members.clear();
    await ana.look(place.point());
    ana.members.add(ana.device);
    place.readOnly = true;
    await minutes(ana, place, 1);
    expect(place.paths()).toEqual([]);
    place.readOnly = false;
    await minutes(ana, place, 1);
    expect(place.paths()).toHaveLength(3);
  });

  test('made from more than is here stays, and is written on once as much is here', async () => {
    const { place, ana, id, log: path } = await published();
    await ana.run(id, log('The latest'));
    await minutes(ana, place, 1);
    const latest = place.text(path) ?? '';
    expect(renderedFrom(latest, contentHash)).toBe((await ana.store.readOnce(id)).length);
    // A desktop without that memory, to which not all of it has come yet.
    ana.forget();
    const all = ana.store.readOnce.bind(ana.store);
    ana.store.readOnce = async (stream) => (await all(stream)).slice(0, 2);
    await minutes(ana, place, 1);
    expect(place.text(path)).toBe(latest);
    ana.store.readOnce = all;
    await ana.run(id, log('One more'));
    await minutes(ana, place, 1);
    expect(place.text(path)).toContain('One more');
  });

  test('follows the playbook’s links, and goes on without an incident that the disk does not give back', async () => {
    const { place, ana, readme } = await published();
    ana.save('p/links.yaml', '- label: Status board\n  kind: dashboard\n  target: https://status.example\n');
    await minutes(ana, place, 1);
    expect(place.text(readme)).toContain('Status board: <https://status.example>');
    const second = await ana.run(null, { name: 'declare', fields: { title: 'Second', severity: 'sev3' } });
    const all = ana.store.readOnce.bind(ana.store);
    ana.store.readOnce = (stream) => {
      if (stream === second) throw Object.assign(new Error('disk'), { code: 'EIO' });
      return all(stream);
    };
    const third = await ana.run(null, { name: 'declare', fields: { title: 'Third', severity: 'sev3' } });
    await minutes(ana, place, 1);
    expect([
      place.text(`view/${third}/README.md`) !== undefined,
      place.text(`view/${second}/README.md`),
    ]).toEqual([true, undefined]);
    ana.store.readOnce = all;
    await minutes(ana, place, 1);
    expect(place.text('view/README.md')).toContain('Second');
  });

  test('says why a host refuses it, and is tried again', async () => {
    const { place, ana, id, log: path } = await published();
    place.refuses = { kind: 'policy', message: 'The branch is protected.' };
    await ana.run(id, log('More'));
    await minutes(ana, place, 1);
    expect(ana.messages).toEqual(['The branch is protected.']);
    place.refuses = null;
    await minutes(ana, place, 1);
    expect([ana.messages, place.text(path)?.includes('More')]).toEqual([[], true]);
  });

  test('of a long history comes a few incidents at a time, the latest first, and the list when all are there', async () => {
    const place = new PeoplePlace();
    const ana = await PeopleDesktop.open(new Watch());
    const ids: IncidentId[] = [];
    for (let i = 0; i < 45; i += 1) {
      ids.push(await ana.run(null, { name: 'declare', fields: { title: `Number ${i}`, severity: 'sev3' } }));
      ana.watch.later(86_400);
    }
    await ana.look(place.point());
    const front = (): string[] => place.paths('view/2').filter((path) => path.endsWith('README.md'));
    expect(front()).toEqual(ids.slice(-20).map((id) => `view/${id}/README.md`));
    expect(place.text('view/README.md')).toBeUndefined();
    await ana.looks(place.point(), 2);
    expect(front()).toHaveLength(45);
    expect(place.text('view/README.md')).toContain('45 incidents');
    expect(ana.folded).toHaveLength(45);
  });

  test('of what is over is not asked for every minute; a person’s edit of it is found within the half hour', async () => {
    const { place, ana, id, readme } = await published();
    await ana.run(id, { name: 'resolve', fields: {} });
    await minutes(ana, place, 3);
    const ours = place.text(readme);
    place.lists.length = 0;
    place.save(readme, 'My notes\n');
    await minutes(ana, place, 5);
    expect(new Set(place.lists)).toEqual(new Set(['p/', 'view/README.md']));
    await minutes(ana, place, 30);
    expect(place.text(readme)).toBe(ours);
    expect([...place.files.values()].map(String)).toContain('My notes\n');
  });

  test('is taken over at once from a desktop that went before it had published what is over now', async () => {
    const { place, ana, id, readme } = await published();
    ana.members.add(lowest);
    ana.peers = [peerOf(lowest, 'Ben')];
    await ana.run(id, { name: 'assign', fields: { role: 'scribe', person: 'ben' } });
    await minutes(ana, place, 1);
    await ana.run(id, { name: 'resolve', fields: {} });
    await minutes(ana, place, 2);
    expect(place.text(readme)).toContain('Phase: Detection');
    ana.peers = [];
    await minutes(ana, place, 1);
    expect(place.text(readme)).toContain('Phase: Post-mortem');
  });
});
