import type { TimelineRow } from '../../shared/incident/timeline.ts';
import { entryKindLabel, type EntryKind } from '../../shared/incident/vocabulary.ts';
import type { IconName } from '../ui/icon-paths.ts';

export const kindIcon: Record<EntryKind, IconName> = {
  note: 'dot',
  proposal: 'diamond',
  objection: 'block',
  decision: 'diamond',
  finding: 'search',
  action: 'bolt',
  ask: 'ask',
  hypothesis: 'flask',
  criterion: 'flag',
  roadblock: 'block',
  risk: 'warn',
  status: 'status',
  message: 'message',
};

const otherIcon = {
  console: 'console',
  update: 'horn',
  newer: 'warn',
  redacted: 'lock',
  inject: 'flag',
} as const;

/** The icon of a row: what it is, or what became of it. */
export function rowIcon({ kind, takenBackBy, version }: TimelineRow): IconName {
  if (takenBackBy !== undefined) return 'undo';
  if (kind in otherIcon) return otherIcon[kind as keyof typeof otherIcon]; // just looked up
  return kind === 'note' && version > 1 ? 'pencil' : kindIcon[kind as EntryKind]; // the other kinds are an entry's
}

/** The word before the text; a note needs none. */
export function kindWord({ kind }: TimelineRow): string | null {
  return kind === 'note' || !(kind in entryKindLabel) ? null : entryKindLabel[kind as EntryKind]; // just looked up
}
