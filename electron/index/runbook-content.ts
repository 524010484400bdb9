import { join } from 'node:path';
import { piecesOf, readable } from '../../shared/knowledge/passages.ts';
import { RUNBOOK_FOLDER } from '../../shared/playbook/file-names.ts';
import { PLAYBOOK_FOLDER } from '../../shared/playbook/problem.ts';
import type { Runbook } from '../../shared/runbooks/runbook.ts';
import { sha256 } from '../records/crypto.ts';
import type { FileSystem } from '../records/file-system.ts';
import type { Content } from './content.ts';

/** A runbook as it is found: by its title, its services and alerts, and everything that it says. */
export function contentOf(runbook: Runbook): Content {
  const { file, title, services, alerts, markdown } = runbook;
  const about = [...services, ...alerts].join(', ');
  const body = readable(markdown.replace(/^#\s+.+$/m, '')); // its title stands above already
  const [first = '', ...rest] = piecesOf(body);
  const passage = { kind: 'runbook', ref: file, at: null, who: runbook.owner } as const;
  return {
    ...{ id: `runbook:${file}`, made: sha256(JSON.stringify(runbook)).slice(0, 22), title, services },
    ...{ at: null, severity: null, exercise: false, redacted: 0, facts: null, actions: [], runbooks: [] },
    passages: [
      { ...passage, piece: 0, text: [title, about, first].filter((each) => each !== '').join('\n') },
      ...rest.map((piece, i) => ({ ...passage, piece: i + 1, text: `${title}\n${piece}` })),
    ],
  };
}

/** What the runbooks are made of now: names, sizes, times. */
export function runbooksStamp(fs: FileSystem, root: string): string {
  const folder = join(root, PLAYBOOK_FOLDER, RUNBOOK_FOLDER);
  try {
    return fs
      .list(folder)
      .sort()
      .map((file) => {
        const stat = fs.stat(join(folder, file));
        return `${file}|${stat?.size ?? ''}|${stat?.changed ?? ''}`;
      })
      .join('\n');
  } catch {
    return ''; // not readable now
  }
}
