import { join } from 'node:path';
import type { IncomingFile } from '../../electron/records/attachments-file.ts';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { verifyStore } from '../../electron/records/verify.ts';
import type { AttachedFile } from '../../shared/incident/files.ts';
import { temporaryFolder } from './small-disk.ts';

/** The incident that files are attached to. */
export const incident = '20261120-aaaaaaaa';

export const openStore = (root = join(temporaryFolder(), 'store'), create = true): Promise<RecordStore> =>
  RecordStore.open(root, desktopEnvironment(), create);

export const verified = (store: RecordStore) => verifyStore(nodeFileSystem, store.layout, store.ws);

/** A file that somebody attaches. */
export const incoming = (bytes: Uint8Array, more: Partial<IncomingFile> = {}): IncomingFile => ({
  name: 'error rate.csv',
  mime: 'text/csv',
  bytes,
  thumbnail: null,
  width: null,
  height: null,
  ...more,
});

/** An entry that names files, as it is appended. */
export const entry = (e: string, ...files: AttachedFile[]) =>
  ({
    t: 'entry-logged/1',
    e,
    at: 0,
    u: 'ana',
    payload: { kind: 'note', text: 'see the file', files },
  }) as const;
