import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Whether a process of this number runs; one that has ended but was not reaped yet does not. */
export function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    const status = `/proc/${pid}/stat`;
    return !existsSync(status) || !/^\d+ \(.*\) Z /s.test(readFileSync(status, 'utf8'));
  } catch {
    return false;
  }
}

/** The process that Chromium's own lock in a profile names: a link to `host-pid`. */
function chromiumOf(profile: string): number {
  try {
    return Number(readlinkSync(join(profile, 'SingletonLock')).split('-').at(-1));
  } catch {
    return 0;
  }
}

/**
 * Chromium's profile inside the app's session data. One left by a stand-in that was killed is taken over once its
 * Chromium is gone; beside a stand-in that still runs a throw-away one is used, since two cannot share it.
 */
export async function takeProfile(sessionData: string): Promise<string> {
  const profile = join(sessionData, 'stand-in-chromium');
  const ownerFile = join(profile, 'stand-in-owner');
  const owner = existsSync(ownerFile) ? Number(readFileSync(ownerFile, 'utf8')) : 0;
  if (owner !== process.pid && isRunning(owner)) {
    const temporary = mkdtempSync(join(tmpdir(), 'ic-stand-in-profile-'));
    process.on('exit', () => rmSync(temporary, { recursive: true, force: true, maxRetries: 3 }));
    return temporary;
  }
  const left = chromiumOf(profile);
  // Its pipe closed when its stand-in died, so it is on its way out; nothing tells when, so look again.
  while (isRunning(left)) await delay(5);
  mkdirSync(profile, { recursive: true });
  writeFileSync(ownerFile, String(process.pid));
  return profile;
}
