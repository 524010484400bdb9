import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning } from '../browser/profile.ts';
import { runtime } from '../runtime.ts';

/** What a second instance tells the first. */
export type Arrival = { argv: string[]; cwd: string; data: unknown };

const knock = `const socket = require('node:net').connect(process.argv[1], () => socket.end(process.argv[2]));
socket.on('error', () => process.exit(1)).on('close', () => process.exit(0)).resume();`;

let held: { server: Server; file: string } | null = null;

/** A path that is short enough for a socket, whatever the folder's is. */
function socketOf(userData: string): string {
  const name = `ic-stand-in-${createHash('sha256').update(userData).digest('hex').slice(0, 20)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

function ownerOf(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}

/** Writes the lock file with its content at once, so that no other process ever reads it empty. */
function tryTake(file: string): boolean {
  const mine = `${file}-${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    linkSync(mine, file);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

function listen(socket: string, onArrival: (arrival: Arrival) => void): Server {
  rmSync(socket, { force: true });
  const server = createServer((connection) => {
    let text = '';
    connection.setEncoding('utf8').on('data', (part: string) => (text += part));
    connection.on('error', () => undefined);
    connection.on('end', () => {
      connection.end();
      // Written by `takeInstanceLock` of another process.
      if (text !== '') onArrival(JSON.parse(text) as Arrival);
    });
  });
  server.listen(socket).unref();
  return server;
}

/** Electron's `app.requestSingleInstanceLock`: false, and the other instance was told, where one runs on this folder. */
export function takeInstanceLock(
  userData: string,
  data: unknown,
  onArrival: (arrival: Arrival) => void,
): boolean {
  if (held) return true;
  const file = join(userData, 'stand-in-lock');
  const socket = socketOf(userData);
  while (!tryTake(file)) {
    if (isRunning(ownerOf(file))) {
      const arrival: Arrival = { argv: process.argv, cwd: process.cwd(), data };
      const told = spawnSync(runtime.node, ['-e', knock, socket, JSON.stringify(arrival)]);
      if (told.status === 0) return false;
    }
    // Its owner is gone, or its number is another process's by now.
    rmSync(file, { force: true });
  }
  held = { server: listen(socket, onArrival), file };
  return true;
}

export function holdsInstanceLock(): boolean {
  return held !== null;
}

/** Electron's `app.releaseSingleInstanceLock`. */
export function releaseInstanceLock(): void {
  if (!held) return;
  held.server.close();
  rmSync(held.file, { force: true });
  held = null;
}
