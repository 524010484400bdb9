import { dayFrom, type Step } from '../../../electron/incidents/replay.ts';
import { expect } from './console.ts';
import type { Course } from './course.ts';
import { has, said, type Maker } from './maker-words.ts';

/** What stands in the place of spaces in a name that is typed after `@`. */
const handle = (name: string): string => name.replaceAll(' ', '.');

/** A day is a number of days in a replay. */
const valueOf = ({ zero }: Course, step: Step, field: string): string =>
  field === 'due' && typeof step.with['due'] === 'number'
    ? dayFrom(zero, step.with['due'])
    : said(step, field);

/** Action items: opened in the line, changed in the form that their panel opens. */
export const actionMakers: Readonly<Record<'add-action' | 'set-action', Maker>> = {
  async 'add-action'(course, step) {
    const { hands, entries } = course;
    const words = [
      said(step, 'text'),
      ...(has(step, 'owner') ? [`@${handle(said(step, 'owner'))}`] : []),
      ...(has(step, 'category') ? [`#${said(step, 'category')}`] : []),
      ...(has(step, 'priority') ? [`!${said(step, 'priority')}`] : []),
      ...(has(step, 'due') ? [`by ${valueOf(course, step, 'due')}`] : []),
    ];
    await hands.say(`promise ${words.join(' ')}`);
    if (has(step, 'id')) entries.set(said(step, 'id'), { text: said(step, 'text'), kind: 'action-item' });
  },
  async 'set-action'(course, step) {
    const { hands, entries } = course;
    const { page } = hands;
    const panel = page.getByRole('region', { name: 'Promised and seen before' });
    const { text = said(step, 'action') } = entries.get(said(step, 'action')) ?? {};
    await hands.say('before');
    await hands.tabTo(panel.getByRole('button', { name: text, exact: true }));
    await hands.press('Enter');
    const form = page.getByRole('form', { name: 'Action item' });
    await expect(form).toBeVisible();
    for (const [field, label] of [
      ['text', 'What is to be done'],
      ['owner', 'Owner'],
      ['due', 'Until'],
    ] as const) {
      if (!has(step, field)) continue;
      await hands.tabTo(form.getByLabel(label));
      await hands.press('Control+a');
      await hands.type(valueOf(course, step, field));
    }
    if (has(step, 'state')) {
      const state = { open: 'Open', 'in-progress': 'In progress', done: 'Done' }[said(step, 'state')];
      await hands.tabTo(
        form.getByRole('group', { name: 'State' }).getByRole('button', { name: state ?? 'Dropped' }),
      );
      await hands.press('Space');
    }
    await hands.tabTo(form.getByRole('button', { name: /^Change/ }));
    await hands.press('Enter');
    await expect(form).toHaveCount(0);
  },
};
