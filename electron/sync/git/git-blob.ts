import * as crypto from 'node:crypto';
import type { ObjectId } from './repository.ts';

/** The id that Git gives to a file's content, in a repository of the usual format. */
export function gitBlobId(bytes: Uint8Array): ObjectId {
  const hash = crypto.createHash('sha1');
  hash.update(`blob ${bytes.length}\0`);
  return hash.update(bytes).digest('hex');
}
