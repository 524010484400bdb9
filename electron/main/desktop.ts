import { uptime } from 'node:os';
import { app, powerMonitor, type BrowserWindow } from 'electron';
import type { Looked } from '../../shared/alarms/alarm-clock.ts';
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import type { Destination, DesktopState, IncidentAlarms, Pushes } from '../../shared/ipc/contract.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { AlarmKeeper } from './alarms/alarm-keeper.ts';
import { MemoryFile } from './alarms/memory-file.ts';
import { Notifier } from './alarms/notifier.ts';
import { Badge } from './badge.ts';
import type { ConsoleSession } from './console-session.ts';
import type { SessionOptions } from './session-options.ts';
import { codeOf } from '../records/file-system.ts';
import { incidentOfLink, LINK_SCHEME } from '../../shared/deep-link.ts';
import { Destinations, focusWindow } from './destinations.ts';
import { KeepAwake } from './keep-awake.ts';
import { OutsideChord } from './outside-chord.ts';
import type { SettingsFile } from './settings.ts';
import { ConsoleTray } from './tray.ts';

/** After the window's first paint: nothing of this stands between the start and the first key press. */
const AFTER_PAINT_MS = 150;
const AFTER_ENTRY_MS = 200;
/** What the disk did not give back is asked for again. */
const AGAIN_MS = 30_000;
/** Others go first after so much work at once. */
const AT_ONCE_MS = 20;

export type DesktopContext = {
  readonly settings: SettingsFile;
  readonly openWindow: () => void;
  readonly session: () => Promise<ConsoleSession>;
  readonly push: SessionOptions['push'];
};

/** What the console does on the desktop outside its window: alarms, badge, tray, the chord from outside, links, no sleep. */
export class Desktop {
  readonly #context: DesktopContext;
  readonly #destinations: Destinations;
  readonly #chord = new OutsideChord(() => this.#destinations.go({ to: 'composer' }));
  readonly #notifier = new Notifier((id) => this.#destinations.go({ to: 'incident', id }));
  readonly #memory: MemoryFile;
  readonly #badge = new Badge();
  readonly #awake = new KeepAwake();
  readonly #keeper: AlarmKeeper;
  #session: ConsoleSession | null = null;
  #tray: ConsoleTray | null = null;
  /** Incidents that have changed and were not looked at since. */
  readonly #changed = new Set<string>();
  readonly #unread = new Set<string>();
  #settling: NodeJS.Timeout | undefined;
  #again: NodeJS.Timeout | undefined;
  #begun = false;
  #ended = false;
  #pushed = '';

