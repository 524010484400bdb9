import type { ObjectId, TreeChange } from './repository.ts';

/** Who a commit says that it is from. */
export type Author = { readonly name: string; readonly email: string };

/** Refs of the private repository: the commits that were made last, the oldest of which is replaced. */
export const MADE_REFS = 'refs/made/';
const KEPT = 8;

export type NewCommit = {
  /** null for a first one. */
  readonly parent: ObjectId | null;
  readonly changes: readonly TreeChange[];
  readonly message: string;
  readonly author: Author;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** How many were made before. */
  readonly n: number;
};

/** What `git fast-import` is told for one commit; it answers with the commit's id. */
export function fastImport({ parent, changes, message, author, at, n }: NewCommit): Uint8Array[] {
  const words = Buffer.from(message);
  const stream: Uint8Array[] = [
    Buffer.from(
      `feature done\ncommit ${MADE_REFS}${n % KEPT}\nmark :1\n` +
        `committer ${identity(author)} ${Math.max(0, Math.floor(at / 1000))} +0000\ndata ${words.length}\n`,
    ),
    words,
    Buffer.from(parent === null ? '\n' : `\nfrom ${parent}\n`),
  ];
  for (const { path, bytes } of changes) {
    if (bytes === null) stream.push(Buffer.from(`D ${quotedPath(path)}\n`));
    else
      stream.push(Buffer.from(`M 100644 inline ${quotedPath(path)}\ndata ${bytes.length}\n`), bytes, newline);
  }
  stream.push(Buffer.from('\nget-mark :1\ndone\n'));
  return stream;
}

const newline = Buffer.from('\n');

const identity = ({ name, email }: Author): string => `${plain(name)} <${plain(email)}>`;
const plain = (text: string): string => text.replaceAll(/[<>\p{Cc}]/gu, '').trim();

/** As C writes a string: nothing in a path can end it early. */
const quotedPath = (path: string): string => `"${path.replaceAll(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
