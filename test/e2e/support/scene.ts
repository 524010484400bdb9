import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { CommandInput } from '../../../shared/incident/commands.ts';
import { expect, type Desktop } from './console.ts';
import { Hands } from './hands.ts';

type Run = CommandInput['name'];
/** At which minute, who, what: fields that are times are minutes as well. The last one happens now. */
export type SceneStep = readonly [
  min: number,
  by: string,
  run: Run,
  fields?: Readonly<Record<string, unknown>>,
];

/** Plays what has happened so far as another process, then opens it in the window of the person at this desktop. */
export async function openScene(
  desktop: Desktop,
  person: string,
  steps: readonly SceneStep[],
  /** What is put into the store before anything happens. */
  prepare: () => void = () => undefined,
): Promise<{ readonly hands: Hands; readonly page: Page; readonly id: string; readonly app: App }> {
  const file = join(desktop.folder, 'scene.jsonl');
  const lines = steps.map(([min, by, run, fields = {}]) => JSON.stringify({ min, by, run, with: fields }));
  writeFileSync(file, [`{"format":"ic-replay/1","title":"a scene"}`, ...lines].join('\n'));
  await desktop.ic('init');
  prepare();
  await desktop.ic('replay', file);
  desktop.settings({ person });
  const { app, page } = await desktop.launch();
  const hands = new Hands(page);
  const { id } = await desktop.incident();
  await hands.press('Enter');
  await expect(hands.composer).toBeFocused();
  return { hands, page, id, app };
}

type App = Awaited<ReturnType<Desktop['launch']>>['app'];
