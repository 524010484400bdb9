import type { Switch } from './switch.ts';
import { switchesOfRecords } from './switches-of-records.ts';
import { switchesOfSync } from './switches-of-sync.ts';

/** Everything that keeps desktops together, each with what happens without it. */
export const switches: readonly Switch[] = [...switchesOfRecords, ...switchesOfSync];
