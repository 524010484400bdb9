import { audiences, type Audience } from '../../../shared/incident/vocabulary.ts';
import { changeWordings, useWordings, writeWords } from '../../state/update-wordings.ts';
import { showFront, useUi } from '../../state/ui.ts';
import type { Refusal, WindowCommand } from '../../state/window-command.ts';
import { updateKeys, type UpdateKeys } from './keys.ts';
import { awaitingLook } from './looking.ts';

const audienceNamed = (word: string): Audience | undefined =>
  word === '' ? undefined : audiences.find((each) => each.startsWith(word.toLowerCase()));

/** What is added to the words that are there: they are never written over. */
export const joined = (before: string, added: string): string =>
  before.trim() === '' ? added : `${before.trimEnd()}\n${added}`;

/** `/update customers` goes to them; other words join what is already written for all. */
function openUpdate(words: string): Refusal {
  const [first = '', ...rest] = words.split(/\s+/);
  const audience = audienceNamed(first);
  const added = (audience === undefined ? words : rest.join(' ')).trim();
  if (added !== '') {
    const whose = audience ?? 'all';
    writeWords(whose, joined(useWordings.getState().typed[whose] ?? '', added));
    changeWordings({ together: audience === undefined });
  } else if (audience !== undefined) changeWordings({ together: false });
  showFront({ name: 'update', ...(audience === undefined ? {} : { audience }) });
  return null;
}

/** `/look customers`: to the words that somebody asks a look for. */
function openLook(words: string): Refusal {
  const audience = words === '' ? awaitingLook() : audienceNamed(words);
  if (words !== '' && audience === undefined)
    return `There is no audience “${words}”: ${audiences.join(', ')}.`;
  changeWordings({ together: false });
  showFront({ name: 'update', ...(audience === undefined ? {} : { audience }) });
  return null;
}

const isOpen = (): boolean => useUi.getState().front?.name === 'update';
const onFront = (
  id: string,
  label: string,
  chord: string,
  act: (keys: UpdateKeys) => void,
  more: Partial<WindowCommand> = {},
): WindowCommand => ({
  id: `update.${id}`,
  label,
  chord,
  where: 'incident',
  group: 'Stakeholder update',
  when: isOpen,
  run: () => {
    const keys = updateKeys();
    if (keys !== null) act(keys);
  },
  ...more,
});

export const updateCommands: readonly WindowCommand[] = [
  {
    id: 'update',
    label: 'Write a stakeholder update',
    chord: 'Alt+U',
    where: 'incident',
    group: 'Telling people',
    words: 'communicate status page announce',
    slash: 'update',
    read: openUpdate,
    run: () => showFront({ name: 'update' }),
  },
  {
    id: 'look',
    label: 'Look at the words of an update',
    chord: '',
    where: 'incident',
    group: 'Telling people',
    words: 'approve review second pair of eyes',
    slash: 'look',
    read: openLook,
    run: () => void openLook(''),
  },
  onFront('next', 'The next audience', 'Ctrl+Tab', ({ turn }) => turn(1)),
  onFront('previous', 'The audience before', 'Ctrl+Shift+Tab', ({ turn }) => turn(-1)),
  onFront('together', 'The same words for all, and back', 'Alt+Shift+A', ({ together }) => together()),
  onFront('finding', 'The next finding of the text check', 'F8', ({ find }) => find(1)),
  onFront('finding.before', 'The finding before', 'Shift+F8', ({ find }) => find(-1)),
  onFront('fix', 'Apply the fix of the finding', 'Alt+Enter', ({ fix }) => fix()),
  onFront('look', 'Ask for a look, or approve', 'Ctrl+Enter', ({ look }) => look()),
  onFront('send', 'Mark sent', 'Ctrl+Shift+S', ({ send }) => send()),
  onFront('send.ready', 'Mark all sent that are ready', 'Alt+Shift+S', ({ sendReady }) => sendReady()),
  onFront('back', 'Back to the words', 'Escape', ({ inner }) => inner()?.(), {
    unlisted: true,
    when: () => isOpen() && (updateKeys()?.inner() ?? null) !== null,
  }),
  onFront('facts', 'To the facts', 'Alt+1', ({ focus }) => focus('facts'), { unlisted: true }),
  onFront('words', 'To the words', 'Alt+2', ({ focus }) => focus('words'), { unlisted: true }),
  onFront('check', 'To the text check', 'Alt+3', ({ focus }) => focus('check'), { unlisted: true }),
];
