import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Desktop } from './console.ts';
import type { Hands } from './hands.ts';

type App = Awaited<ReturnType<Desktop['launch']>>['app'];
type Stop = (hands: Hands) => Promise<void>;

const lines = ({ page }: Hands) => page.getByRole('listbox', { name: 'Scenarios and game days' });

const toExercises = async (hands: Hands): Promise<void> => {
  await hands.press('Control+7');
  await expect(lines(hands)).toBeFocused();
};

const table = `time,who,text
2026-11-02T09:14:00Z,ana,Seat maps stay empty for every second visitor
2026-11-02T09:16:30Z,ben,The store of maps answers with 503 since 09:10
2026-11-02T09:31:00Z,ana,Turned off the new layout
at noon,ben,Nobody says when this was
`;

const review = `# Seat maps stayed empty

Severity: SEV2

## Timeline (UTC)

- 2026-11-02 09:10 The store of maps begins to answer with 503
- 09:14 Visitors call
- 09:31 The new layout is turned off
- 09:40 Resolved

## Lessons

The layout asked for every map at once.
`;

/** Game days and imports with something in them, one after another from anywhere: the last one begins a game day. */
export const practised = (app: App, folder: string): Readonly<Record<string, Stop>> => ({
  'what was played': async (hands) => {
    await toExercises(hands);
    await hands.press('End');
    await expect(lines(hands).getByRole('option', { selected: true })).toContainText('promises kept');
  },
  'after-action report': async (hands) => {
    await hands.press('Enter');
    await expect(hands.page.getByRole('region', { name: 'Gaps' })).toContainText('no action found');
  },
  'import preview': async (hands) => {
    const files = { 'log.csv': table, 'review.md': review };
    const paths = Object.keys(files).map((name) => join(folder, name));
    for (const [name, words] of Object.entries(files)) writeFileSync(join(folder, name), words);
    await app.evaluate(({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
    }, paths);
    await hands.press('Control+o');
    await expect(hands.page.getByRole('button', { name: 'Choose files' })).toBeVisible();
    await hands.press('f');
    await expect(hands.page.getByRole('listbox', { name: 'Documents' })).toBeFocused();
  },
  'scenario as its facilitator reads it': async (hands) => {
    await toExercises(hands);
    await hands.press('Home', 'r');
    await expect(hands.page.getByRole('document', { name: 'Selected' })).toContainText('When it is over');
  },
  'facilitator’s view': async (hands) => {
    await toExercises(hands);
    await hands.press('Enter');
    await expect(hands.page.getByRole('textbox', { name: 'Private observation' })).toBeFocused();
    await expect(hands.page.getByRole('region', { name: 'Injects' })).toContainText('given');
  },
});
