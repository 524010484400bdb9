import { renderedFrom } from '../../../shared/incident/view/first-line.ts';
import type { PeopleChange, PeopleFiles } from '../transport.ts';
import { contentHash } from './content.ts';
import type { FileThere, PeopleCache } from './people-cache.ts';

/** A rendered log of ten thousand entries fits; more is nothing that a console wrote. */
const MAX_VIEW_FILE = 64 * 1024 * 1024;

/** What this desktop would write under a path; undefined where it would have no file any more. */
export type Wanted = { readonly path: string; readonly sha: string | undefined; readonly events: number };

/** What to do about one file of the view. */
export type FileCourse =
  | { readonly kind: 'leave' }
  | { readonly kind: 'write'; readonly was: string | null }
  /** A person has changed it: theirs is kept beside before ours takes its place. */
  | { readonly kind: 'keep'; readonly was: string; readonly bytes: Uint8Array };

/** The files of the view at one meeting point: tells what a console wrote from what a person has changed. */
export class ViewFiles {
  readonly #people: PeopleFiles;
  readonly #cache: PeopleCache;
  readonly #tags: ReadonlyMap<string, string>;

  /** @param tags what is there now, as the meeting point lists it. */
  constructor(people: PeopleFiles, cache: PeopleCache, tags: ReadonlyMap<string, string>) {
    this.#people = people;
    this.#cache = cache;
    this.#tags = tags;
  }

  /** What a file calls for. What can't be read now is left as it is. */
  async courseOf({ path, sha, events }: Wanted): Promise<FileCourse> {
    const { there, wrote } = this.#cache;
    const tag = this.#tags.get(path);
    if (tag === undefined) return sha === undefined ? leave : { kind: 'write', was: null };
    const known = there[path];
    if (known?.tag === tag && known.sha === sha) return leave;
    const read =
      known?.tag === tag && known.from !== null
        ? { ...known, bytes: undefined }
        : await this.#read(path, tag);
    if (read === undefined) return leave;
    if (read.sha === sha) {
      wrote[path] = sha;
      return leave;
    }
    if (read.from === null)
      return read.bytes === undefined ? leave : { kind: 'keep', was: tag, bytes: read.bytes };
    if (read.from < events) return { kind: 'write', was: tag };
    // Another console has written it from more than is here, or shows the same otherwise: it stays, unless ours is
    // another one than this desktop wrote last.
    const mine = wrote[path];
    const changed = mine === undefined ? read.from === events : mine !== sha;
    return changed ? { kind: 'write', was: tag } : leave;
  }

  async #read(
    path: string,
    tag: string,
  ): Promise<(FileThere & { bytes: Uint8Array | undefined }) | undefined> {
    const read = await this.#people.read(path, MAX_VIEW_FILE);
    if (!read.ok || read.value === null) return undefined;
    const bytes = read.value;
    const from = renderedFrom(Buffer.from(bytes).toString('utf8'), contentHash);
    const found = { tag, sha: contentHash(bytes), from };
    this.#cache.there[path] = found;
    return { ...found, bytes };
  }

  /**
   * Keeps what a person has changed beside the file: `README.edited-1f2e3d.md`.
   * @returns whether it is safe there.
   */
  async keepBeside(path: string, bytes: Uint8Array): Promise<boolean> {
    const hash = contentHash(bytes);
    for (const digits of [6, 12, 24, 64]) {
      const name = path.replace(/\.md$/, `.edited-${hash.slice(0, digits)}.md`);
      if (this.#tags.has(name)) {
        const held = await this.#people.read(name, MAX_VIEW_FILE);
        if (!held.ok) return false;
        if (held.value !== null && contentHash(held.value) === hash) return true;
        continue;
      }
      const change: PeopleChange = { path: name, bytes, was: null };
      const made = await this.#people.change([change], `View: an edit of ${path} kept beside it`);
      return made.ok && !made.value.changed.includes(name);
    }
    return false;
  }

  /** Writes; what somebody changed meanwhile is left to the next look. */
  async write(changes: readonly PeopleChange[], shas: ReadonlyMap<string, string>, message: string) {
    const made = await this.#people.change(changes, message);
    if (!made.ok) return made;
    const refused = new Set(made.value.changed);
    for (const { path, bytes } of changes) {
      if (refused.has(path)) continue;
      const sha = shas.get(path);
      if (bytes === null || sha === undefined) Reflect.deleteProperty(this.#cache.wrote, path);
      else this.#cache.wrote[path] = sha;
    }
    return made;
  }
}

const leave: FileCourse = { kind: 'leave' };
