import type { CommandName } from '../../../shared/incident/commands.ts';
import { verdictLabel, type Verdict } from '../../../shared/incident/events/tradeoff-weighed.ts';
import { defaultPlaybook } from '../../../shared/playbook/defaults.ts';
import { expect } from './console.ts';
import type { Course } from './course.ts';
import type { Hands } from './hands.ts';
import { postmortem, pressButton, toMeeting, toPart, toPostmortem } from './hands-review.ts';
import { has, said, undone, type Maker } from './maker-words.ts';

type Reviews = Extract<
  CommandName,
  | 'set-review'
  | 'need-review'
  | 'hold-meeting'
  | 'note-review'
  | 'remove-review-note'
  | 'tick-review'
  | 'tag-cause'
  | 'curate'
  | 'weigh'
>;

/** Where a kind of note is written, and what its field is called. */
const notes: Readonly<Record<string, { readonly part: string | null; readonly one: string }>> = {
  factor: { part: 'Contributing factors', one: 'Contributing factor' },
  thanks: { part: 'What went well', one: 'Thanks' },
  concern: { part: 'What could be better', one: 'Concern' },
  decided: { part: null, one: 'Decision of the meeting' },
};

async function placeOf(hands: Hands, kind: string): Promise<string> {
  const place = notes[kind];
  if (place === undefined) throw new Error(`there is no note of the kind ${kind}`);
  if (place.part === null) await toMeeting(hands);
  else await toPart(hands, place.part);
  return place.one;
}

async function writeNote({ hands, entries }: Course, step: Parameters<Maker>[1]): Promise<void> {
  const one = await placeOf(hands, said(step, 'kind'));
  const { page } = hands;
  if (has(step, 'person')) {
    await hands.tabTo(page.getByRole('combobox', { name: new RegExp(`^${one}: `) }));
    await hands.press('Control+a');
    await hands.type(said(step, 'person'));
  }
  await hands.tabTo(page.getByRole('textbox', { name: one, exact: true }));
  await hands.type(said(step, 'text'));
  if (has(step, 'category')) {
    const cause = defaultPlaybook.postmortem.causes.find(({ id }) => id === said(step, 'category'));
    const category = page.getByRole('combobox', { name: `${one}: category` });
    await hands.tabTo(category);
    await page.keyboard.type(cause?.label.split(' ')[0] ?? ''); // a list is found by letters, not by a paste
    await expect(category).toHaveValue(said(step, 'category'));
    await hands.tabTo(page.getByRole('button', { name: `Add: ${one}` }));
  }
  await hands.press('Enter');
  await hands.done('written down');
  if (has(step, 'note'))
    entries.set(said(step, 'note'), { text: said(step, 'text'), kind: said(step, 'kind') });
  await hands.back();
}

/** `2026-11-20 10:00`, where the desktop is. */
const dateWords = (course: Course, minute: number): string => {
  const at = new Date(course.instant(minute));
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
};

async function setReview(course: Course, step: Parameters<Maker>[1]): Promise<void> {
  const { hands } = course;
  const { page } = hands;
  if (has(step, 'owner')) await hands.say(`owner ${said(step, 'owner')}`);
  if (has(step, 'meeting')) {
    const meeting = await toMeeting(hands);
    const when = meeting.getByRole('textbox', { name: 'When' });
    if (!(await when.isVisible()))
      await pressButton(hands, meeting.getByRole('button', { name: 'Another time' }));
    await expect(when).toBeFocused();
    await hands.press('Control+a');
    await hands.type(dateWords(course, Number(step.with['meeting'])));
    if (has(step, 'minutes')) {
      await hands.tabTo(meeting.getByRole('textbox', { name: 'Minutes' }));
      await hands.press('Control+a');
      await hands.type(said(step, 'minutes'));
    }
    await hands.press('Enter');
    await hands.done('Meeting planned');
    await hands.back();
  }
  if (step.with['call-off'] === true) {
    const meeting = await toMeeting(hands);
    await pressButton(hands, meeting.getByRole('button', { name: 'Call off' }));
    await hands.done('Meeting called off');
    await hands.back();
  }
  if (!has(step, 'state')) return;
  await toPostmortem(hands);
  const state = said(step, 'state');
  if (state === 'published') {
    await hands.press('Control+Enter');
    const bare = page.getByRole('button', { name: 'Without a file' });
    await expect(bare).toBeVisible();
    await pressButton(hands, bare);
  } else {
    const name = state === 'in-review' ? 'Send to review' : 'Mark reviewed';
    const button = postmortem(hands).getByRole('button', { name });
    await toPart(hands, 'Summary');
    await hands.tabTo(button, 'Shift+Tab');
    await hands.press('Enter');
  }
  await hands.done(`Post-mortem: ${state.replace('-', ' ')}`);
  await hands.back();
}

