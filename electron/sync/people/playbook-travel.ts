import { dirname } from 'node:path/posix';
import type { Notice } from '../../../shared/ipc/contract.ts';
import { PLAYBOOK_FOLDER } from '../../../shared/playbook/problem.ts';
import { passesByItself } from '../../../shared/sync/connection.ts';
import { MAX_FILES } from '../../playbook/read-files.ts';
import { codeOf, type FileSystem } from '../../records/file-system.ts';
import type { RecordStore } from '../../records/store.ts';
import type { PeopleChange } from '../transport.ts';
import { Absences, type Absence } from './absences.ts';
import { CopiesBeside } from './copies-beside.ts';
import { LocalPlaybook, type LocalFile } from './local-playbook.ts';
import type { PeopleCache } from './people-cache.ts';
import type { PeoplePoint } from './people-sync.ts';
import { playbookWords } from './playbook-words.ts';
import { TheirPlaybook, type TheirFile } from './their-playbook.ts';
import { courseOf } from './three-way.ts';
import { clashing, isBeside, meaningOfName } from './travelling-names.ts';

/** No playbook has more files than that in all. */
const MAX_IN_ALL = 500;
/** What went is told until the end of the session, the latest of it. */
const MAX_TOLD = 20;

export type TravelContext = {
  readonly store: RecordStore;
  readonly fs: FileSystem;
  readonly now: () => number;
  readonly person: () => string;
};

/** One look: both sides as they were found, and what follows. */
type Look = {
  readonly point: PeoplePoint;
  readonly base: PeopleCache['base'];
  readonly here: ReadonlyMap<string, LocalFile>;
  readonly there: ReadonlyMap<string, TheirFile>;
  readonly notices: Notice[];
  /** Files that are new here now. */
  readonly taken: string[];
  readonly sends: { readonly path: string; readonly sha: string; readonly change: PeopleChange }[];
};

/**
 * The playbook's files between a store's `p/` and a meeting point's: what only one side has changed the other follows,
 * what both have changed both keep. People edit on both sides, in any editor, at any time.
 */
export class PlaybookTravel {
  readonly #context: TravelContext;
  readonly #local: LocalPlaybook;
  readonly #theirs = new TheirPlaybook();
  readonly #copies: CopiesBeside;
  readonly #goneThere = new Absences();
  readonly #goneHere = new Absences();
  #told: readonly Notice[] = [];

  constructor(context: TravelContext) {
    this.#context = context;
    this.#local = new LocalPlaybook(context.fs, context.store.layout);
    this.#copies = new CopiesBeside(this.#local, context.person);
  }

  /** One look and what follows from it. @param base what was last the same on both sides; kept up to date. */
  async round(point: PeoplePoint, base: PeopleCache['base']): Promise<readonly Notice[]> {
    const notices: Notice[] = [];
    const here = this.#lookHere(notices);
    if (here === undefined) return notices;
    const listed = await point.people.list(`${PLAYBOOK_FOLDER}/`);
    if (!listed.ok) return [...notices, ...this.#told, ...this.#copies.notices(here.keys())];
    const tags = new Map<string, string>();
    for (const [path, tag] of listed.value) {
      const meaning = meaningOfName(path);
      if (meaning === 'travels') tags.set(path, tag);
      else if (meaning === 'hostile' || meaning === 'deep') notices.push(playbookWords[meaning](path));
    }
    const clashes = clashing([...here.keys(), ...tags.keys()]);
    for (const names of new Set(clashes.values())) notices.push(playbookWords.clash(names));
    const there = await this.#theirs.look(point, tags, base, {
      wanted: (path) => !clashes.has(path),
      mine: (path) => here.has(path),
      now: this.#context.now(),
    });
    const look: Look = { point, base, here, there, notices, taken: [], sends: [] };
    const paths = new Set([...here.keys(), ...there.keys(), ...Object.keys(base)]);
    const gone = { there: [] as string[], here: [] as string[] };
    for (const path of [...paths].sort()) {
      if (clashes.has(path) || isBelow(path, listed.value)) continue;
      const course = await this.#follow(look, path);
      if (course === 'gone-there') gone.there.push(path);
      else if (course === 'gone-here') gone.here.push(path);
    }
    await this.#judge(look, gone);
    await this.#send(look);
    return [...notices, ...this.#told, ...this.#copies.notices(here.keys())];
  }

