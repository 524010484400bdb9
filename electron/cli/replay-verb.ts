import { readFileSync } from 'node:fs';
import { parseInstant } from '../../shared/time/words.ts';
import { parseReplay, replay } from '../incidents/replay.ts';
import { CommandFailure, UsageError, type Verb } from './verb.ts';

/** `ic replay`: plays a recorded course of events into the store. */
export const replayVerb: Verb = {
  usage: 'FILE.jsonl [--start WORDS]',
  summary: 'Play a file of steps as a new incident; it ends now unless --start says when it begins',
  details: [],
  options: ['start'],
  flags: [],
  async run({ words, options, storePath, now, zone }) {
    const [file, ...rest] = words;
    if (file === undefined || rest.length > 0) throw new UsageError('replay needs one FILE.jsonl.');
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch {
      throw new CommandFailure(`The file ${file} can’t be read.`);
    }
    const steps = parseReplay(text);
    if (!steps.ok) throw new CommandFailure(`${file}: ${steps.error}`);
    const length = (steps.value.at(-1)?.min ?? 0) * 60_000;
    const start = options.get('start');
    let zero = now() - length;
    if (typeof start === 'string') {
      const at = parseInstant(start, { now: now(), zone, side: 'past' });
      if (!at.ok) throw new UsageError(at.error);
      zero = at.value;
    }
    const played = await replay(storePath, steps.value, zero);
    if (!played.ok) throw new CommandFailure(`${file}: ${played.error}`);
    return { text: played.value, json: { id: played.value, steps: steps.value.length } };
  },
};