async function tickReview({ hands }: Course, step: Parameters<Maker>[1]): Promise<void> {
  const { page } = hands;
  const [list, item] = [said(step, 'list'), said(step, 'item')];
  const { agenda, preRead } = defaultPlaybook.postmortem;
  if (list === 'pre-read') {
    await toPostmortem(hands);
    await hands.press('Control+Shift+P');
    const words = preRead.find(({ id }) => id === item)?.text ?? item;
    await hands.tabTo(page.getByRole('checkbox', { name: new RegExp(`^${words}`) }));
    await hands.press('Space');
  } else {
    const meeting = await toMeeting(hands);
    const point = agenda.find(({ id }) => id === item)?.text ?? item;
    const button =
      list === 'agenda'
        ? meeting.getByRole('button', {
            name: new RegExp(`^${undone(step) ? 'Open again' : 'Done'}: ${escaped(point)}$|^Next point`),
          })
        : meeting
            .getByRole('region', { name: list === 'read' ? 'Has read it' : 'In the meeting' })
            .getByRole('button', { name: new RegExp(`^${item}$|^I have read it$`) })
            .first();
    await pressButton(hands, button);
  }
  await hands.settle();
  await hands.back();
}

/** What surrounds the text of a post-mortem, by keyboard. */
export const reviewMakers: Readonly<Record<Reviews, Maker>> = {
  'set-review': setReview,
  'need-review': ({ hands }, step) =>
    hands.say(`need-review ${said(step, 'needed')}${has(step, 'why') ? ` ${said(step, 'why')}` : ''}`),
  async 'hold-meeting'({ hands }, step) {
    const what = said(step, 'what');
    if (what === 'undo') {
      await hands.back();
      await hands.press('Control+z');
      return;
    }
    const meeting = await toMeeting(hands);
    const name = what === 'begin' ? 'Begin the meeting' : 'End the meeting';
    await pressButton(hands, meeting.getByRole('button', { name }));
    await hands.done(what === 'begin' ? 'The meeting has begun' : 'The meeting is over');
    await hands.back();
  },
  'note-review': writeNote,
  async 'remove-review-note'({ hands, entries }, step) {
    if (undone(step)) {
      await hands.back();
      await hands.press('Control+z');
      return;
    }
    const note = entries.get(said(step, 'note'));
    if (note === undefined) throw new Error(`line ${step.line}: no note ${said(step, 'note')}`);
    await placeOf(hands, note.kind);
    await pressButton(hands, hands.page.getByRole('button', { name: `Take out: ${note.text}` }));
    await hands.done('taken out');
    await hands.back();
  },
  'tick-review': tickReview,
  async 'tag-cause'({ hands }, step) {
    await hands.back();
    await hands.say(`cause ${said(step, 'cause')}`);
  },
  async curate({ hands, entries }, step) {
    const { page } = hands;
    const row = said(step, 'row');
    const words = entries.get(row)?.text ?? (row === 'time.started' ? 'Impact began' : row);
    await toPart(hands, 'What happened');
    await hands.press('Alt+t');
    const list = page.getByRole('list', { name: 'Entries of the log' });
    await expect(list.getByRole('checkbox').first()).toBeFocused();
    // What became of it is a row of its own: “Action done: …”.
    const box = list.getByRole('checkbox', { name: new RegExp(`^(?:\\S+: )?${escaped(words)}`) });
    for (let presses = 0; presses < 200; presses += 1) {
      if ((await box.count()) > 0 && (await box.evaluate((e) => e === document.activeElement))) break;
      await hands.press('ArrowDown');
      await hands.settle();
    }
    await expect(box).toBeFocused();
    if (has(step, 'show') && (await box.isChecked()) !== (said(step, 'show') === 'yes')) {
      await hands.press('Space');
      await hands.done('timeline');
    }
    for (const what of ['note', 'evidence'] as const) {
      if (!has(step, what)) continue;
      await hands.press(what === 'note' ? 'n' : 'l');
      await expect(list.getByRole('textbox')).toBeFocused();
      await hands.press('Control+a');
      await hands.type(said(step, what));
      await hands.press('Enter');
      await expect(box).toBeFocused();
    }
    await hands.press('Alt+t');
    await expect(list).toHaveCount(0);
    await hands.back();
  },
  async weigh({ hands, entries }, step) {
    const { page } = hands;
    const text = entries.get(said(step, 'entry'))?.text ?? said(step, 'entry');
    await toPart(hands, 'Trade-offs');
    const verdicts = page.getByRole('group', { name: `How it looks afterwards: ${text}` });
    if (has(step, 'verdict')) {
      const name = verdictLabel[said(step, 'verdict') as Verdict]; // as the command takes it
      await pressButton(hands, verdicts.getByRole('button', { name }));
      await hands.done('Evaluated');
    } else if (undone(step)) await pressButton(hands, verdicts.locator('[aria-pressed="true"]'));
    if (has(step, 'words')) {
      const field = page.getByRole('textbox', { name: `What it gave and what it cost: ${text}` });
      await hands.tabTo(field);
      await hands.press('Control+a');
      await hands.type(said(step, 'words'));
      await hands.press('Enter');
      await expect(page.getByRole('status', { name: 'Undo' })).toContainText('Evaluated');
    }
    await hands.back();
  },
};

const escaped = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
