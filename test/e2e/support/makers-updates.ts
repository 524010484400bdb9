import { updateFactLabel, updateFactNames } from '../../../shared/incident/update-facts.ts';
import type { CommandName } from '../../../shared/incident/commands.ts';
import { audiences as everybody } from '../../../shared/incident/vocabulary.ts';
import { expect } from './console.ts';
import type { Hands } from './hands.ts';
import { onRow } from './hands-log.ts';
import { has, minuteOf, said, undone, type Maker } from './maker-words.ts';

/** `/update customers` or `/look customers`: their words, with the focus. */
async function toWords(hands: Hands, slash: 'update' | 'look', audience: string): Promise<void> {
  await hands.type(`/${slash} ${audience}`);
  await hands.press('Enter');
  await expect(hands.page.getByRole('textbox', { name: `Words for ${audience}` })).toBeFocused();
}

async function leave(hands: Hands): Promise<void> {
  await hands.press('Escape');
  await expect(hands.composer).toBeFocused();
}

/** Facts for the updates are stated beside the words that are made from them: Alt+U, Alt+1, to the fact, Enter. */
export const stateFacts: Maker = async ({ hands }, step) => {
  const names = updateFactNames.filter((name) => name !== 'impact' && has(step, name));
  if (names.length === 0) return;
  const { page } = hands;
  await hands.press('Alt+u');
  const facts = page.getByRole('region', { name: 'Facts' });
  for (const name of names) {
    const fact = facts.getByRole('button', {
      name: new RegExp(`^${updateFactLabel[name]}: .* State it$`, 's'),
    });
    await hands.press('Alt+1');
    await hands.tabTo(fact);
    await hands.press('Enter');
    await expect(facts.getByRole('textbox', { name: updateFactLabel[name] })).toBeFocused();
    await hands.press('Control+a', 'Delete');
    await hands.type(said(step, name));
    if (name === 'estimate' && has(step, 'basis')) {
      await hands.press('Tab', 'Control+a');
      await hands.type(said(step, 'basis'));
    }
    await hands.press('Enter');
    await hands.done(`${updateFactLabel[name]} stated`);
    await expect(fact).toBeFocused();
  }
  await leave(hands);
};

/** What the stakeholders are told. */
export const updateMakers = {
  async update(course, step) {
    const to = (step.with['audiences'] as readonly string[] | undefined) ?? everybody; // as the command has it
    const sitDown = () => course.sitDown(step); // writing took its time
    await course.hands.sendUpdate(said(step, 'text'), minuteOf(course, step, 'next'), to, sitDown);
    course.updates.push(said(step, 'text'));
  },
  async 'correct-update'(course, step) {
    const { hands, updates } = course;
    const last = updates.at(-1) ?? '';
    await onRow(hands, last.slice(0, 60), 'e');
    await expect(hands.page.getByRole('textbox', { name: 'Update', exact: true })).toHaveValue(last);
    if (has(step, 'text')) {
      await hands.press('Control+a');
      await hands.type(said(step, 'text'));
      updates[updates.length - 1] = said(step, 'text');
    }
    if (has(step, 'next')) {
      await hands.press('Tab', 'Control+a');
      await hands.type(minuteOf(course, step, 'next'));
    }
    await hands.press('Enter');
    await expect(hands.composer).toBeFocused();
  },
  async 'withdraw-update'({ hands, updates }, step) {
    await onRow(hands, (updates.at(-1) ?? '').slice(0, 60), undone(step) ? 'r' : 'Delete');
    await hands.back();
  },
  async 'draft-update'({ hands, drafts }, step) {
    const audience = said(step, 'audience');
    await toWords(hands, 'update', audience);
    await hands.press('Control+a');
    await hands.type(said(step, 'text'));
    await hands.press('Control+Enter');
    await hands.done(`Asked for a look at the words for ${audience}`);
    drafts.set(audience, said(step, 'text'));
    await leave(hands);
  },
  async 'approve-update'({ hands }, step) {
    const audience = said(step, 'audience');
    await toWords(hands, 'look', audience);
    await hands.press('Control+Enter');
    await hands.done(`Approved the words for ${audience}`);
    await leave(hands);
  },
  async 'send-updates'(course, step) {
    const { hands, drafts, updates } = course;
    const { page } = hands;
    const to = (step.with['audiences'] as readonly string[] | undefined) ?? [...drafts.keys()]; // as the command has it
    for (const audience of to) {
      await toWords(hands, 'update', audience);
      const words = page.getByRole('textbox', { name: `Words for ${audience}` });
      await expect(words).toHaveValue(drafts.get(audience) ?? '');
      if (has(step, 'channel')) {
        await hands.tabTo(page.getByRole('textbox', { name: 'Channel' }));
        await hands.press('Control+a');
        await hands.type(said(step, 'channel'));
      }
      await hands.tabTo(page.getByRole('textbox', { name: 'Another time' }), 'Shift+Tab');
      await hands.type(minuteOf(course, step, 'next'));
      await hands.press('Control+Shift+s');
      await expect(page.getByRole('status', { name: 'Sent' })).toContainText(`Marked sent to ${audience}`);
      updates.push(drafts.get(audience) ?? '');
      drafts.delete(audience);
      await leave(hands);
    }
  },
  unapprove: () => Promise.reject(new Error('no recorded course takes an approval back')),
  'drop-draft': () => Promise.reject(new Error('no recorded course drops a draft')),
  async 'long-incident'({ hands }, step) {
    const name = step.with['off'] === true ? 'Usual pace' : 'Slow down';
    await hands.press('Alt+3');
    await hands.tabTo(hands.page.getByRole('button', { name }));
    await hands.press('Enter');
    await expect(hands.composer).toBeFocused();
  },
} as const satisfies Partial<Record<CommandName, Maker>>;
