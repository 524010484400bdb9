import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { GitServer } from '../support/git-server.ts';
import { oneRoom, test } from './support/two-desktops.ts';

test.setTimeout(240_000);

test('two windows on one incident are one room over a shared folder, through a cut and a kill', async ({
  desktop,
  colleague,
}) => {
  const place = join(desktop.folder, 'team');
  const away = `${place} away`;
  mkdirSync(place);
  await oneRoom(desktop, colleague, {
    place,
    away: /away since/,
    cutOff: () => renameSync(place, away),
    restore: () => renameSync(away, place),
  });
});

test('two windows on one incident are one room over a Git repository, through a cut and a kill', async ({
  desktop,
  colleague,
}) => {
  const folder = join(desktop.folder, 'host');
  mkdirSync(folder);
  const host = await GitServer.start(folder);
  try {
    await oneRoom(desktop, colleague, {
      place: host.url,
      away: /away since/,
      cutOff: () => (host.mood = 'away'),
      restore: () => (host.mood = 'well'),
    });
  } finally {
    await host.close();
  }
});
