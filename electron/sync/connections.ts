import * as z from 'zod';
import { connectionSchema, type Connection } from '../../shared/sync/connection.ts';
import { atomicWrite } from '../records/atomic-write.ts';
import { codeOf, type FileSystem } from '../records/file-system.ts';
import type { Layout } from '../records/layout.ts';

const keptSchema = z.object({
  connection: connectionSchema,
  /** It was found or founded as this workspace's once: from then on it must be the same one. */
  attached: z.boolean(),
});
/** One folder and one repository are usual; as many as this are kept. */
export const MAX_CONNECTIONS = 8;
const fileSchema = z.object({ fmt: z.literal(1), connections: z.array(keptSchema).max(MAX_CONNECTIONS) });

/** A meeting point that this store was connected to. */
export type KeptConnection = z.output<typeof keptSchema>;

/**
 * The meeting points of a store; none where none was ever connected.
 * @throws the file system's error when it can't be read now; what is damaged counts as none.
 */
export function readConnections(fs: FileSystem, layout: Layout): readonly KeptConnection[] {
  try {
    const bytes = fs.read(layout.connections, 64 * 1024);
    return fileSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8'))).connections;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === undefined) return [];
    throw error;
  }
}

type Kept = { readonly connection: Connection; readonly attached: boolean };

/** The file's content. */
export function encodeConnections(connections: readonly Kept[]): string {
  const content = { fmt: 1, connections: [...connections] } satisfies z.input<typeof fileSchema>;
  return `${JSON.stringify(content)}\n`;
}

/** Replaces the list as a whole. */
export async function writeConnections(
  fs: FileSystem,
  layout: Layout,
  connections: readonly Kept[],
): Promise<void> {
  fs.makeFolder(layout.local);
  await atomicWrite(fs, layout.connections, Buffer.from(encodeConnections(connections)));
}
