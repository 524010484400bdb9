import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GitServer } from './git-server.ts';

const NOUGHT = '0'.repeat(40);

/**
 * A tree as a hostile member could push it, made with Git's plumbing: links out of the repository, names that climb,
 * names of devices and of Git itself, a file that says it is in a folder, another repository, modules that run commands.
 * @param outside a folder that the links lead to, with a secret in it.
 * @param worst also what Git itself objects to on arrival (`..`, `.git`), so that nothing of the ref arrives.
 */
export function hostileTree(server: GitServer, ref: string, outside: string, worst = false): string {
  writeFileSync(join(outside, 'secret.txt'), 'the secret of this computer\n');
  const blob = (text: string): string => server.gitWith(text, 'hash-object', '-w', '--stdin');
  const tree = (entries: readonly string[]): string =>
    server.gitWith(`${entries.join('\0')}\0`, 'mktree', '-z', '--missing');
  const link = blob(join(outside, 'secret.txt'));
  const text = blob('anything\n');
  const stream = '20261120-k3x27qz2';
  const segments = tree([
    `120000 blob ${link}\thhhhhhhhhhhhhhhh-hhhhhh-000001-000001-aaaaaaaaaa.icl`,
    `120000 blob ${link}\tlink.icl`,
    `100755 blob ${text}\tprogram.icl`,
    `100644 blob ${text}\tCON`,
    `100644 blob ${text}\tnul.icl`,
    `100644 blob ${text}\ta\\..\\..\\b.icl`,
    `100644 blob ${text}\tC:evil.icl`,
    `100644 blob ${text}\t${'x'.repeat(300)}.icl`,
    `100644 blob ${text}\tline\nbreak.icl`,
    `160000 commit ${'1'.repeat(40)}\tmodule.icl`,
  ]);
  const people = tree([
    `120000 blob ${link}\tlink.md`,
    `100644 blob ${text}\t.hidden.md`,
    `100644 blob ${text}\tCON.md`,
    `100644 blob ${text}\tgood.md`,
    `100644 blob ${text}\tturned\u202edm.md`,
  ]);
  const climbing = worst ? [`040000 tree ${people}\t..`] : [];
  const root = tree([
    `100644 blob ${blob('{"fmt":1,"minReader":1,"ws":"aaaabbbbccccdddd"}\n')}\ticc.json`,
    `100644 blob ${blob('[submodule "x"]\n\tpath = m\n\turl = https://example.org/x\n')}\t.gitmodules`,
    `100644 blob ${blob('* filter=run\n')}\t.gitattributes`,
    `040000 tree ${tree([`040000 tree ${tree([`040000 tree ${segments}\ts`])}\t${stream}`])}\ti`,
    `120000 blob ${link}\tm`,
    `040000 tree ${people}\tp`,
    ...climbing,
  ]);
  const commit = server.gitWith('hostile', 'commit-tree', root);
  server.git('update-ref', ref, commit, server.refs().get(ref) ?? NOUGHT);
  return commit;
}
