import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { PeoplePoint } from '../../electron/sync/people/people-sync.ts';
import type { Transport } from '../../electron/sync/transport.ts';
import { gitDesktop, gitHost } from '../support/git-desktop.ts';
import { commitOn } from '../support/git-place.ts';
import { PeopleDesktop, peerOf, Watch } from '../support/people-desktop.ts';
import { ana as anaDevice, ben as benDevice, good, ws } from '../support/share-fixtures.ts';
import { folderTransport } from '../support/share-folder.ts';
import { temporaryFolder } from '../support/small-disk.ts';

/** A meeting point as two desktops reach it, and as anybody else sees and changes it without a console. */
type Place = {
  readonly points: readonly [PeoplePoint, PeoplePoint];
  readonly text: (path: string) => string | null;
  readonly save: (path: string, text: string | null) => void;
  readonly paths: () => readonly string[];
};

async function attached(
  transports: readonly [Transport, Transport],
): Promise<readonly [Transport, Transport]> {
  for (const transport of transports) {
    good(await transport.attach(true));
    onTestFinished(() => transport.close());
  }
  return transports;
}

async function folder(): Promise<Place & { readonly root: string }> {
  const root = temporaryFolder();
  const points = await attached([
    folderTransport(root, { ws, device: anaDevice }),
    folderTransport(root, { ws, device: benDevice }),
  ]);
  return {
    root,
    points,
    text: (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null),
    save(path, text) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      if (text === null) rmSync(join(root, path));
      else writeFileSync(join(root, path), text);
    },
    paths: () =>
      readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
        .filter((path) => /^(?:p|view)\//.test(path))
        .sort(),
  };
}

async function git(): Promise<Place> {
  const server = await gitHost();
  const points = await attached([await gitDesktop(server, anaDevice), await gitDesktop(server, benDevice)]);
  const branch = 'refs/heads/incidents';
  return {
    points,
    text: (path) =>
      server.refs().has(branch) && server.paths(branch).includes(path)
        ? `${server.git('show', `${branch}:${path}`)}\n`
        : null,
    save: (path, text) =>
      commitOn(server, branch, new Map([[path, text === null ? null : Buffer.from(text)]])),
    paths: () => [...server.paths(branch)].sort(),
  };
}

const rules = 'p/severities.yaml';

describe.each([
  ['a folder', folder],
  ['Git', git],
])('the people’s files through %s', (_name, make: () => Promise<Place>) => {
  test('the playbook travels both ways, two edits of one file are both kept, one deletion is followed', async () => {
    const { points, text, save } = await make();
    const watch = new Watch();
    const [ana, ben] = [await PeopleDesktop.open(watch, 'ana'), await PeopleDesktop.open(watch, 'ben')];
    const all = async (times: number): Promise<void> => {
      for (let i = 0; i < times; i += 1) {
        await ana.look(points[0]);
        await ben.look(points[1]);
      }
    };
    ana.save(rules, 'SEV1:\n  cadence: 15\n');
    ana.save('p/runbooks/capacity low.md', '# Capacity\n');
    ana.save('p/roles.yaml', 'a: 1\n');
    await all(3);
    expect(ben.text('p/runbooks/capacity low.md')).toBe('# Capacity\n');
    expect(text(rules)).toBe('SEV1:\n  cadence: 15\n');
    save('p/roles.yaml', 'a: 2\n');
    await all(2);
    expect([ana.text('p/roles.yaml'), ben.text('p/roles.yaml')]).toEqual(['a: 2\n', 'a: 2\n']);
    ana.save(rules, 'SEV1:\n  cadence: 20\n');
    ben.save(rules, 'SEV1:\n  cadence: 10\n');
    await all(6);
    const beside = [...ana.playbook().keys()].find((path) => path.includes('-conflict-ben-')) ?? '';
    for (const each of [ana, ben])
      expect([each.text(rules), each.text(beside)]).toEqual([
        'SEV1:\n  cadence: 20\n',
        'SEV1:\n  cadence: 10\n',
      ]);
    expect(text(beside)).toBe('SEV1:\n  cadence: 10\n');
    save('p/roles.yaml', null);
    await all(9);
    expect([ana.text('p/roles.yaml'), ben.text('p/roles.yaml'), text('p/roles.yaml')]).toEqual([
      undefined,
      undefined,
      null,
    ]);
  });

  test('47 the view is published by one of them, and what a person changes in it is kept beside', async () => {
    const { points, text, save, paths } = await make();
    const watch = new Watch();
    const [ana, ben] = [await PeopleDesktop.open(watch, 'ana'), await PeopleDesktop.open(watch, 'ben')];
    const fields = { title: 'Seat maps stay empty', severity: 'sev1', takeCommand: true } as const;
    const id = await ana.run(null, { name: 'declare', fields });
    ben.members.add(ana.device);
    ben.peers = [peerOf(ana.device, 'ana')];
    await ana.look(points[0]);
    await ben.look(points[1]);
    const readme = `view/${id}/README.md`;
    const ours = text(readme) ?? '';
    expect(ours).toContain('# SEV1: Seat maps stay empty');
    save(readme, 'My own notes\n');
    await ana.looks(points[0], 8);
    expect(text(readme)).toBe(ours);
    const beside = paths().filter((path) => path.includes('.edited-'));
    expect(beside.map(text)).toEqual(['My own notes\n']);
    await ana.run(id, { name: 'log', fields: { text: 'Rolled back' } });
    await ana.looks(points[0], 7);
    expect(text(`view/${id}/log.md`)).toContain('Rolled back');
    expect(paths()).toEqual([...beside, readme, `view/${id}/log.md`, 'view/README.md'].sort());
  });
});

describe('the people’s files in a folder', () => {
  test('what can’t be read for a while is not taken for deleted: a file, and a folder of them', async () => {
    const { points, root } = await folder();
    const ana = await PeopleDesktop.open(new Watch());
    for (const path of [rules, 'p/roles.yaml', 'p/runbooks/a.md']) ana.save(path, `${path}\n`);
    await ana.looks(points[0], 3);
    rmSync(join(root, 'p/roles.yaml'));
    symlinkSync('/etc/hostname', join(root, 'p/roles.yaml'));
    await ana.looks(points[0], 9);
    expect(ana.text('p/roles.yaml')).toBe('p/roles.yaml\n');
    expect(ana.messages).toEqual([
      expect.stringContaining('p/roles.yaml where the team meets is larger than'),
    ]);
    rmSync(join(root, 'p/roles.yaml'));
    writeFileSync(join(root, 'p/roles.yaml'), 'p/roles.yaml\n');
    await ana.look(points[0]);
    rmSync(join(root, 'p/runbooks'), { recursive: true });
    symlinkSync('/etc', join(root, 'p/runbooks'));
    // A transport that has not just seen that it is a folder.
    const transport = folderTransport(root, { ws, device: anaDevice });
    good(await transport.attach(false));
    await ana.looks(transport, 9);
    transport.close();
    expect(ana.text('p/runbooks/a.md')).toBe('p/runbooks/a.md\n');
  });
});
