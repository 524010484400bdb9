import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import liveIncident from '../demo/two-hour-sev1.jsonl?raw';
import resolvedIncident from '../demo/resolved-sev3.jsonl?raw';
import gameDay from '../demo/game-day.jsonl?raw';
import { parseReplay, replay, type Step } from '../incidents/replay.ts';

const HOUR = 3_600_000;
/** The live incident of the demo is shown at this minute. */
const LIVE_MINUTE = 47;

/** A seeded store of its own in a temporary folder: a SEV1 at minute 47, a resolved incident and a game day. */
export async function makeDemoStore(now: number): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'ic-console-demo-'));
  const live = steps(liveIncident).filter((step) => step.min <= LIVE_MINUTE);
  await play(root, steps(resolvedIncident), now - 50 * HOUR);
  await play(root, steps(gameDay), now - 26 * HOUR);
  await play(root, live, now - LIVE_MINUTE * 60_000);
  return root;
}

/** Removes a store that `makeDemoStore` made. */
export async function removeDemoStore(root: string): Promise<void> {
  await rm(root, { recursive: true, force: true });
}

function steps(text: string): readonly Step[] {
  const parsed = parseReplay(text);
  if (!parsed.ok) throw new Error(`the demo can't be read: ${parsed.error}`);
  return parsed.value;
}

async function play(root: string, course: readonly Step[], zero: number): Promise<void> {
  const played = await replay(root, course, zero, { create: true });
  if (!played.ok) throw new Error(`the demo can't be played: ${played.error}`);
}
