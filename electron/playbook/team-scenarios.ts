import { join } from 'node:path';
import { parseScenario } from '../../shared/exercise/parse-scenario.ts';
import {
  SCENARIO_FOLDER,
  type ListedScenario,
  type Scenario,
  type ScenarioProblem,
} from '../../shared/exercise/scenario.ts';
import { scenarioHead } from '../../shared/exercise/scenario-head.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import { PLAYBOOK_FOLDER, unreadableWords } from '../../shared/playbook/problem.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { atomicWrite } from '../records/atomic-write.ts';
import { writeFailure } from '../records/failure.ts';
import { codeOf, type FileSystem } from '../records/file-system.ts';
import { makeLastingFolder } from '../records/folders.ts';
import { readFiles } from './read-files.ts';
import { picturesOf, pictureType, readPicture, type Picture } from './scenario-pictures.ts';

/** More files than that in the folder are no scenarios. */
const MAX_SCENARIOS = 300;
/** As the window and the record may name them. */
const readable = /^[a-z0-9][a-z0-9.-]{0,71}\.yaml$/;
const leftOver = /^[.#]|~$|\.(?:tmp|swp|bak|orig)$/i;

/** A scenario as a list has it, or what is wrong with its file. */
export type ReadScenario = {
  readonly file: string;
  readonly builtIn: boolean;
  readonly read: Result<Scenario, readonly ScenarioProblem[]>;
};

/**
 * The scenarios of a team, `p/scenarios/*.yaml` with pictures beside them, and those that come with the console. A
 * file of the same name takes the place of one of these, also where it can't be read: nobody plays another than they
 * meant. They are read when somebody asks.
 */
export class TeamScenarios {
  readonly folder: string;
  readonly #fs: FileSystem;
  readonly #root: string;
  readonly #known = new Map<string, { readonly stamp: string; readonly read: ReadScenario }>();
  /** What comes with the console does not change. */
  #builtIn: readonly ReadScenario[] | undefined;

  constructor(fs: FileSystem, root: string) {
    this.#fs = fs;
    this.#root = root;
    this.folder = join(root, PLAYBOOK_FOLDER, SCENARIO_FOLDER);
  }

  /** What can be played, the easy ones first, and what is wrong in the files of the others. */
  async list(): Promise<{
    readonly scenarios: readonly ListedScenario[];
    readonly problems: readonly ScenarioProblem[];
  }> {
    const all = await this.#all();
    const { problems } = this.#names();
    const scenarios = all.flatMap(({ read, builtIn }) => (read.ok ? [listed(read.value, builtIn)] : []));
    return {
      scenarios: scenarios.sort(
        (a, b) => a.level - b.level || a.minutes - b.minutes || (a.file < b.file ? -1 : 1),
      ),
      problems: [...problems, ...all.flatMap(({ read }) => (read.ok ? [] : read.error))],
    };
  }

  /** One of them, or what is wrong in its file; undefined where there is none of that name. */
  async read(file: string): Promise<ReadScenario | undefined> {
    return (await this.#all()).find((each) => each.file === file);
  }

  /** A picture that a scenario names: the team's, else the one that comes with the console; or why it can't be shown. */
  async picture(name: string): Promise<Result<Picture, string>> {
    const own = readPicture(this.#fs, this.folder, name);
    if (typeof own !== 'string') return ok(own);
    const bytes = own === 'is not there' ? await builtInPicture(name) : null;
    return bytes === null
      ? err(`${name} ${own}.`)
      : ok({ name, bytes, type: pictureType(bytes) ?? 'image/png' });
  }

  /**
   * Puts a copy of a scenario that comes with the console, with its pictures, into the team's folder. What is there
   * is never written over.
   * @returns the path of the copy.
   */
  async copy(file: string): Promise<Result<string, Failure>> {
    const { library } = await loadLibrary();
    const found = library.find((each) => each.file === file);
    const to = join(this.folder, file);
    if (found === undefined)
      return err({ kind: 'not-found', message: `There is no scenario ${file} that comes with the console.` });
    const parsed = parseScenario(file, found.text);
    try {
      if (this.#fs.stat(to) !== undefined)
        return err({
          kind: 'refused',
          message: `Not copied: ${PLAYBOOK_FOLDER}/${SCENARIO_FOLDER}/${file} is there already. It is the one that is played.`,
        });
      await makeLastingFolder(this.#fs, this.#root, this.folder, new Set());
      for (const name of parsed.ok ? picturesOf(parsed.value.injects) : []) {
        const bytes = await builtInPicture(name);
        if (bytes !== null && this.#fs.stat(join(this.folder, name)) === undefined)
          await atomicWrite(this.#fs, join(this.folder, name), bytes);
      }
      await atomicWrite(this.#fs, to, new TextEncoder().encode(`${scenarioHead}${found.text}`));
      return ok(to);
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      const { kind } = writeFailure(error);
      return err({ kind, message: `Not copied: ${why(kind)} Nothing that was there has changed.` });
    }
  }

  async #all(): Promise<readonly ReadScenario[]> {
    const { library } = await loadLibrary();
    this.#builtIn ??= library.map(({ file, text }) => ({
      file,
      builtIn: true,
      read: parseScenario(file, text),
    }));
    const names = this.#names().read;
    for (const known of [...this.#known.keys()]) if (!names.includes(known)) this.#known.delete(known);
    const own = names.flatMap((file) => this.#readOwn(file));
    return [...own, ...this.#builtIn.filter(({ file }) => !names.includes(file))];
  }

  #readOwn(file: string): readonly ReadScenario[] {
    const stamp = this.#stampOf(file);
    const known = this.#known.get(file);
    if (known !== undefined && stamp !== '' && known.stamp === stamp) return [known.read];
    const [found] = readFiles(this.#fs, this.folder, [file]);
    if (found === undefined) return [];
    const read = { file, builtIn: false, read: this.#parse(file, found.text, found.trouble) };
    const pictured = read.read.ok && picturesOf(read.read.value.injects).length > 0;
    // What failed may be readable at the next look, and a picture comes and goes without its file.
    if (found.trouble !== 'failed' && !pictured) this.#known.set(file, { stamp, read });
    return [read];
  }

  #parse(
    file: string,
    text: string | null,
    trouble: keyof typeof unreadableWords | null,
  ): ReadScenario['read'] {
    const where = `${PLAYBOOK_FOLDER}/${SCENARIO_FOLDER}/${file}`;
    if (text === null) {
      const words = unreadableWords[trouble ?? 'failed'];
      return err([{ file: where, line: null, message: `This scenario can’t be played: ${words}.` }]);
    }
    const parsed = parseScenario(file, text);
    if (!parsed.ok) return parsed;
    const problems = picturesOf(parsed.value.injects).flatMap((name): readonly ScenarioProblem[] => {
      const picture = readPicture(this.#fs, this.folder, name);
      if (typeof picture !== 'string') return [];
      const line = text.split('\n').findIndex((each) => each.includes(name)) + 1;
      return [{ file: where, line: line === 0 ? null : line, message: `The picture ${name} ${picture}.` }];
    });
    return problems.length === 0 ? parsed : err(problems);
  }

  #names(): { readonly read: readonly string[]; readonly problems: readonly ScenarioProblem[] } {
    let names: readonly string[];
    try {
      names = [...this.#fs.list(this.folder)].sort();
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      names = [];
    }
    const yaml = names.filter((name) => /\.ya?ml$/i.test(name) && !leftOver.test(name));
    const say = (name: string, message: string): ScenarioProblem => ({
      file: `${PLAYBOOK_FOLDER}/${SCENARIO_FOLDER}/${name}`.replaceAll(/\p{Cc}/gu, '?'),
      line: null,
      message,
    });
    const read = yaml.filter((name) => readable.test(name));
    const problems = yaml
      .filter((name) => !readable.test(name))
      .slice(0, 100)
      .map((name) =>
        say(
          name,
          'A file of this name is not read. Names have small letters, digits, dots and dashes, and end in .yaml.',
        ),
      );
    const [beyond] = read.slice(MAX_SCENARIOS);
    if (beyond !== undefined)
      problems.push(
        say(beyond, `There are ${read.length} files in this folder; the first ${MAX_SCENARIOS} are read.`),
      );
    return { read: read.slice(0, MAX_SCENARIOS), problems };
  }

  #stampOf(file: string): string {
    try {
      const stat = this.#fs.stat(join(this.folder, file));
      return stat === undefined ? '' : `${stat.size}|${stat.changed}`;
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      return '';
    }
  }
}

/** The texts are fetched when somebody looks for a scenario: no start waits for them. */
const loadLibrary = () => import('../../shared/exercise/library/library.ts');

async function builtInPicture(name: string): Promise<Uint8Array | null> {
  const { libraryPictures } = await import('../../shared/exercise/library/pictures.ts');
  const found = Object.hasOwn(libraryPictures, name) ? libraryPictures[name] : undefined;
  return found === undefined ? null : Uint8Array.from(Buffer.from(found, 'base64'));
}

const listed = (scenario: Scenario, builtIn: boolean): ListedScenario => {
  const { file, title, about, level, minutes, players, solo, objectives, roles, brief } = scenario;
  return {
    ...{ file, title, about, level, minutes, players, solo, objectives, roles, brief, builtIn },
    injects: scenario.injects.length,
  };
};

const why = (kind: Failure['kind']): string =>
  kind === 'disk-full'
    ? 'the disk is full. Free space, then try again.'
    : kind === 'read-only'
      ? 'the folder of the records can’t be written to. Make it writable, then try again.'
      : 'the disk reported an error. Try again.';
