import type { ElectronApplication, Locator } from '@playwright/test';
import type { Step } from '../../../electron/incidents/replay.ts';
import { expect } from './console.ts';
import type { Hands } from './hands.ts';
import { has, said, undone, type Maker } from './maker-words.ts';

const pane = (hands: Hands): Locator => hands.page.getByRole('document', { name: 'Runbook' });

/** A course has the steps of a runbook in it; the hands read them from a file of the team, which somebody wrote before. */
const writeFile = (app: ElectronApplication, { with: fields }: Step): Promise<void> =>
  app.evaluate(
    (_electron, { file, text }) => {
      const { mkdirSync, writeFileSync } = process.getBuiltinModule('node:fs');
      const store = process.argv.find((word) => word.startsWith('--store='))?.slice('--store='.length) ?? '';
      mkdirSync(`${store}/p/runbooks`, { recursive: true });
      writeFileSync(`${store}/p/runbooks/${file}`, text);
    },
    {
      file: String(fields['runbook']),
      text: [
        `# ${String(fields['title'])}`,
        '',
        '## Steps',
        '',
        ...((fields['steps'] ?? []) as readonly string[]).map((each, i) => `${i + 1}. ${each}`), // a use-runbook step's
      ].join('\n'),
    },
  );

/** Opens the front, and selects the runbook of a step by the name of its file; the focus is in the field. */
async function open(hands: Hands, step: Step): Promise<void> {
  await hands.press('Alt+Shift+B');
  await expect(hands.page.getByRole('combobox', { name: 'Find a runbook' })).toBeFocused();
  await hands.type(said(step, 'runbook'));
  await expect(pane(hands)).toContainText(said(step, 'runbook'));
}

async function leave(hands: Hands): Promise<void> {
  await pane(hands).focus();
  await hands.press('Escape');
  await expect(hands.composer).toBeFocused();
}

/** Runbooks, by keyboard. */
export const runbookMakers: Readonly<Record<'use-runbook' | 'note-runbook', Maker>> = {
  async 'use-runbook'(course, step) {
    const { app, hands } = course;
    if (!undone(step)) await writeFile(app, step);
    await open(hands, step);
    if (undone(step)) {
      await hands.press('Tab');
      await expect(pane(hands)).toBeFocused();
      await hands.press('p');
      await expect(pane(hands)).toContainText('Put away');
    } else {
      await hands.press('Enter');
      await expect(pane(hands)).toContainText('Taken up by');
      await expect(pane(hands)).toBeFocused();
    }
    await leave(hands);
  },
  async 'note-runbook'({ hands }, step) {
    if (undone(step)) {
      await hands.press('Control+z');
      return;
    }
    await open(hands, step);
    await hands.press('Tab');
    await expect(pane(hands)).toBeFocused();
    const verdict = said(step, 'verdict');
    await hands.press({ helped: 'h', wrong: 'w', 'not-needed': 'n' }[verdict] ?? '');
    if (verdict === 'wrong') {
      await expect(hands.page.getByRole('textbox', { name: 'What was wrong?' })).toBeFocused();
      if (has(step, 'words')) await hands.type(said(step, 'words'));
      await hands.press('Enter');
    }
    await expect(pane(hands)).toContainText('Noted');
    await leave(hands);
  },
};