  constructor(context: DesktopContext) {
    this.#context = context;
    // Before the first window: the taskbar sorts windows by it.
    if (process.platform === 'win32') app.setAppUserModelId('app.ic-console.desktop');
    this.#destinations = new Destinations(context.openWindow);
    this.#memory = new MemoryFile(app.getPath('userData'));
    this.#keeper = new AlarmKeeper({
      wall: () => Date.now(),
      steady: () => Math.round(uptime() * 1000),
      later(ms, call) {
        const timer = setTimeout(call, ms);
        return () => clearTimeout(timer);
      },
      playbook: () => this.#session?.playbook ?? defaultPlaybook,
      person: () => this.#context.settings.get().person,
      reliefLater: () => this.#context.settings.get().reliefLater,
      memory: this.#memory,
      heard: (looked, incidents, jumped) => this.#heard(looked, incidents, jumped),
    });
  }

  /** A window that is being opened: the rest of the desktop begins once it is painted. */
  attach(window: BrowserWindow): void {
    this.#destinations.lost();
    window.once('ready-to-show', () => {
      setTimeout(() => void this.#begin(), AFTER_PAINT_MS);
      this.#badge.overlay();
    });
    window.on('closed', () => {
      this.#destinations.lost();
      this.#session?.leaveAll();
      this.openedChanged();
    });
  }

  /** Shows a place in the window, which is brought to the front. */
  go(to: Destination): void {
    this.#destinations.go(to);
  }

  state(): DesktopState {
    return { shortcutTrouble: this.#chord.trouble };
  }

  /** The window starts, or starts over: nothing is open in it, and it has heard of no alarm. */
  windowStarts(session: ConsoleSession): Destination | null {
    session.leaveAll();
    this.openedChanged();
    this.#pushed = '';
    if (this.#begun) setImmediate(() => this.#keeper.look());
    return this.#destinations.take();
  }

  /** The window is to be loaded anew, on other records. */
  async restart(session: ConsoleSession): Promise<void> {
    this.#destinations.lost();
    if (this.#begun) await this.#watch(session);
  }

  /** The store could be opened after all, or once more: what is live in it is known anew. */
  recordsOpened(session: ConsoleSession): void {
    if (this.#begun) void this.#watch(session);
  }

  /** A link that was opened anywhere on this desktop. What is no link of ours is ignored. */
  openLink(text: string | null): void {
    const id = text === null ? null : incidentOfLink(text);
    if (id !== null) this.#destinations.go({ to: 'incident', id });
  }

  /** The link with which the console was started. */
  startWith(text: string | null): void {
    const id = text === null ? null : incidentOfLink(text);
    if (id !== null) this.#destinations.keep({ to: 'incident', id });
  }

  settingsChanged(): void {
    if (!this.#begun) return;
    this.#chord.set(this.#context.settings.get().shortcut);
    this.openedChanged();
    this.#keeper.recompute(); // another person may sit here now
    this.#pushState(this.#keeper.incidents, false);
  }

  /** Another incident is open in the window, or none. */
  openedChanged(): void {
    const live = this.#session?.opened().some((id) => this.#keeper.isLive(id)) ?? false;
    this.#awake.set(live && this.#context.settings.get().keepAwake);
  }

  /** Looked at a moment later, once for several changes: nobody waits for it who has just entered a line. */
  incidentChanged({ id }: Pick<IncidentSummary, 'id'>): void {
    this.#changed.add(id);
    if (this.#session !== null) this.#settling ??= setTimeout(() => void this.#settle(), AFTER_ENTRY_MS);
  }

  playbookChanged(): void {
    this.#keeper.recompute();
  }

  async stop(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#settling);
    clearTimeout(this.#again);
    this.#keeper.stop();
    this.#notifier.withdraw([]); // nobody hears their click from now on
    this.#tray?.destroy();
    this.#awake.set(false);
    this.#chord.set('');
    await this.#memory.settled();
  }

  async #begin(): Promise<void> {
    if (this.#begun || this.#ended) return;
    this.#begun = true;
    // A console that is run from its sources does not take the links of the one that is installed.
    if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
    this.#chord.set(this.#context.settings.get().shortcut);
    this.#tray = new ConsoleTray({
      go: (to) => this.#destinations.go(to),
      show: () => {
        if (!focusWindow()) this.#context.openWindow();
      },
      quit: () => app.quit(),
    });
    powerMonitor.on('resume', () => this.#keeper.resume());
    await this.#watch(await this.#context.session());
  }

  /** Everything that is live is known before anything rings, so that what is over rings together. */
  async #watch(session: ConsoleSession): Promise<void> {
    this.#keeper.clear();
    if (this.#session !== null && this.#session !== session) {
      this.#changed.clear();
      this.#unread.clear();
    }
    this.#session = session;
    for (const summary of await session.first.all()) this.#keeper.know(summary);
    for (const id of await session.first.live()) this.#changed.add(id);
    await this.#settle();
    if (session === this.#session) this.#keeper.start();
  }

  async #settle(): Promise<void> {
    this.#settling = undefined;
    const session = this.#session;
    let began = performance.now();
    for (const id of this.#changed) {
      if (session !== this.#session) return; // what is left is the other session's
      this.#changed.delete(id);
      try {
        const incident = await session?.incident(id);
        if (session !== this.#session) return;
        if (incident !== undefined) this.#keeper.take(incident);
      } catch (error) {
        this.#askAgain(id, error);
      }
      if (performance.now() - began < AT_ONCE_MS) continue;
      await new Promise((resolve) => setImmediate(resolve));
      began = performance.now();
    }
  }

  /** One incident that can't be read silences no other, and not itself for good. */
  #askAgain(id: string, error: unknown): void {
    if (codeOf(error) === undefined) process.emitWarning(String(error));
    this.#again ??= setTimeout(() => {
      this.#again = undefined;
      for (const each of this.#unread) this.#changed.add(each);
      this.#unread.clear();
      void this.#settle();
    }, AGAIN_MS);
    this.#unread.add(id);
  }

  #heard({ rings, over }: Looked, incidents: readonly IncidentAlarms[], jumped: boolean): void {
    const now = Date.now();
    this.#badge.show(over.length);
    this.#tray?.show(incidents, now);
    this.#notifier.withdraw(over);
    this.openedChanged();
    this.#pushState(incidents, jumped);
    const [worst, ...others] = rings;
    if (worst === undefined) return;
    if (this.#context.settings.get().notifications) this.#notifier.show([worst, ...others], this.#here(now));
    this.#badge.flash();
    this.#context.push('alarms:ring', { id: worst.id, alarm: worst.alarm });
  }

  /** Tells the window what is due, when that is new to it, or when its clock has to look again. */
  #pushState(incidents: readonly IncidentAlarms[], again: boolean): void {
    const state: Pushes['alarms:state'] = { incidents, desktop: this.state() };
    const text = JSON.stringify(state);
    if (text === this.#pushed && !again) return;
    this.#pushed = text;
    this.#context.push('alarms:state', state);
  }

  #here(wall: number): Parameters<Notifier['show']>[1] {
    // Node keeps the zone of its start; taking away what is not there makes it look again.
    if (process.env['TZ'] === undefined) delete process.env['TZ'];
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const platform = process.platform === 'darwin' ? 'mac' : 'other';
    return { wall, zone, platform, demo: this.#session?.state().demo === true };
  }
}
