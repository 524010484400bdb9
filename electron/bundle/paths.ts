import { SCENARIO_FOLDER } from '../../shared/exercise/scenario.ts';
import { CHUNK_BYTES } from '../../shared/incident/files.ts';
import { MAX_PLAYBOOK_FILE } from '../../shared/playbook/problem.ts';
import { MAX_SEGMENT } from '../records/limits.ts';
import { meaningOf } from '../sync/paths.ts';
import { meaningOfName } from '../sync/people/travelling-names.ts';

export const WORKSPACE_FILE = 'icc.json';

/** What a path in a bundle is, in the order in which they are taken in. */
export type BundledKind = 'workspace' | 'card' | 'segment' | 'chunk' | 'playbook';

/** What may stand under a path of a bundle; undefined for everything else, `local/` above all. */
export function kindOf(path: string): BundledKind | undefined {
  if (path === WORKSPACE_FILE) return 'workspace';
  if (path.startsWith(`p/${SCENARIO_FOLDER}/`)) return undefined;
  if (meaningOfName(path) === 'travels') return 'playbook';
  const meaning = meaningOf(path);
  switch (meaning?.kind) {
    case 'segment':
    case 'chunk':
    case 'card':
      return meaning.kind;
    default:
      return undefined;
  }
}

/** The most bytes that a file of a kind may have. */
export const limits: Readonly<Record<BundledKind, number>> = {
  workspace: 64 * 1024,
  card: 64 * 1024,
  segment: MAX_SEGMENT,
  chunk: CHUNK_BYTES,
  playbook: MAX_PLAYBOOK_FILE,
};
