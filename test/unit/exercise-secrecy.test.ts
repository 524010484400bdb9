import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { testFolder } from '../support/git-desktop.ts';
import { GitServer } from '../support/git-server.ts';
import { icHere } from '../support/ic-here.ts';
import { temporaryFolder } from '../support/small-disk.ts';
import { shareFolder } from '../support/sync-process.ts';
import { treeOf } from '../support/tree.ts';

beforeAll(() => {
  process.env['XDG_CACHE_HOME'] = join(temporaryCache, `ic-exercise-${process.pid}`);
});
const temporaryCache = process.env['TMPDIR'] ?? '/tmp';

/** What only the facilitator knows: each is a word that stands nowhere else. */
const secrets = {
  title: 'Qtitle',
  text: 'Qtext',
  from: 'Qfrom',
  picture: 'Qpicture',
  note: 'Qnote',
  hint: 'Qhint',
  expected: 'Qexpected',
  later: 'Qlater',
  story: 'Qstory',
  debrief: 'Qdebrief',
  observed: 'Qobserved',
} as const;
type Secret = keyof typeof secrets;
const all = Object.keys(secrets) as readonly Secret[]; // its own keys

const scenario = `title: The harbour
about: Ships wait.
level: 1
minutes: 60
players: 2 to 4
solo: yes
roles: [commander]
objectives: [Lead calmly]
brief: You are on duty in a harbour.
start: { title: Ships wait, severity: sev2, services: [port], found by: monitoring, started: 1 }
severity: sev1
story: The crane, ${secrets.story}.
injects:
  - id: now
    title: Now ${secrets.title}
    by: hand
    from: ${secrets.from}
    text: It says ${secrets.text}.
    picture: crane.png
    hint: Try ${secrets.hint}.
    note: Read it ${secrets.note}.
    expect: [{ what: 'They ask ${secrets.expected}' }]
  - id: later
    title: Later ${secrets.later}
    at: 50
    text: More of ${secrets.later}.
stop: [60]
debrief: [What was ${secrets.debrief}?]
`;

const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.from(secrets.picture),
]);

type Place = {
  readonly words: readonly string[];
  readonly bytes: () => Buffer;
  /** Whether exchanging once takes the playbook along: over Git that is left to whoever goes on exchanging. */
  readonly playbook: boolean;
};

function folder(): Place {
  const share = shareFolder();
  return { words: ['--folder', share], bytes: () => everything(share), playbook: true };
}

async function git(): Promise<Place> {
  const server = await GitServer.start(testFolder());
  onTestFinished(() => server.close());
  // Every object there is, whatever names it: Git's own files are compressed.
  const bytes = (): Buffer =>
    execFileSync(
      'git',
      ['-C', server.repository, 'cat-file', '--batch-all-objects', '--batch', '--unordered'],
      {
        maxBuffer: 1 << 28,
      },
    );
  return { words: ['--git', server.url], bytes, playbook: false };
}

const everything = (root: string): Buffer =>
  Buffer.concat([...treeOf(root)].flatMap(([path, bytes]) => [Buffer.from(`${path}\n`), bytes]));

const found = (bytes: Buffer): readonly Secret[] => all.filter((each) => bytes.includes(secrets[each]));

describe.each([
  ['a folder', folder],
  ['Git', git],
])('what only the facilitator knows, through %s', (_name, make: () => Place | Promise<Place>) => {
  test(
    'is nowhere else before its inject is given, and then exactly that is',
    { timeout: 240_000 },
    async () => {
      const place = await make();
      const ana = join(temporaryFolder(), 'ana');
      const ben = join(temporaryFolder(), 'ben');
      const run = async (store: string, by: string, ...words: [string, ...string[]]): Promise<string> => {
        const said = await icHere(store, ...words, '--by', by);
        expect([said.code, said.err], words.join(' ')).toEqual([0, '']);
        return said.out;
      };
      const exchange = async (): Promise<void> => {
        for (const [store, by] of [
          [ana, 'ana'],
          [ben, 'ben'],
        ] as const)
          await run(store, by, 'sync', ...place.words);
      };
      const outside = async (): Promise<readonly Secret[]> => {
        await exchange();
        const there = found(place.bytes());
        expect(found(everything(ben))).toEqual(there);
        return there;
      };

      await run(ana, 'ana', 'init');
      const rules = join(ana, 'p/runbooks/harbour.md');
      for (const [path, content] of [
        [join(ana, 'p/scenarios/harbour.yaml'), scenario],
        [join(ana, 'p/scenarios/crane.png'), png],
        [rules, '# The harbour\n'],
      ] as const) {
        mkdirSync(join(path, '..'), { recursive: true });
        writeFileSync(path, content);
        utimesSync(path, new Date(0), new Date(0));
      }
      expect(await run(ana, 'ana', 'exercise', 'check')).toContain('All good');
      const id = await run(ana, 'ana', 'exercise', 'begin', 'harbour');
      await run(ana, 'ana', 'exercise', 'observe', id, `They wait ${secrets.observed}`, '--gap');
      expect(await outside()).toEqual([]);
      expect(place.bytes().includes('You are on duty in a harbour.')).toBe(true);
      expect(await run(ben, 'ben', 'show', id)).toContain('EXERCISE');
      expect([
        existsSync(join(ben, 'p/scenarios')),
        existsSync(join(ana, 'p/scenarios/harbour.yaml')),
      ]).toEqual([false, true]);

      await run(ana, 'ana', 'exercise', 'give', id, 'now');
      expect(await outside()).toEqual(['title', 'text', 'from', 'picture']);
      await run(ana, 'ana', 'exercise', 'hint', id);
      expect(await outside()).toEqual(['title', 'text', 'from', 'picture', 'hint']);
      await run(ana, 'ana', 'exercise', 'end', id);
      // The title of what did not come is in the report; what was to be read between the lines never is.
      expect(await outside()).toEqual(all.filter((each) => each !== 'note'));
      // The rest of the playbook does travel meanwhile: at once in a folder, through Git when its branch is next looked at.
      expect(existsSync(join(ben, 'p/runbooks/harbour.md')) || !place.playbook).toBe(true);
    },
  );
});
