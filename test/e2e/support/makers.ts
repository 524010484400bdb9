import type { Step } from '../../../electron/incidents/replay.ts';
import type { CommandName } from '../../../shared/incident/commands.ts';
import { linkKindLabel, type LinkKind } from '../../../shared/incident/vocabulary.ts';
import { defaultPlaybook } from '../../../shared/playbook/defaults.ts';
import { expect } from './console.ts';
import { lineOf, type Course } from './course.ts';
import type { Hands } from './hands.ts';
import { answer, correct, onBoard, onRow } from './hands-log.ts';
import { give, onItem, skip, takeOff } from './hands-list.ts';
import { has, said, timeOf, undone, type Maker } from './maker-words.ts';
import { learnMakers } from './makers-learn.ts';
import { textMakers } from './makers-texts.ts';
import { stateFacts, updateMakers } from './makers-updates.ts';

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
  changed: 'c',
  objected: 'c',
  open: 'o',
};

/** A button of the panels on the right, reached by Tab. */
async function onSide(hands: Hands, name: string): Promise<void> {
  await hands.press('Alt+3');
  await hands.tabTo(hands.page.getByRole('button', { name }));
  await hands.press('Enter');
}

async function onStream(hands: Hands, name: string): Promise<void> {
  await onSide(hands, name);
  await hands.back();
}

