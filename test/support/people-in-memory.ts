import type { PeoplePoint } from '../../electron/sync/people/people-sync.ts';
import { contentHash } from '../../electron/sync/people/content.ts';
import { err, ok } from '../../shared/result.ts';
import type { Trouble } from '../../shared/sync/connection.ts';

/** The people's files of a meeting point in memory: what lies there, and what is wrong with it now. */
export class PeoplePlace {
  readonly files = new Map<string, Buffer>();
  trouble: Trouble | null = null;
  /** What every change is refused with. */
  refuses: Trouble | null = null;
  readOnly = false;
  /** How often a file was read, and what was written, in order. */
  reads = 0;
  readonly messages: string[] = [];
  /** What was listed, in order. */
  readonly lists: string[] = [];
  /** Somebody else is quicker: runs before a change is looked at. */
  before: () => void = () => undefined;

  /** What a person saves there. */
  save(path: string, text: string | Uint8Array): void {
    this.files.set(path, Buffer.from(text));
  }

  text(path: string): string | undefined {
    return this.files.get(path)?.toString('utf8');
  }

  /** The paths below one, in order. */
  paths(prefix = ''): string[] {
    return [...this.files.keys()].filter((path) => path.startsWith(prefix)).sort();
  }

  point(kind: 'folder' | 'git' = 'folder'): PeoplePoint {
    return {
      kind,
      status: () => ({
        readOnly: this.readOnly,
        pace: { look: 2_000, lookAtAll: 10_000, beacon: 20_000, why: null },
      }),
      people: {
        list: (prefix) => {
          if (this.trouble !== null) return Promise.resolve(err(this.trouble));
          this.lists.push(prefix);
          const found = [...this.files].filter(([path]) => path.startsWith(prefix));
          return Promise.resolve(
            ok(new Map(found.map(([path, bytes]) => [path, `tag-${contentHash(bytes)}`]))),
          );
        },
        read: (path, limit) => {
          if (this.trouble !== null) return Promise.resolve(err(this.trouble));
          this.reads += 1;
          const bytes = this.files.get(path);
          return Promise.resolve(ok(bytes === undefined || bytes.length > limit ? null : bytes));
        },
        change: (changes, message) => {
          const trouble = this.trouble ?? this.refuses;
          if (trouble !== null) return Promise.resolve(err(trouble));
          this.before();
          this.messages.push(message);
          const changed: string[] = [];
          for (const { path, bytes, was } of changes) {
            const held = this.files.get(path);
            const tag = held === undefined ? null : `tag-${contentHash(held)}`;
            if (tag !== was) changed.push(path);
            else if (bytes === null) this.files.delete(path);
            else this.files.set(path, Buffer.from(bytes));
          }
          return Promise.resolve(ok({ changed }));
        },
      },
    };
  }
}
