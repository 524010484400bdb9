import { join, resolve } from 'node:path';
import { app, BrowserWindow } from 'electron';
import { declareScheme, serveWindow } from './app-protocol.ts';
import { attachedPicture } from './attachments-picture.ts';
import { ConsoleSession } from './console-session.ts';
import type { SessionOptions } from './session-options.ts';
import { linkIn } from '../../shared/deep-link.ts';
import type { DeviceId } from '../../shared/ids.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { SyncState } from '../../shared/sync/state.ts';
import { joinWorkspace, type JoinWish } from '../sync/join.ts';
import { retireIdentity } from '../records/prepare.ts';
import { layoutOf } from '../records/layout.ts';
import { Desktop } from './desktop.ts';
import { DocumentPrinter } from './document-printer.ts';
import { focusWindow } from './destinations.ts';
import { Drafts } from './drafts.ts';
import { ExerciseHost } from './exercise-host.ts';
import { handlersOf } from './ipc/handlers.ts';
import { registerHandlers } from './ipc/register.ts';
import { parseLaunchOptions } from './launch-options.ts';
import { installMenu } from './menu.ts';
import { lockDown } from './security.ts';
import { openSettings } from './settings.ts';
import { forkIndex } from './knowledge-fork.ts';
import { KnowledgeHost } from './knowledge-host.ts';
import { forkSync } from './sync-fork.ts';
import { SyncHost } from './sync-host.ts';
import { openWindow } from './window.ts';
import { remindersOn } from './reminders.ts';

/** What others have to tell does not stand between the start and the first key press. */
const AFTER_PAINT_MS = 500;
/** Nor does the index, unless somebody asks it something. */
const INDEX_AFTER_MS = 4_000;

const options = parseLaunchOptions(process.argv);
const devUrl = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);
const devOrigin = devUrl === null ? null : new URL(devUrl).origin;

// macOS tells of a link with an event, before the app is ready too; elsewhere it is a word of the command line.
let openLink: (text: string | null) => void = (text) => (firstLink = text);
let firstLink = linkIn(process.argv);

if (options.cli !== null) {
  const { main: runCli } = await import('../cli/main.ts'); // a window needs none of its verbs
  app.exit(await runCli(options.cli));
} else if (!app.requestSingleInstanceLock()) {
  app.quit();
} else {
  declareScheme();
  app.on('open-url', (event, url) => {
    event.preventDefault();
    openLink(url);
  });
  void app.whenReady().then(start);
}

