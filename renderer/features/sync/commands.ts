import { approveDevice } from '../../bridge/sync.ts';
import { openConnecting, openSharing } from '../../bridge/visit.ts';
import { askingIn } from '../../incident-parts/presence.ts';
import { useProjections } from '../../state/projections.ts';
import { beginConnecting } from '../../state/sharing.ts';
import { useUi } from '../../state/ui.ts';
import type { WindowCommand } from '../../state/window-command.ts';
import { isEditor } from '../../ui/keys.ts';
import { takeFileThere, writeFileThere } from './carrying.ts';
import { canTakeBack, look, stepBack, takeBack } from './actions.ts';

const unconnected = (): string | null =>
  useProjections.getState().sync.connections.length === 0 ? 'nothing is connected' : null;

const asking = () => askingIn(useProjections.getState().sync);

/** Where the line names the one that waits it is approved; several, or one that is not named, are chosen among there. */
function approve(): void {
  const [only, ...others] = asking();
  const { name } = useUi.getState().route;
  const named = name === 'home' || name === 'incident';
  if (only !== undefined && others.length === 0 && named) void approveDevice(only);
  else openSharing();
}

/** Undo in words that are being typed belongs to them. */
const isWriting = (element: Element | null): boolean =>
  isEditor(element) && element instanceof HTMLInputElement && element.value !== '';

export const syncCommands: readonly WindowCommand[] = [
  {
    id: 'sharing',
    label: 'Sharing: who is here, what waits, which desktops count',
    chord: 'Alt+Y',
    where: 'everywhere',
    slash: 'sharing',
    run: openSharing,
  },
  {
    id: 'sharing.connect',
    label: 'Connect a folder or a repository',
    chord: '',
    where: 'everywhere',
    slash: 'connect',
    run: openConnecting,
  },
  {
    id: 'sharing.look',
    label: 'Look now for what others wrote',
    chord: '',
    where: 'everywhere',
    slash: 'sync',
    whyNot: unconnected,
    run: () => void look(),
  },
  {
    id: 'sharing.approve',
    label: 'Approve the desktop that waits to be approved',
    chord: '',
    where: 'everywhere',
    slash: 'approve',
    whyNot: () => (asking().length === 0 ? 'none waits' : null),
    run: approve,
  },
  {
    id: 'sharing.write-file',
    label: 'Write all records to one file, for a desktop without a network',
    chord: '',
    where: 'everywhere',
    words: 'bundle usb stick offline carry export',
    run: writeFileThere,
  },
  {
    id: 'sharing.take-file',
    label: 'Take in a file of all records that another desktop wrote',
    chord: '',
    where: 'everywhere',
    words: 'bundle usb stick offline carry import',
    run: takeFileThere,
  },
  { id: 'sharing.leave', label: 'Back', chord: 'Escape', where: 'sharing', run: stepBack },
  {
    id: 'sharing.another',
    label: 'Connect a folder or a repository',
    chord: 'C',
    where: 'sharing',
    outsideText: true,
    run: beginConnecting,
  },
  {
    id: 'sharing.look.here',
    label: 'Look now',
    chord: 'L',
    where: 'sharing',
    outsideText: true,
    when: () => unconnected() === null,
    run: () => void look(),
  },
  {
    id: 'sharing.undo',
    label: 'Take the last thing back',
    chord: 'Ctrl+Z',
    where: 'sharing',
    when: () => canTakeBack() && !isWriting(document.activeElement),
    run: () => void takeBack(),
  },
];