  #lookHere(notices: Notice[]): ReadonlyMap<string, LocalFile> | undefined {
    try {
      return this.#local.look(this.#context.now());
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      notices.push(playbookWords.notRead());
      return undefined;
    }
  }

  /** Does what follows for one file, as far as it can be done now; what is gone is judged later, with the others. */
  async #follow(look: Look, path: string): Promise<ReturnType<typeof courseOf>> {
    const { base, here, there, notices } = look;
    const mine = here.get(path);
    const theirs = there.get(path);
    if (mine?.sha === null) notices.push(playbookWords.tooLarge(path, 'here'));
    if (theirs?.sha === null) notices.push(playbookWords.tooLarge(path, 'there'));
    if (mine?.sha === null || theirs?.sha === null) return 'nothing';
    if (theirs !== undefined && theirs.sha === undefined) return 'nothing';
    const course = courseOf(mine?.sha, theirs?.sha, base[path]?.sha);
    if (course === 'same' && theirs?.sha !== undefined) base[path] = { sha: theirs.sha, tag: theirs.tag };
    if (course === 'nothing') Reflect.deleteProperty(base, path);
    if (mine?.still === false) return 'nothing';
    if (course === 'send') this.#offer(look, path);
    if (course !== 'take' && course !== 'both') return course;
    try {
      await this.#take(look, path, course === 'both');
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      notices.push(playbookWords.notSaved(path));
    }
    return course;
  }

  /** Puts the meeting point's version here; `both` keeps ours beside it first. */
  async #take(look: Look, path: string, both: boolean): Promise<void> {
    const { base, here, there, notices, point, taken } = look;
    const theirs = there.get(path);
    const mine = here.get(path)?.sha ?? undefined;
    if (theirs?.sha === undefined || theirs.sha === null) return;
    if (mine === undefined && !hasRoom(path, [...here.keys(), ...taken], notices)) return;
    const bytes = await this.#theirs.bytesOf(point, path, theirs);
    if (bytes === undefined) return;
    if (both && mine !== undefined && !(await this.#copies.keep(path, mine))) return;
    if (!(await this.#local.replace(path, mine, bytes))) return;
    base[path] = { sha: theirs.sha, tag: theirs.tag };
    if (mine === undefined) taken.push(path);
  }

  #offer({ here, there, notices, sends }: Look, path: string): void {
    const sha = here.get(path)?.sha;
    const theirs = there.get(path);
    if (sha === undefined || sha === null) return;
    const all = [...there.keys(), ...sends.map((send) => send.path)];
    if (theirs === undefined && !hasRoom(path, all, notices)) return;
    const bytes = this.#local.readIf(path, sha);
    if (bytes !== undefined) sends.push({ path, sha, change: { path, bytes, was: theirs?.tag ?? null } });
  }

  /** Absence is not deletion, unless it looks like nothing else. */
  async #judge(
    look: Look,
    gone: { readonly there: readonly string[]; readonly here: readonly string[] },
  ): Promise<void> {
    const { base, here, there } = look;
    const now = this.#context.now();
    const known = Object.entries(base);
    const settledThere = (except: string): boolean =>
      known.every(([path, { tag }]) => path === except || there.get(path)?.tag === tag);
    const settledHere = (except: string): boolean =>
      known.every(([path, { sha }]) => path === except || here.get(path)?.sha === sha);
    for (const absence of this.#goneThere.judge(gone.there, known.length, settledThere, now))
      await this.#settle(look, absence, 'there');
    if (look.point.status().readOnly) return;
    for (const absence of this.#goneHere.judge(gone.here, known.length, settledHere, now))
      await this.#settle(look, absence, 'here');
  }

  async #settle(look: Look, { path, course }: Absence, side: 'here' | 'there'): Promise<void> {
    try {
      if (course === 'follow')
        await (side === 'there' ? this.#setAside(look, path) : this.#takeAway(look, path));
      else if (side === 'there') this.#offer(look, path);
      else await this.#take(look, path, false);
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      look.notices.push(playbookWords.notSaved(path));
    }
  }

  /** Somebody deleted it where the team meets: the copy that is here goes aside, and is kept. */
  async #setAside({ base, here }: Look, path: string): Promise<void> {
    const sha = here.get(path)?.sha;
    const bytes = sha === undefined || sha === null ? undefined : this.#local.readIf(path, sha);
    if (bytes === undefined) return;
    const { store, fs } = this.#context;
    const at = this.#local.pathOf(path);
    // Whoever deletes a copy has read it: that is what it is for, and nothing to be told at every start.
    if (isBeside(path)) {
      await this.#local.keepReplaced(path, bytes);
      fs.remove(at);
    } else {
      const why = `${path} was deleted where the team meets; this is the copy that was here.`;
      if (!store.quarantine.take(at, why)) return;
      this.#tell(playbookWords.deletedThere(path, store.layout.quarantine));
    }
    Reflect.deleteProperty(base, path);
  }

  /** Somebody deleted it here: it goes where the team meets as well, and a copy is kept. */
  async #takeAway({ base, there, point, notices }: Look, path: string): Promise<void> {
    const theirs = there.get(path);
    if (theirs?.sha === undefined || theirs.sha === null) return;
    const bytes = await this.#theirs.bytesOf(point, path, theirs);
    if (bytes === undefined) return;
    const kept = await this.#local.keepReplaced(path, bytes);
    const made = await point.people.change(
      [{ path, bytes: null, was: theirs.tag }],
      `Playbook: ${path} deleted`,
    );
    if (!made.ok) {
      if (!passesByItself(made.error)) notices.push(playbookWords.trouble(path, made.error.message));
      return;
    }
    if (made.value.changed.includes(path)) return;
    Reflect.deleteProperty(base, path);
    if (!isBeside(path)) this.#tell(playbookWords.deletedHere(path, kept));
  }

  async #send({ point, base, sends, notices }: Look): Promise<void> {
    if (sends.length === 0 || point.status().readOnly) return;
    const names = sends.map(({ path }) => path);
    const what = names.length > 3 ? `${names.length} files` : names.join(', ');
    const made = await point.people.change(
      sends.map(({ change }) => change),
      `Playbook: ${what}`,
    );
    if (!made.ok) {
      if (!passesByItself(made.error))
        notices.push(playbookWords.trouble(PLAYBOOK_FOLDER, made.error.message));
      return;
    }
    const refused = new Set(made.value.changed);
    // What the list calls it is not known yet: the next look reads it once.
    for (const { path, sha } of sends) if (!refused.has(path)) base[path] = { sha, tag: '' };
  }

  #tell(notice: Notice): void {
    this.#told = [...this.#told.filter(({ id }) => id !== notice.id), notice].slice(-MAX_TOLD);
  }
}

/** Whether a folder above it is told as something that can't be read: what is in it is not known, and not gone. */
function isBelow(path: string, listed: ReadonlyMap<string, string>): boolean {
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder))
    if (listed.has(folder)) return true;
  return false;
}

/** Whether there is room for one more in its folder; says so where there is none. What is there already stays. */
function hasRoom(path: string, all: readonly string[], notices: Notice[]): boolean {
  const folder = dirname(path);
  const full = all.length >= MAX_IN_ALL || all.filter((each) => dirname(each) === folder).length >= MAX_FILES;
  if (full) notices.push(playbookWords.tooMany(folder, all.length >= MAX_IN_ALL ? MAX_IN_ALL : MAX_FILES));
  return !full;
}