function start(): void {
  lockDown(devOrigin);
  installMenu();
  const printer = new DocumentPrinter();
  serveWindow(
    join(import.meta.dirname, '../renderer'),
    (path) => printer.page(path) ?? attachedPicture(path, () => session),
  );

  const settings = openSettings(app.getPath('userData'));
  const drafts = new Drafts(join(app.getPath('userData'), 'drafts'));
  const version = app.getVersion();
  const person = (): string => settings.get().person;
  let demoStore: string | null = null;
  const push: SessionOptions['push'] = (channel, message) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channel, message);
  };
  let shown: ConsoleSession | null = null;
  const sync = new SyncHost({
    fork: forkSync,
    cache: join(app.getPath('userData'), 'sync'),
    version,
    person,
    push,
    arrived: () => void session.then((opened) => opened.look()),
    taken: (device) => void takeNewName(device),
    devices: () => shown?.store?.trust.devices() ?? [],
  });
  const knowledge = new KnowledgeHost({
    fork: forkIndex,
    push,
    store: async () => (await session).store,
  });
  const exercises = new ExerciseHost({ session: () => session, person, push });
  const open = (): void => {
    const window = openWindow(devUrl);
    desktop.attach(window);
    window.once('ready-to-show', () => {
      setTimeout(() => sync.begin(), AFTER_PAINT_MS);
      setTimeout(() => void exercises.begin(), AFTER_PAINT_MS);
      setTimeout(() => void knowledge.begin().then(() => reminders.start()), INDEX_AFTER_MS);
    });
  };
  const reminders = remindersOn({
    profile: app.getPath('userData'),
    person,
    wanted: () => settings.get().notifications,
    async actions() {
      const answer = await knowledge.ask({ of: 'actions' });
      return answer.ok ? answer.value : null;
    },
    open: () => desktop.go({ to: 'actions' }),
  });
  const desktop = new Desktop({ settings, openWindow: open, session: () => session, push });
  desktop.startWith(firstLink);
  openLink = (text) => desktop.openLink(text);
  let session = openSession();
  registerHandlers(
    handlersOf({
      session: () => session,
      settings,
      drafts,
      version,
      openDemo,
      printer,
      desktop,
      sync,
      knowledge,
      exercises,
      person,
      push,
      join: joinThere,
    }),
    devOrigin,
    (line) => process.stderr.write(`${line}\n`),
  );
  open(); // loads while the store is being opened

  app.on('second-instance', (_event, argv) => {
    focusWindow();
    openLink(linkIn(argv));
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  let ended = false;
  app.on('will-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    void end().finally(() => {
      ended = true;
      app.quit();
    });
  });

  async function openSession(demo = options.demo): Promise<ConsoleSession> {
    if (demo) demoStore ??= await (await import('./demo.ts')).makeDemoStore(Date.now());
    const usual =
      options.store === null ? join(app.getPath('documents'), 'IC Console') : resolve(options.store);
    const opened = new ConsoleSession({
      path: demo ? (demoStore ?? usual) : usual,
      demo,
      person,
      version,
      notices: settings.notice === null ? [] : [settings.notice],
      push,
      changed(summary) {
        desktop.incidentChanged(summary);
        sync.stand([summary]);
        knowledge.changed(summary.id);
        exercises.changed(summary.id);
      },
      sealed: (stream) => sync.changed([stream]),
      devicesChanged() {
        sync.say();
        knowledge.look();
      },
      openedChanged: (ids) => sync.opened(ids),
      playbookChanged() {
        desktop.playbookChanged();
        knowledge.look();
      },
    });
    await opened.start();
    exchange(opened);
    return opened;
  }

  /** The records of this session go to other desktops from now on, and theirs come; the demo's stay here. */
  function exchange(opened: ConsoleSession): void {
    shown = opened;
    const { path, demo } = opened.state();
    sync.use(demo ? null : path);
    void knowledge.again();
    void opened.first.all().then((all) => sync.stand(all));
  }

  async function joinThere(wish: JoinWish): Promise<Result<SyncState, Failure>> {
    const opened = await session;
    sync.stop(); // it has the records open
    knowledge.release();
    const joined = await opened.anew((path, environment) => joinWorkspace(path, environment, wish));
    exchange(opened);
    void exercises.begin();
    if (!joined.ok) return joined;
    desktop.recordsOpened(opened);
    return ok(sync.state());
  }

  /** Another desktop writes under this one's name, so this one goes on under another: what is on screen stays there. */
  async function takeNewName(device: DeviceId): Promise<void> {
    const opened = await session;
    sync.stop(); // it has the records open, under the old name
    knowledge.release();
    // Where the disk refuses, it goes on as it was, and this is said again at the next entry that meets another's.
    await opened.anew((path, environment) => retireIdentity(layoutOf(path), environment, device));
    if (opened !== (await session)) return; // the demo took its place meanwhile
    exchange(opened);
    void exercises.begin();
    desktop.recordsOpened(opened);
  }

  /** The demo takes the place of the real store until the console is started again; the window starts over on it. */
  async function openDemo(): Promise<void> {
    const demo = openSession(true);
    await demo;
    const before = await session;
    session = demo;
    await before.stop();
    void desktop.restart(await demo);
    void exercises.begin();
    for (const window of BrowserWindow.getAllWindows()) window.webContents.reload();
  }

  async function end(): Promise<void> {
    sync.stop();
    exercises.stop();
    reminders.stop();
    knowledge.stop();
    await desktop.stop();
    await (await session).stop();
    if (demoStore !== null) await (await import('./demo.ts')).removeDemoStore(demoStore);
  }
}
