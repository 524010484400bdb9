import { TeamService } from '../incidents/team-service.ts';
import { desktopEnvironment } from '../records/environment.ts';
import type { FileSystem } from '../records/file-system.ts';
import { RecordStore } from '../records/store.ts';
import { teamCommandSchema, type TeamCommandInput } from '../../shared/team/commands.ts';
import { quarterAt, quarterFrom } from '../../shared/readiness/quarters.ts';
import { addDays, dayAt } from '../../shared/time/days.ts';

/** What the demo's team has said of its readiness: what is planned and was done, and what newcomers read. */
export async function sayAsTeam(
  root: string,
  { now, recommended, fs }: { readonly now: number; readonly recommended: string; readonly fs: FileSystem },
): Promise<void> {
  const store = await RecordStore.open(root, desktopEnvironment({ now: () => now, fs }));
  try {
    const team = new TeamService(store, () => now);
    for (const [by, said] of saidAt(now, recommended)) {
      const done = await team.run(teamCommandSchema.parse(said), by);
      if (!done.ok) throw new Error(`the demo's team can't say this: ${done.error.message}`);
    }
  } finally {
    await store.close();
  }
}

function saidAt(now: number, incident: string): readonly (readonly [string, TeamCommandInput])[] {
  const { timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions();
  const today = dayAt(now, zone);
  const quarter = quarterAt(now, zone);
  const before = quarterFrom(quarter, -1);
  return [
    [
      'oskar',
      { name: 'plan', what: 'process-review', day: addDays(today, 6), words: 'what two reviews asked for' },
    ],
    ['oskar', { name: 'plan', what: 'alert-audit', day: addDays(today, -95), done: true }],
    ['yusuf', { name: 'recommend', incident, why: 'three conditions, each harmless by itself' }],
    ['oskar', { name: 'capacity', quarter: before, hours: { all: 3_900, reliability: 1_720 } }],
  ];
}
