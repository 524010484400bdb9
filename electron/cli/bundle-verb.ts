import { resolve } from 'node:path';
import { UsageError, type Verb } from './verb.ts';

const ways = ['out', 'verify', 'in'] as const;

/** `ic bundle`: a whole store in one file, for a desktop without a shared folder or a network. */
export const bundleVerb: Verb = {
  usage: 'out|verify|in PATH [--incidents ID,...] [--join] [--force]',
  summary: 'Carry records in one signed file, to a desktop without a shared folder or a network',
  details: [
    'out: writes the records, attached files and the playbook to a file that is not there yet; never keys, never scenarios',
    '--incidents: of these incidents only; all where none is named',
    '--force: writes over a file that is there',
    'verify: checks every file, chain and signature in it; changes nothing',
    'in: takes over what is not here yet, once all of it was checked; twice adds nothing',
    '--join: makes a store without incidents one of the bundle’s workspace, or a new one where there is none',
  ],
  options: ['incidents'],
  flags: ['join', 'force'],
  async run(context) {
    const [way, path, ...rest] = context.words;
    if (way === undefined || !ways.some((each) => each === way))
      throw new UsageError(`Say which way: ic bundle ${ways.join('|')} PATH.`);
    if (path === undefined || path === '') throw new UsageError(`ic bundle ${way} needs the path of a file.`);
    if (rest.length > 0) throw new UsageError(`bundle does not understand “${rest.join(' ')}”.`);
    // Zips and exchanges are read in only where somebody carries something.
    const { carry } = await import('./bundle-carry.ts');
    return carry(way, resolve(path), context);
  },
};
