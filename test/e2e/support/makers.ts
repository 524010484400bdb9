import type { Step } from '../../../electron/incidents/replay.ts';
import type { CommandName } from '../../../shared/incident/commands.ts';
import { linkKindLabel, type LinkKind } from '../../../shared/incident/vocabulary.ts';
import { defaultPlaybook } from '../../../shared/playbook/defaults.ts';
import { expect } from './console.ts';
import { clockWords, lineOf, type Course } from './course.ts';
import { answer, correct, onBoard, onRow } from './hands-log.ts';
import { give, onItem, skip, takeOff } from './hands-list.ts';

type Maker = (course: Course, step: Step) => Promise<void>;

const said = ({ with: fields }: Step, field: string): string => String(fields[field]);
const has = ({ with: fields }: Step, field: string): boolean => fields[field] !== undefined;
const undone = ({ with: fields }: Step): boolean => fields['undo'] === true;

/** The words of an entry, or of an item of the checklist, that the fixture calls by its id. */
const entryOf = ({ entries }: Course, step: Step): { text: string; kind: string } => {
  const entry = entries.get(said(step, 'entry'));
  if (entry === undefined) throw new Error(`line ${step.line}: nothing was logged as ${said(step, 'entry')}`);
  return entry;
};
const itemOf = ({ items }: Course, step: Step): string =>
  defaultPlaybook.checklist.find(({ id }) => id === step.with['item'])?.text ??
  items.get(said(step, 'item')) ??
  said(step, 'item');
const timeOf = (course: Course, step: Step, field: string): string =>
  has(step, field) ? clockWords(course, step.min, Number(step.with[field])) : '';
const minuteOf = (course: Course, step: Step, field: string): string =>
  course.clock(Number(step.with[field])).slice(0, 5);

/** A transition: Alt+P, the time if it was not now, down to its name, Enter. */
const phase =
  (name: string): Maker =>
  (course, step) =>
    course.hands.moveOn(name, timeOf(course, step, 'at'));

/** The keys by which a row hears what became of it. */
const keyOf: Readonly<Record<string, string>> = {
  acknowledged: 'k',
  done: 'a',
  confirmed: 'a',
  verified: 'a',
  cleared: 'a',
  'ruled-out': 'x',
  dropped: 'x',
  open: 'o',
};

/** Hypotheses and exit criteria are marked on their boards, everything else in the log. */
async function mark(course: Course, step: Step): Promise<void> {
  const { hands } = course;
  const { text, kind } = entryOf(course, step);
  const [to, minutes] = [said(step, 'mark'), step.with['minutes']];
  const note = has(step, 'note') ? said(step, 'note') : undefined;
  if (kind === 'hypothesis') await onBoard(hands, 'Alt+5', 'hypotheses', text, keyOf[to] ?? '');
  else if (kind === 'criterion' && to !== 'dropped') await onBoard(hands, 'Alt+4', 'criteria', text, 'Space');
  else if (minutes !== undefined) await onRow(hands, text, minutes === 5 ? 'm' : 'Shift+M');
  else await onRow(hands, text, keyOf[to] ?? '');
  await course.sitDown(step); // the way to the row took its time
  if (!(await answer(hands, note)) && note !== undefined) course.leaveOut(step, 'note');
}

const timeNames: Readonly<Record<string, string>> = {
  acknowledge: 'acknowledged',
  mitigate: 'mitigated',
  resolve: 'resolved',
  reopen: 'reopened',
  close: 'closed',
};

