import type { RemoteFile } from '../transport.ts';

/** `raw`: what the folder held at the last look, in its order; `never` when that is not known. */
type Known = { raw: readonly string[] | 'never'; readonly names: Set<string> };
/** A folder as it was found in a round that is not over yet; null: there is no such folder. */
export type Found = { readonly folder: string; readonly raw: readonly string[] | null };

/** Which names a round found in the folders of a share, against those that were told before. */
export class FolderMemory {
  readonly #folders = new Map<string, Known>();
  readonly #isMeant: (path: string) => boolean;

  /** @param isMeant whether a path is told at all. */
  constructor(isMeant: (path: string) => boolean) {
    this.#isMeant = isMeant;
  }

  /** Folders of which something was told, by how their path begins. */
  under(prefix: string): string[] {
    return [...this.#folders.keys()].filter((folder) => folder.startsWith(prefix));
  }

  /** Whether something was told of this folder. */
  has(folder: string): boolean {
    return this.#folders.has(folder);
  }

  /** Whether a folder's names are exactly those of the last look. */
  isSame({ folder, raw }: Found): boolean {
    const known = this.#folders.get(folder)?.raw ?? null;
    if (raw === null || known === null) return raw === known;
    // A folder that nobody changed is told in the same order.
    return known !== 'never' && known.length === raw.length && raw.every((name, at) => name === known[at]);
  }

  /** What is new and what is gone; changes nothing. */
  compare(found: readonly Found[]): { readonly appeared: RemoteFile[]; readonly gone: string[] } {
    const appeared: RemoteFile[] = [];
    const gone: string[] = [];
    for (const { folder, raw } of found.filter((each) => !this.isSame(each))) {
      const known = this.#folders.get(folder)?.names;
      const now = new Set(raw);
      for (const name of raw ?? []) {
        const path = `${folder}/${name}`;
        if (known?.has(name) !== true && this.#isMeant(path)) appeared.push({ path, tag: '' });
      }
      for (const name of known ?? []) if (!now.has(name)) gone.push(`${folder}/${name}`);
    }
    return { appeared, gone };
  }

  /** The round is over: what it found was told. */
  keep(found: readonly Found[]): void {
    for (const each of found) {
      const { folder, raw } = each;
      if (this.isSame(each)) continue;
      if (raw === null) this.#folders.delete(folder);
      else {
        const names = new Set(raw.filter((name) => this.#isMeant(`${folder}/${name}`)));
        this.#folders.set(folder, { raw, names });
      }
    }
  }

  /** This desktop put a file there: whoever did so need not be told, but wants to know when it goes. */
  put(path: string): void {
    const [folder, name] = split(path);
    const known = this.#folders.get(folder);
    if (known === undefined) this.#folders.set(folder, { raw: 'never', names: new Set([name]) });
    else {
      known.names.add(name);
      known.raw = 'never';
    }
  }

  /** It was told as gone: when it is there again, that is told as well. */
  drop(path: string): void {
    const [folder, name] = split(path);
    const known = this.#folders.get(folder);
    known?.names.delete(name);
    if (known !== undefined) known.raw = 'never';
  }
}

function split(path: string): [folder: string, name: string] {
  const at = path.lastIndexOf('/');
  return [path.slice(0, at), path.slice(at + 1)];
}
