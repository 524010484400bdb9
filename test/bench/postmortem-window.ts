import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { incidentIdAt, type IncidentId } from '../../shared/ids.ts';
import { commandSpecs, type CommandInput } from '../../shared/incident/commands.ts';
import { decide } from '../../shared/incident/decide.ts';
import type { EventDraft } from '../../shared/incident/envelope.ts';
import { textEdited, textPlace } from '../../shared/incident/events/text-edited.ts';
import { fold } from '../../shared/incident/fold.ts';
import { createIncident } from '../../shared/incident/state.ts';
import { TEXT_ROOT } from '../../shared/incident/text-update.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { root } from '../steps.ts';
import { figures, onDisk, type Bench, type Line } from './measure.ts';
import { emptyConsole, openConsole } from './open-console.ts';
import { typeInto, typing } from './typing.ts';

const WORDS = 20_000;
const UPDATES = 10_000;
/** Updates that one author makes before another one goes on. */
const TURN = 20;

/** The post-mortem in the window: how fast a long one opens, and how fast it writes. Needs `npm run build`. */
export const postmortemWindow: Bench = {
  name: 'postmortem-window',
  async run() {
    if (!existsSync(join(root, 'out/renderer/index.html'))) throw new Error('npm run build comes first');
    return onDisk(writing);
  },
};

async function writing(folder: string): Promise<Line[]> {
  const store = join(folder, 'store');
  await longPostmortem(store);
  const console_ = await openConsole({ store, profile: join(folder, 'profile') });
  const empty = await openConsole({ ...emptyConsole(folder), profile: join(folder, 'empty-profile') });
  try {
    const { page } = console_;
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'New entry' }).waitFor();
    const first = await opening(page);
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: 'New entry' }).waitFor();
    const again = await opening(page);
    await page.getByRole('textbox', { name: 'What happened', exact: true }).focus();
    await page.keyboard.press('Control+End');
    await typeInto(empty.page);
    const [typed, bare] = await typing(page, empty.page);
    return [
      {
        name: 'postmortem-opened',
        value: first,
        unit: 'ms',
        compared: `${WORDS} words, ${UPDATES} text updates; opened again ${figures(again)} ms`,
        limit: { text: '500', held: first <= 500 },
      },
      {
        name: 'postmortem-typing-over-empty-textarea-p95',
        value: typed - bare,
        unit: 'ms',
        compared: `${figures(typed)} against ${figures(bare)} ms in an empty textarea, check included`,
        limit: { text: '8', held: typed - bare <= 8 },
      },
    ];
  } finally {
    await console_.close();
    await empty.close();
  }
}

/** From the key to the frame in which the caret stands in the first part, with all texts there. */
const opening = (page: Page): Promise<number> => {
  const measured = page.evaluate(
    () =>
      new Promise<number>((done) => {
        addEventListener(
          'keydown',
          () => {
            const from = performance.now();
            const look = (): void => {
              const editors = document.querySelectorAll('[aria-label="Post-mortem"] .cm-content');
              const there = document.activeElement?.classList.contains('cm-content') === true;
              if (editors.length > 3 && there) {
                document.body.getBoundingClientRect();
                done(performance.now() - from);
              } else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
          },
          { capture: true, once: true },
        );
        document.documentElement.dataset['listening'] = 'yes';
      }),
  );
  return page
    .waitForFunction(() => document.documentElement.dataset['listening'] === 'yes')
    .then(() => page.keyboard.press('Alt+Shift+P'))
    .then(() => measured);
};

/** A store with one incident that is over, whose post-mortem was written in thousands of small edits. */
async function longPostmortem(folder: string): Promise<IncidentId> {
  const now = Date.now() - 30 * 3_600_000;
  const store = await RecordStore.open(folder, desktopEnvironment({ now: () => now }), true);
  const id = incidentIdAt(now, 'abcdefgh');
  const incident = createIncident(id);
  const append = async (drafts: readonly EventDraft[]): Promise<void> => {
    for (const event of await store.append(id, drafts)) fold(incident, event);
  };
  const run = async (input: CommandInput): Promise<void> => {
    const { name, fields } = input;
    // As the doors do: the schema of a command makes its input a command.
    const command = { name, fields: commandSpecs[name].fields.parse(fields) } as Parameters<typeof decide>[1];
    const newId = (): string =>
      randomBytes(8)
        .toString('hex')
        .replaceAll(/[^a-z2-7]/g, 'q')
        .slice(0, 13);
    const decided = decide(incident, command, { now, person: 'ines', playbook: defaultPlaybook, newId });
    if (!decided.ok) throw new Error(decided.error.message);
    await append(decided.value);
  };
  await run({
    name: 'declare',
    fields: { title: 'Seat maps stay empty', severity: 'sev1', takeCommand: true },
  });
  await run({ name: 'resolve', fields: {} });
  const edits = editsOf(defaultPlaybook.postmortem.parts.map((part) => part.id));
  for (let at = 0; at < edits.length; at += 500)
    await append(
      edits
        .slice(at, at + 500)
        .map(({ section, update }) =>
          textEdited.draft({ e: textPlace(section), at: now, u: 'ines', payload: { update } }),
        ),
    );
  await store.close();
  return id;
}

const vocabulary =
  'the pool graph of seats was read while sessions waited for one lock and errors went from there'.split(' ');

function editsOf(sections: readonly string[]): readonly { section: string; update: string }[] {
  const edits: { section: string; update: string }[] = [];
  for (const [index, section] of sections.entries()) {
    const doc = new Y.Doc({ gc: false });
    doc.on('update', (update: Uint8Array) => edits.push({ section, update: toBase64(update) }));
    const text = doc.getText(TEXT_ROOT);
    const count = UPDATES / sections.length;
    for (let edit = 0; edit < count; edit += 1) {
      if (edit % TURN === 0) doc.clientID = 1 + index * 1_000_000 + edit;
      const words = Array.from(
        { length: WORDS / UPDATES },
        (_, word) => vocabulary[(edit * 7 + word * 3 + index) % vocabulary.length] ?? '',
      ).join(' ');
      const end = edit % 12 === 11 ? '.\n\n' : ' ';
      const at = edit % 9 === 8 ? text.toJSON().indexOf(' ', text.length >> 1) + 1 : text.length;
      text.insert(at, words + end);
    }
  }
  return edits;
}
