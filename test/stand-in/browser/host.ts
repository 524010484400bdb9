import { spawn } from 'node:child_process';
import { appendedSwitches } from '../command-line.ts';
import { runtime } from '../runtime.ts';
import { Connection } from './connection.ts';
import { browserMissing, findBrowser } from './find-browser.ts';
import { takeProfile } from './profile.ts';

const disabledFeatures = ['Translate', 'MediaRouter', 'OptimizationHints', 'PaintHolding', 'LensOverlay'];

/** What keeps a browser quiet and on this machine; Playwright's loader appends its own through the app's command line. */
const quiet = [
  ...[
    '--no-first-run',
    '--no-default-browser-check',
    '--no-startup-window',
    '--disable-search-engine-choice-screen',
  ],
  ...[
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-sync',
  ],
  ...[
    '--disable-extensions',
    '--disable-dev-shm-usage',
    '--disable-gpu',
    '--password-store=basic',
    '--disable-quic',
  ],
  ...['--hide-crash-restore-bubble', '--test-type', '--disable-breakpad', '--metrics-recording-only'],
];

/** Twice sure that nothing leaves the machine; on the screen a browser would warn of the switch. */
const noHosts = '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1';

// Every permission is denied until the app's handlers have granted it (model/permissions.ts).
const permissions = [
  ...['geolocation', 'notifications', 'midi', 'camera', 'microphone', 'clipboard-read', 'clipboard-write'],
  ...[
    'idle-detection',
    'window-management',
    'local-fonts',
    'storage-access',
    'pointer-lock',
    'keyboard-lock',
  ],
];

type Running = { connection: Connection; executable: string; profile: string };

let running: Promise<Running> | undefined;
let stopping = false;

function flags(profile: string): string[] {
  const own = appendedSwitches().filter(
    (s) => !/^--(user-data-dir|remote-debugging|disable-features)/.test(s),
  );
  const features = appendedSwitches().filter((s) => s.startsWith('--disable-features='));
  const disabled = [...disabledFeatures, ...features.map((s) => s.slice('--disable-features='.length))].join(
    ',',
  );
  const asRoot = process.getuid?.() === 0 || runtime.commandLine.all.includes('--no-sandbox');
  return [
    ...quiet,
    ...own,
    `--disable-features=${disabled}`,
    ...(runtime.visible ? [] : ['--headless', noHosts]),
    ...(asRoot ? ['--no-sandbox'] : []),
    '--remote-debugging-pipe',
    '--autoplay-policy=no-user-gesture-required', // Electron's own default
    ...(runtime.commandLine.debuggingPort ? ['--remote-debugging-port=0'] : []),
    `--user-data-dir=${profile}`,
  ];
}

async function start(sessionData: string): Promise<Running> {
  const executable = findBrowser();
  if (executable === null) throw new Error(`stand-in: ${browserMissing}`);
  const profile = await takeProfile(sessionData);
  const lines: string[] = [];
  const connection = new Connection(executable, flags(profile), (line) => {
    lines.push(line);
    if (line.startsWith('DevTools listening on ')) process.stderr.write(`${line}\n`);
  });
  process.on('exit', () => connection.process.kill('SIGKILL'));
  void connection.exited.then(() => {
    if (stopping) return;
    process.stderr.write(`stand-in: Chromium ended unexpectedly.\n${lines.slice(-20).join('\n')}\n`);
    process.exit(1);
  });
  const { browser } = connection;
  const denials = permissions.map((name) =>
    // An older or newer browser may not know each name; what it does not know it cannot grant either.
    browser.send('Browser.setPermission', { permission: { name }, setting: 'denied' }).catch(() => undefined),
  );
  await Promise.all([
    ...denials,
    browser.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    browser.send('Target.setDiscoverTargets', { discover: true, filter: [{ type: 'page' }] }),
  ]);
  return { connection, executable, profile };
}

/** Starts the one browser of this process; `prepare` gets its connection before any page can exist. */
export function startBrowser(
  sessionData: string,
  prepare: (connection: Connection) => void,
): Promise<Running> {
  running ??= start(sessionData).then((started) => {
    prepare(started.connection);
    return started;
  });
  return running;
}

/** The running browser. */
export async function browser(): Promise<Connection> {
  if (!running) throw new Error('stand-in: the browser is not started yet.');
  return (await running).connection;
}

/** Has the running browser open an application window, which has no address bar; only a second start can ask for it. */
export async function openAppWindow(url: string, width: number, height: number): Promise<void> {
  if (!running) throw new Error('stand-in: the browser is not started yet.');
  const { executable, profile } = await running;
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...sandbox, `--user-data-dir=${profile}`, `--app=${url}`, `--window-size=${width},${height}`];
  spawn(executable, [...args, '--no-first-run'], { stdio: 'ignore' }).unref();
}

/** Ends the browser and waits until it has written its profile. */
export async function stopBrowser(): Promise<void> {
  stopping = true;
  if (!running) return;
  const started = await running.catch(() => null);
  if (started === null) return;
  const { connection } = started;
  connection.browser.send('Browser.close').catch(() => undefined);
  // A browser that does not end by itself is not waited for.
  const impatience = setTimeout(() => connection.process.kill('SIGKILL'), 5000);
  await connection.exited;
  clearTimeout(impatience);
}
