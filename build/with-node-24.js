/**
 * `node build/with-node-24.js PROGRAM.ts ...`: runs a program of the project where Node can (it strips the types by
 * itself from 24 on), and says in one line what to install where it can't. Plain JavaScript, so that any Node gets
 * as far as saying so.
 */
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';

const [program, ...rest] = process.argv.slice(2);
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Node 24 or later is needed, this is ${process.versions.node}. On Linux x64 npm ci brings it; elsewhere install it from nodejs.org.`,
  );
  process.exit(1);
}
process.argv = [process.execPath, resolve(program ?? ''), ...rest];
await import(pathToFileURL(process.argv[1] ?? '').href);
