import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { GitTransport } from '../../electron/sync/git/git-transport.ts';
import { openSystemGit } from '../../electron/sync/git/open-system-git.ts';
import { GitServer } from '../support/git-server.ts';
import { segmentOf, good } from '../support/share-fixtures.ts';
import { randomBytes } from 'node:crypto';
const tmp = () => mkdtempSync(join(tmpdir(), 'cost-'));
const server = await GitServer.start(tmp());
const env = { PATH: process.env['PATH'], HOME: tmp() };
const make = async (device: string) => { const r = good(await openSystemGit({ folder: tmp(), url: server.url, fs: nodeFileSystem, now: () => Date.now(), env })); return new GitTransport({ repository: r, url: server.url, branch: 'incidents', ws: 'aaaabbbbccccdddd', device, now: () => Date.now() }); };
const a = await make('a'.repeat(16)), b = await make('b'.repeat(16));
good(await a.attach(true)); good(await b.attach(false));
let n = 0; const file = (d: string) => ({ ...segmentOf(d, ++n), bytes: Buffer.from(randomBytes(10_000).toString('base64')) });
// bare
const bare = tmp(); const e2 = { ...env, GIT_DIR: bare, LC_ALL: 'C' };
const run = (args: string[], input: Buffer | string = '') => new Promise<string>((res, rej) => { const c = spawn('git', args, { env: e2, stdio: ['pipe', 'pipe', 'ignore'] }); let o = ''; c.stdout.on('data', (d) => (o += d)); c.on('close', (code) => code === 0 ? res(o.trim()) : rej(new Error(args.join(' ')))); c.stdin.on('error', () => 0); c.stdin.end(input); });
await run(['init', '-q', '--bare', bare]);
let tip = '', mine = 'refs/ic/1/cccccccccccccccc/log';
const bareCycle = async () => {
  const f = file('c'.repeat(16));
  tip = await run(['fast-import', '--quiet', '--force', '--done'], Buffer.concat([Buffer.from(`feature done\ncommit refs/made/x\nmark :1\ncommitter A <a@b> 1 +0000\ndata 1\nx\n${tip ? `from ${tip}\n` : ''}M 100644 inline ${f.path}\ndata ${f.bytes.length}\n`), f.bytes, Buffer.from('\n\nget-mark :1\ndone\n')]));
  await run(['push', '-q', server.url, `${tip}:${mine}`]);
  const before = await run(['rev-parse', '-q', '--verify', 'refs/there/ic/1/bbbbbbbbbbbbbbbb/log']).catch(() => '');
  return before;
};
const bareRest = async (before: string) => {
  await run(['fetch', '-q', '--no-tags', '-c', ''].slice(0, 3).concat([server.url, '+refs/ic/1/*:refs/there/ic/1/*']));
  const out = await run(before ? ['diff-tree', '-r', '-z', before, 'refs/there/ic/1/bbbbbbbbbbbbbbbb/log'] : ['ls-tree', '-r', 'refs/there/ic/1/bbbbbbbbbbbbbbbb/log']);
  const blobs = out.match(/[0-9a-f]{40}(?= A|\t)/g) ?? [];
  await run(['cat-file', '--batch'], blobs.join('\n') + '\n');
};
const N = Number(process.argv[2] ?? 30); const t = { ours: [] as number[], bare: [] as number[] };
for (let i = 0; i < N; i++) {
  good(await b.publish([file('b'.repeat(16))], []));
  let s = performance.now();
  good(await a.publish([file('a'.repeat(16))], []));
  for (const f of good(await a.list({ streams: [] })).appeared) if (!f.path.includes('aaaaaaaaaaaa')) good(await a.read(f, 1e6));
  t.ours.push(performance.now() - s);
  s = performance.now();
  const before = await bareCycle();
  const s2 = performance.now();
  await bareRest(before);
  t.bare.push(performance.now() - s);
}
const med = (x: number[]) => x.sort((p, q) => p - q)[Math.floor(x.length / 2)]!;
console.log('ours', med(t.ours).toFixed(0), 'bare', med(t.bare).toFixed(0), 'ratio', (med(t.ours) / med(t.bare)).toFixed(2));
a.close(); b.close(); await server.close(); process.exit(0);
