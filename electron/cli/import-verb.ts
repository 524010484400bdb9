import { importFormats } from '../../shared/exchange/formats.ts';
import type { Verb } from './verb.ts';

/** `ic import`: takes over what other tools recorded. */
export const importVerb: Verb = {
  usage: 'FILE... [--format F] [--into ID] [--zone Z] [--day D] [--dry-run] [--verbose]',
  summary: 'Take over what another tool recorded: files, folders and zips, as incidents or into one',
  details: [
    'FILE: a file, a folder, a zip, or - for what is piped in',
    `--format: one of ${importFormats.join(', ')}; told by what is in it where it is left out`,
    '--into: the incident whose log it joins; else each document becomes an incident',
    '--zone: for clock times whose zone no document states, such as Europe/Berlin; this machine’s where it is left out',
    '--day: for clock times without a day, such as 2026-11-20 or yesterday; that of the incident where it is left out, and for a chat the last such times before now',
    '--dry-run: prints what was understood and takes nothing over; with --verbose line by line',
  ],
  options: ['format', 'into', 'zone', 'day'],
  flags: ['dry-run', 'verbose'],
  async run(context) {
    // Every reader of another tool's files is loaded only where somebody imports.
    const { takeOver } = await import('./import-take-over.ts');
    return takeOver(context);
  },
};
