import { EventEmitter } from 'node:events';
import { beforeEach, expect, it, vi } from 'vitest';
import { createIncident, type Incident } from '../../shared/incident/state.ts';
import { commandSchema } from '../../shared/incident/commands.ts';
import { decide } from '../../shared/incident/decide.ts';
import { fold } from '../../shared/incident/fold.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import type { ConsoleSession } from '../../electron/main/console-session.ts';
import { Recorder } from '../support/recorder.ts';
import { temporaryFolder } from '../support/small-disk.ts';

const system = vi.hoisted(() => ({
  folder: '',
  notes: [] as { title: string; closed: boolean; emit: (name: string) => void }[],
  trays: 0,
}));

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class Notification extends Emitter {
    static isSupported = (): boolean => true;
    readonly title: string;
    closed = false;
    constructor({ title }: { title: string }) {
      super();
      this.title = title;
      system.notes.push(this);
    }
    show = (): void => undefined;
    close = (): void => void (this.closed = true);
  }
  class Tray {
    constructor() {
      system.trays += 1;
    }
    on = (): void => undefined;
    setToolTip = (): void => undefined;
    setContextMenu = (): void => undefined;
    setImage = (): void => undefined;
    destroy = (): void => undefined;
  }
  const image = { addRepresentation: () => undefined, setTemplateImage: () => undefined };
  return {
    app: {
      getPath: () => system.folder,
      setBadgeCount: () => true,
      isPackaged: false,
      quit: () => undefined,
    },
    BrowserWindow: { getAllWindows: () => [] },
    globalShortcut: { register: () => true, unregister: () => undefined },
    Menu: { buildFromTemplate: (template: unknown) => template },
    nativeImage: { createFromBitmap: () => image },
    Notification,
    powerMonitor: new Emitter(),
    powerSaveBlocker: { start: () => 1, stop: () => undefined },
    Tray,
  };
});

const { Desktop } = await import('../../electron/main/desktop.ts');

const ids = ['20261120-aaaaaaaa', '20261120-bbbbbbbb', '20261120-cccccccc'] as const;

function live(id: string): Incident {
  const incident = createIncident(id);
  const recorder = new Recorder();
  const command = commandSchema.parse({ name: 'declare', fields: { title: `Of ${id}`, severity: 'sev1' } });
  const now = Date.now() - 3_600_000;
  const decision = decide(incident, command, {
    ...{ now, person: 'ana', playbook: defaultPlaybook, newId: recorder.newId },
  });
  if (!decision.ok) throw new Error(decision.error.message);
  for (const draft of decision.value) fold(incident, recorder.record(draft, now));
  return incident;
}

/** A session over made-up incidents; those in `unreadable` are on a disk that does not give them back. */
const sessionOf = (held: readonly string[], unreadable: ReadonlySet<string> = new Set()) => ({
  held,
  playbook: defaultPlaybook,
  get first() {
    return { live: () => Promise.resolve(this.held), all: () => Promise.resolve([]) };
  },
  incident: (id: string): Promise<Incident> =>
    unreadable.has(id)
      ? Promise.reject(Object.assign(new Error('EACCES'), { code: 'EACCES' }))
      : Promise.resolve(live(id)),
  opened: () => [],
  leaveAll: () => undefined,
  state: () => ({ demo: false }),
});

type Session = ReturnType<typeof sessionOf>;

function desktopOn(session: Session) {
  const said: { incidents: readonly { id: string }[] }[] = [];
  const push = vi.fn((channel: string, message: never) => {
    if (channel === 'alarms:state') said.push(message);
  });
  const settings = { notifications: true, keepAwake: false, shortcut: '', reliefLater: {} };
  const desktop = new Desktop({
    settings: { notice: null, get: () => settings, change: () => settings } as never,
    openWindow: () => undefined,
    session: () => Promise.resolve(session as unknown as ConsoleSession),
    push: push as never,
  });
  const window = new EventEmitter();
  desktop.attach(window as never);
  return { desktop, window, shown: () => said.at(-1)?.incidents.map(({ id }) => id) ?? [] };
}

beforeEach(() => {
  Object.assign(system, { folder: temporaryFolder(), notes: [], trays: 0 });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  return () => vi.useRealTimers();
});

it('rings for all others when one incident can’t be read, and for that one as soon as it can', async () => {
  const unreadable = new Set<string>([ids[1]]);
  const { desktop, window, shown } = desktopOn(sessionOf(ids, unreadable));
  window.emit('ready-to-show');
  await vi.advanceTimersByTimeAsync(200);
  await vi.waitFor(() => expect(shown()).toEqual([ids[0], ids[2]]));
  expect(system.notes).toHaveLength(1);
  unreadable.clear();
  await vi.advanceTimersByTimeAsync(31_000);
  await vi.waitFor(() => expect(shown()).toEqual([ids[0], ids[2], ids[1]]));
  await desktop.stop();
});

it('knows what is live in a store that could be opened only at the second attempt', async () => {
  const session = sessionOf([]);
  const { desktop, window, shown } = desktopOn(session);
  window.emit('ready-to-show');
  await vi.advanceTimersByTimeAsync(200);
  expect(shown()).toEqual([]);
  session.held = ids;
  desktop.recordsOpened(session as unknown as ConsoleSession);
  await vi.waitFor(() => expect(shown()).toEqual([...ids]));
  await desktop.stop();
});

it('takes back a notification that the system has put into its list, once the console ends', async () => {
  const { desktop, window } = desktopOn(sessionOf([ids[0]]));
  window.emit('ready-to-show');
  await vi.advanceTimersByTimeAsync(200);
  const note = await vi.waitFor(() => system.notes[0] ?? Promise.reject(new Error('nothing rings yet')));
  note.emit('close'); // as Windows says when its time on screen is over
  expect(note.closed).toBe(false);
  await desktop.stop();
  expect(note.closed).toBe(true);
});

it('begins nothing more once it has ended', async () => {
  const { desktop, window } = desktopOn(sessionOf(ids));
  window.emit('ready-to-show');
  await desktop.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([system.trays, system.notes.length]).toEqual([0, 0]);
});
