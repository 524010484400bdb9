import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import earlierIncident from '../demo/earlier-sev2.jsonl?raw';
import gameDay from '../demo/game-day.jsonl?raw';
import liveIncident from '../demo/two-hour-sev1.jsonl?raw';
import resolvedIncident from '../demo/resolved-sev3.jsonl?raw';
import packagerRunbook from '../demo/runbooks/packager-stuck.md?raw';
import startsRunbook from '../demo/runbooks/starts-fail.md?raw';
import { parseReplay, replayAll, type Course } from '../incidents/replay.ts';
import { nodeFileSystem, type FileSystem } from '../records/file-system.ts';
import { PLAYBOOK_FOLDER } from '../../shared/playbook/problem.ts';
import { RUNBOOK_FOLDER } from '../../shared/playbook/file-names.ts';
import { pastCourses } from './demo-past.ts';
import { sayAsTeam } from './demo-team.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * A seeded store of its own in a temporary folder: a SEV1 at minute 47; an incident whose post-mortem is being reviewed,
 * one of five weeks ago, a game day and the year before them; two runbooks, and what the team has planned.
 */
export async function makeDemoStore(now: number): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'ic-console-demo-'));
  const [earlier, ...others] = [
    course(earlierIncident, now - 36 * DAY),
    course(resolvedIncident, now - 50 * HOUR),
    course(gameDay, now - 26 * HOUR),
    course(liveIncident, now - 47 * 60_000),
    ...pastCourses(now),
  ].map((each) => until(now, each));
  if (earlier === undefined) throw new Error('the demo has no incidents');
  const played = await replayAll(root, [earlier, ...others], { create: true, fs: hasty });
  if (!played.ok) throw new Error(`the demo can't be played: ${played.error}`);
  const [recommended = ''] = played.value;
  await sayAsTeam(root, { now, recommended, fs: hasty });
  const runbooks = join(root, PLAYBOOK_FOLDER, RUNBOOK_FOLDER);
  await mkdir(runbooks, { recursive: true });
  await writeFile(join(runbooks, 'packager-stuck.md'), packagerRunbook);
  await writeFile(join(runbooks, 'starts-fail.md'), startsRunbook);
  return root;
}

/** Removes a store that `makeDemoStore` made. */
export async function removeDemoStore(root: string): Promise<void> {
  await rm(root, { recursive: true, force: true });
}

function course(text: string, zero: number): Course {
  const parsed = parseReplay(text);
  if (!parsed.ok) throw new Error(`the demo can't be read: ${parsed.error}`);
  return { steps: parsed.value, zero };
}

/** What lies ahead has not happened yet. */
const until = (now: number, { steps, zero }: Course): Course => ({
  steps: steps.filter(({ min }) => zero + min * 60_000 <= now),
  zero,
});

/** The demo's seed is made anew each time: nothing of it has to outlast a power cut, so nothing waits for the disk. */
const hasty: FileSystem = {
  ...nodeFileSystem,
  create: (path, mode) => ({ ...nodeFileSystem.create(path, mode), sync: () => Promise.resolve() }),
  syncFolder: () => Promise.resolve(),
};
