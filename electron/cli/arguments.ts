import { err, ok, type Result } from '../../shared/result.ts';

/** Words of a command line, taken apart: what stands by itself and what follows a `--name`. */
export type Arguments = {
  readonly positional: readonly string[];
  readonly options: ReadonlyMap<string, string | true>;
};

/**
 * Takes a command line apart. An option's value is the next word whatever it begins with (`--at -5m`), and a single
 * dash begins no option, so that text and times need no quoting tricks; `--` ends the options.
 * @param flags names of options without a value.
 * @param known names of options with a value.
 */
export function parseArguments(
  words: readonly string[],
  flags: ReadonlySet<string>,
  known: ReadonlySet<string>,
): Result<Arguments, string> {
  const positional: string[] = [];
  const options = new Map<string, string | true>();
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    if (word === '--') {
      positional.push(...words.slice(i + 1));
      break;
    }
    if (!word.startsWith('--')) {
      positional.push(word);
      continue;
    }
    const [name, attached] = splitOnce(word.slice(2));
    if (flags.has(name)) {
      if (attached !== undefined) return err(`--${name} takes no value.`);
      options.set(name, true);
    } else if (known.has(name)) {
      const value = attached ?? words[(i += 1)];
      if (value === undefined) return err(`--${name} needs a value.`);
      options.set(name, value);
    } else {
      return err(`There is no option --${name} here.`);
    }
  }
  return ok({ positional, options });
}

function splitOnce(word: string): [string, string?] {
  const at = word.indexOf('=');
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}
