import { UsageError, type Verb } from './verb.ts';

/** `ic sync`: the exchange with other desktops, without a window. */
export const syncVerb: Verb = {
  usage: '[--folder PATH | --git URL [--branch NAME]] [--once | --watch] [--refill]',
  summary: 'Exchange the records with other desktops through a shared folder or a Git repository',
  details: [
    '--folder PATH: a folder that all desktops reach; an empty one becomes this workspace’s meeting point',
    '--git URL: a Git repository, over https or ssh; the Git of this computer signs in',
    '--branch NAME: the branch that people read there; “incidents” unless it is said',
    '--once: until this store and the place hold the same, then a summary; so it is without a word',
    '--watch: goes on until Ctrl-C, with a line for each change; entries of others arrive within seconds',
    '--refill: the place was wiped, and is to be filled again with everything that is here; not for a share that is not mounted',
    'Without --folder and --git: everywhere this store was connected before. A place is remembered, by the window too.',
    'A store without incidents joins the workspace that it finds there, and DIR is made where there is none;',
    'what it held before is set aside in it. A store with incidents never joins another workspace.',
    'Exit code 1: something is in the way, and a sentence says what; nothing is lost, and it can be run again.',
  ],
  options: ['folder', 'git', 'branch'],
  flags: ['once', 'watch', 'refill'],
  async run(context) {
    if (context.words.length > 0)
      throw new UsageError(`sync does not understand “${context.words.join(' ')}”.`);
    if (context.options.has('once') && context.options.has('watch'))
      throw new UsageError('--once and --watch are one or the other.');
    if (context.options.has('refill') && !context.options.has('folder') && !context.options.has('git'))
      throw new UsageError('--refill needs the place that is to be filled, with --folder or --git.');
    // Loaded for this verb alone: the window is started by the same program, and needs none of it.
    const { exchange } = await import('./sync-exchange.ts');
    return exchange(context);
  },
};
