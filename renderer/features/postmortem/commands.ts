import { leaveFront, toggleFront } from '../../state/front.ts';
import { usePostmortem } from '../../state/postmortem.ts';
import { showFront, useUi } from '../../state/ui.ts';
import type { WindowCommand } from '../../state/window-command.ts';
import { postmortemKeys, type PostmortemKeys } from './keys.ts';

const isOpen = (): boolean => useUi.getState().front?.name === 'postmortem';
const isCovered = (): boolean => {
  const { view, publishing, redacting } = usePostmortem.getState();
  return isOpen() && (view !== 'text' || publishing || redacting !== null);
};
const onFront = (
  id: string,
  label: string,
  chord: string,
  act: (keys: PostmortemKeys) => void,
  more: Partial<WindowCommand> = {},
): WindowCommand => ({
  id: `postmortem.${id}`,
  label,
  chord,
  where: 'incident',
  group: 'Post-mortem',
  when: isOpen,
  run: () => {
    const keys = postmortemKeys();
    if (keys !== null) act(keys);
  },
  ...more,
});

export const postmortemCommands: readonly WindowCommand[] = [
  {
    id: 'postmortem',
    label: 'Write the post-mortem',
    chord: 'Alt+Shift+P',
    where: 'incident',
    group: 'Post-mortem',
    words: 'review retrospective post mortem debrief learn',
    slash: 'postmortem',
    run: () => (isOpen() ? leaveFront() : toggleFront({ name: 'postmortem' })),
  },
  onFront('pre-read', 'The check before the meeting', 'Ctrl+Shift+P', ({ focus }) => focus('pre-read'), {
    when: () => true,
    run: () => {
      const keys = postmortemKeys();
      if (keys !== null && isOpen()) keys.focus('pre-read');
      else showFront({ name: 'postmortem', part: 'pre-read' });
    },
  }),
  onFront('finding', 'The next finding of the text check', 'F8', ({ find }) => find(1)),
  onFront('finding.before', 'The finding before', 'Shift+F8', ({ find }) => find(-1)),
  onFront('fix', 'Apply the fix of the finding', 'Alt+Enter', ({ fix }) => fix()),
  onFront('keep', 'Keep the words of the finding', 'Alt+K', ({ keep }) => keep()),
  onFront('publish', 'Publish', 'Ctrl+Enter', ({ publish }) => publish()),
  onFront(
    'redact',
    'Redact the words that are selected, for good',
    'Alt+Shift+Delete',
    (keys) => keys.redact(),
    {
      when: () => isOpen() && usePostmortem.getState().view !== 'meeting',
      words: 'remove secret password personal data',
    },
  ),
  onFront('meeting', 'The meeting, with its agenda', '', () => undefined, {
    slash: 'meeting',
    when: () => true,
    run: () => showFront({ name: 'postmortem', part: 'meeting' }),
  }),
  onFront('parts', 'To the parts', 'Alt+1', ({ focus }) => focus('parts'), { unlisted: true }),
  onFront('text', 'To the text', 'Alt+2', ({ focus }) => focus('text'), { unlisted: true }),
  onFront('check', 'To the text check', 'Alt+3', ({ focus }) => focus('check'), { unlisted: true }),
  onFront('back', 'Back to the text', 'Escape', ({ back }) => back(), { unlisted: true, when: isCovered }),
];