/** Hypotheses, exit criteria and risks are marked on their boards, everything else in the log. */
async function mark(course: Course, step: Step): Promise<void> {
  const { hands } = course;
  const { text, kind } = entryOf(course, step);
  const [to, minutes] = [said(step, 'mark'), step.with['minutes']];
  const note = has(step, 'note') ? said(step, 'note') : undefined;
  if (kind === 'hypothesis') await onBoard(hands, 'Alt+5', 'hypotheses', text, keyOf[to] ?? '');
  else if (kind === 'criterion' && to !== 'dropped') await onBoard(hands, 'Alt+4', 'criteria', text, 'Space');
  else if (kind === 'risk' && to !== 'open')
    await onSide(hands, `${to === 'cleared' ? 'Dealt with' : 'Accepted'}: ${text}`);
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
  ...learnMakers,
  declare: ({ hands }, step) =>
    hands.declare(said(step, 'title'), {
      severity: Number(said(step, 'severity').slice(3)) as 1 | 2 | 3 | 4, // sev1 to sev4
      began: `${said(step, 'started')}m`,
      services: step.with['services'] as readonly string[], // as the fixture's test holds
      ...(step.with['foundBy'] === 'customer' ? { foundBy: 'A customer' } : {}),
    }),
  async log(course, step) {
    const all = course.hands.page.getByRole('toolbar', { name: 'Show' }).getByRole('button').first();
    const before = (await all.textContent()) ?? '';
    await course.hands.enter(lineOf(course, step));
    await expect(all).not.toHaveText(before); // it is in the record, under the name of whoever typed it
    course.remember(step);
  },
  async correct(course, step) {
    const before = entryOf(course, step);
    await correct(course.hands, before.text, lineOf(course, step));
    const kind = has(step, 'kind') ? said(step, 'kind') : before.kind;
    course.entries.set(said(step, 'entry'), { text: said(step, 'text'), kind });
  },
  mark,
  async propose(course, step) {
    const text = said(step, 'text');
    const revisit = has(step, 'minutes') ? ` revisit in ${said(step, 'minutes')}m` : '';
    await course.hands.say(`propose ${has(step, 'who') ? `@${said(step, 'who')} ` : ''}${text}${revisit}`);
    if (has(step, 'entry')) course.entries.set(said(step, 'entry'), { text, kind: 'proposal' });
  },
  object: ({ hands }, step) => hands.say(`object ${said(step, 'text')}`),
  async decide({ hands, entries }, step) {
    await hands.say(has(step, 'who') ? `decided @${said(step, 'who')}` : 'decided');
    const proposal = entries.get(said(step, 'proposal'));
    if (proposal === undefined) throw new Error(`line ${step.line}: nothing was proposed by that name`);
    entries.set(`${said(step, 'proposal')}.d1`, { text: proposal.text, kind: 'decision' }); // as the command calls it
  },
  'drop-proposal': ({ hands }, step) => hands.say(`drop ${said(step, 'why')}`),
  async remove(course, step) {
    await onRow(course.hands, entryOf(course, step).text, 'Delete');
    await course.hands.back();
  },
  async restore(course, step) {
    await onRow(course.hands, entryOf(course, step).text, 'r');
    await course.hands.back();
  },
  'write-text': textMakers['write-text'],
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
  'take-role': ({ hands }, step) =>
    hands.say(`take ${said(step, 'role')}${has(step, 'why') ? ` ${said(step, 'why')}` : ''}`),
  async 'hand-over'({ hands }, step) {
    await hands.type(`/handover ${said(step, 'role')} ${said(step, 'person')}`);
    await hands.press('Enter');
    const words = hands.page.getByRole('textbox', { name: /own words$/ });
    await hands.tabTo(words);
    if (has(step, 'words')) await hands.type(said(step, 'words'));
    await hands.press('Control+Enter');
    await expect(hands.page.getByRole('region', { name: 'Offer' })).toContainText('Offered to');
    await hands.back();
  },
  async 'accept-handoff'({ hands }) {
    await hands.press('Alt+g', 'Control+Enter');
    await expect(hands.composer).toBeFocused();
  },
  'decline-handoff': () => Promise.reject(new Error('no recorded course declines a role')),
  'withdraw-handoff': () => Promise.reject(new Error('no recorded course withdraws an offer')),
  break: ({ hands }, step) =>
    hands.say(
      has(step, 'back')
        ? `back @${said(step, 'person')}`
        : `break @${said(step, 'person')}${has(step, 'minutes') ? ` ${said(step, 'minutes')}m` : ''}`,
    ),
  workstream: ({ hands }, step) =>
    hands.say(`workstream ${said(step, 'name')}${has(step, 'lead') ? ` @${said(step, 'lead')}` : ''}`),
  'set-workstream': () => Promise.reject(new Error('no recorded course changes a workstream')),
  'close-workstream': ({ hands }, step) => onStream(hands, `Close ${said(step, 'workstream')}`),
  report: ({ hands }, step) =>
    hands.say(
      `report ${said(step, 'workstream')}: ${['conditions', 'actions', 'needs']
        .filter((field) => has(step, field))
        .map((field) => said(step, field))
        .join('; ')}`,
    ),
  'withdraw-report': () => Promise.reject(new Error('no recorded course takes a report back')),
  'need-met': ({ hands }, step) => onStream(hands, `${said(step, 'workstream')} has what it needs`),
  page: ({ hands }, step) =>
    hands.say(`page @${said(step, 'who')}${has(step, 'means') ? ` by ${said(step, 'means')}` : ''}`),
  'page-answered': ({ hands }, step) =>
    hands.say(`answered @${said(step, 'page')}${has(step, 'by') ? ` by @${said(step, 'by')}` : ''}`),
  'page-failed': ({ hands }, step) => hands.say(`no-answer @${said(step, 'page')}`),
  'page-open': () => Promise.reject(new Error('no recorded course opens a page again')),
  'withdraw-page': () => Promise.reject(new Error('no recorded course takes a page back')),
  tell: ({ hands }, step) =>
    hands.say(`told ${said(step, 'who')}${has(step, 'how') ? `, ${said(step, 'how')}` : ''}`),
  'withdraw-tell': () => Promise.reject(new Error('no recorded course takes back who was told')),
  async release({ hands }, step) {
    await hands.say(`role ${said(step, 'role')}`);
    await hands.tabTo(hands.page.getByRole('button', { name: 'Release', exact: true }));
    await hands.press('Enter');
    await expect(hands.composer).toBeFocused();
  },
  severity: ({ hands }, step) =>
    hands.changeSeverity(Number(said(step, 'severity').slice(3)) as 1 | 2 | 3 | 4, said(step, 'reason')), // sev1 to sev4
  'undo-severity': ({ hands }) => hands.find('Take the last change of severity back'),
  async describe(course, step) {
    const { hands } = course;
    if (has(step, 'title')) await hands.say(`title ${said(step, 'title')}`);
    if (has(step, 'impact')) await hands.say(`impact ${said(step, 'impact')}`);
    if (has(step, 'services')) await hands.say(`services ${said(step, 'services')}`);
    await stateFacts(course, step);
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
  ...updateMakers,
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