/** Every command of the console, made by keyboard. */
export const makers: Readonly<Record<CommandName, Maker>> = {
  declare: ({ hands }, step) =>
    hands.declare(said(step, 'title'), {
      severity: Number(said(step, 'severity').slice(3)) as 1 | 2 | 3 | 4, // sev1 to sev4
      began: `${said(step, 'started')}m`,
      services: step.with['services'] as readonly string[], // as the fixture's test holds
    }),
  async log(course, step) {
    const all = course.hands.page.getByRole('toolbar', { name: 'Show' }).getByRole('button').first();
    const before = (await all.textContent()) ?? '';
    await course.hands.enter(lineOf(course, step));
    await expect(all).not.toHaveText(before); // it is in the record, under the name of whoever typed it
    const entry = { text: said(step, 'text'), kind: has(step, 'kind') ? said(step, 'kind') : 'note' };
    if (has(step, 'entry')) course.entries.set(said(step, 'entry'), entry);
  },
  async correct(course, step) {
    const before = entryOf(course, step);
    await correct(course.hands, before.text, lineOf(course, step));
    const kind = has(step, 'kind') ? said(step, 'kind') : before.kind;
    course.entries.set(said(step, 'entry'), { text: said(step, 'text'), kind });
  },
  mark,
  async remove(course, step) {
    await onRow(course.hands, entryOf(course, step).text, 'Delete');
    await course.hands.back();
  },
  async restore(course, step) {
    await onRow(course.hands, entryOf(course, step).text, 'r');
    await course.hands.back();
  },
  'write-text': () => Promise.reject(new Error('no recorded course writes texts')),
  redact: () => Promise.reject(new Error('no recorded course takes words out')),
  assign({ hands }, step) {
    const { role, person, area } = step.with as { role: string; person: string; area?: string };
    return hands.assign(
      area === undefined ? role : `${role} ${person}, ${area}`,
      area === undefined ? person : '',
    );
  },
  async 'take-command'({ hands }) {
    await hands.press('Alt+t');
    await hands.done('You took command');
  },
  async release({ hands }, step) {
    await hands.say(`role ${said(step, 'role')}`);
    await hands.tabTo(hands.page.getByRole('button', { name: 'Release', exact: true }));
    await hands.press('Enter');
    await expect(hands.composer).toBeFocused();
  },
  severity: ({ hands }, step) =>
    hands.changeSeverity(Number(said(step, 'severity').slice(3)) as 1 | 2 | 3 | 4, said(step, 'reason')), // sev1 to sev4
  'undo-severity': ({ hands }) => hands.find('Take the last change of severity back'),
  async describe({ hands }, step) {
    if (has(step, 'title')) await hands.say(`title ${said(step, 'title')}`);
    if (has(step, 'impact')) await hands.say(`impact ${said(step, 'impact')}`);
    if (has(step, 'services')) await hands.say(`services ${said(step, 'services')}`);
    if (has(step, 'foundBy')) throw new Error('found-by is set by the sheet');
  },
  'set-time': (course, step) =>
    course.hands.say(
      `times ${timeNames[said(step, 'what')] ?? said(step, 'what')} ${timeOf(course, step, 'to')}`,
    ),
  async link({ hands }, step) {
    await hands.say(`link ${said(step, 'label')} ${said(step, 'target')}`);
    const address = hands.page.getByRole('textbox', { name: 'Address or number' });
    await expect(address).toBeFocused();
    await expect(address).toHaveValue(said(step, 'target'));
    const kind = hands.page
      .getByRole('group', { name: 'Kind' })
      .getByRole('button', { name: linkKindLabel[(step.with['kind'] as LinkKind | undefined) ?? 'other'] });
    if (has(step, 'kind') && (await kind.getAttribute('aria-pressed')) !== 'true') {
      await hands.tabTo(kind, 'Shift+Tab');
      await hands.press('Enter');
      await expect(address).toBeFocused();
    }
    await hands.press('Enter');
    await expect(hands.composer).toBeFocused();
  },
  async unlink({ hands }, step) {
    await hands.press('Alt+3');
    await hands.tabTo(hands.page.getByRole('button', { name: `Remove ${said(step, 'label')}` }));
    await hands.press('Enter');
    await hands.back();
  },
  async update(course, step) {
    const to = (step.with['audiences'] as readonly string[] | undefined) ?? [
      'executives',
      'product',
      'support',
      'customers',
    ];
    await course.hands.sendUpdate(said(step, 'text'), minuteOf(course, step, 'next'), to);
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
  async 'long-incident'({ hands }, step) {
    const name = step.with['off'] === true ? 'Usual pace' : 'Slow down';
    await hands.press('Alt+3');
    await hands.tabTo(hands.page.getByRole('button', { name }));
    await hands.press('Enter');
    await expect(hands.composer).toBeFocused();
  },
  tick: (course, step) => course.hands.tick(itemOf(course, step), undone(step)),
  skip: (course, step) => skip(course.hands, itemOf(course, step), said(step, 'why')),
  'assign-item': (course, step) =>
    give(course.hands, itemOf(course, step), has(step, 'person') ? said(step, 'person') : undefined),
  async 'add-item'(course, step) {
    const { hands, items } = course;
    await hands.say(`item ${said(step, 'text')}`);
    await hands.done(`Added “${said(step, 'text')}”`);
    course.leaveOut(step, 'phase', 'role'); // what is added is for the phase at hand
    if (has(step, 'item')) items.set(said(step, 'item'), said(step, 'text'));
  },
  'remove-item': (course, step) =>
    undone(step)
      ? onItem(course.hands, itemOf(course, step), 'Control+z')
      : takeOff(course.hands, itemOf(course, step)),
  acknowledge: phase('Acknowledge'),
  'start-mitigation': phase('Start mitigation'),
  mitigate: phase('Mitigated'),
  resolve: phase('Resolve'),
  reopen: phase('Reopen'),
  close: phase('Close'),
  'undo-phase': phase('Take back'),
};
