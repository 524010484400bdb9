import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { sha256 } from './crypto.ts';

/** A name of this machine and user that stays the same for years and differs on a copy of the disk's files. */
export function machineName(): string {
  return sha256(`${machineId()}|${userInfo().username}`).slice(0, 22);
}

function machineId(): string {
  try {
    if (process.platform === 'linux') return readFileSync('/etc/machine-id', 'utf8').trim() || hostname();
    if (process.platform === 'darwin') {
      const text = execFileSync('/usr/sbin/ioreg', ['-rd1', '-c', 'IOPlatformExpertDevice'], {
        encoding: 'utf8',
      });
      return /"IOPlatformUUID" = "([^"]+)"/.exec(text)?.[1] ?? hostname();
    }
    const text = execFileSync(
      'reg',
      ['query', 'HKLM\\SOFTWARE\\Microsoft\\Cryptography', '/v', 'MachineGuid'],
      {
        encoding: 'utf8',
      },
    );
    return /REG_SZ\s+(\S+)/.exec(text)?.[1] ?? hostname();
  } catch {
    return hostname();
  }
}
