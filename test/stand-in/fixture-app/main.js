import { app, BrowserWindow, ipcMain, Menu, nativeTheme, protocol, session, shell } from 'electron';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const here = import.meta.dirname;
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'";
const types = { '.html': 'text/html', '.js': 'text/javascript' };

globalThis.log = [];
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

if (!app.requestSingleInstanceLock({ from: 'fixture' })) app.quit();
else {
  app.on('second-instance', (_event, argv, cwd, data) => {
    globalThis.log.push(['second-instance', argv.slice(1), data]);
    BrowserWindow.getAllWindows()[0].webContents.send('second-instance', argv.slice(1));
  });
  for (const name of ['before-quit', 'will-quit', 'quit', 'window-all-closed']) {
    app.on(name, () => console.log(`order: ${name}`));
  }
  app.on('window-all-closed', () => app.quit());
  app.whenReady().then(start);
}

async function serve(request) {
  const { pathname } = new URL(request.url);
  try {
    const body = await readFile(join(here, 'page', pathname));
    const headers = { 'content-type': types[/\.\w+$/.exec(pathname)?.[0]] ?? 'text/plain' };
    return new Response(body, { headers: { ...headers, 'content-security-policy': policy } });
  } catch {
    return new Response('none', { status: 404 });
  }
}

function open() {
  const window = new BrowserWindow({
    width: 900,
    height: 600,
    minWidth: 400,
    show: false,
    webPreferences: { preload: join(here, 'preload.cjs'), contextIsolation: true, sandbox: true },
  });
  window.once('ready-to-show', () => window.show());
  window.on('close', () => console.log('order: close'));
  window.on('closed', () => console.log('order: closed'));
  window.webContents.setWindowOpenHandler(({ url }) => {
    globalThis.log.push(['window-open', url]);
    return { action: 'deny' };
  });
  window.webContents.on('will-navigate', (event, url) => {
    globalThis.log.push(['will-navigate', url]);
    if (!url.startsWith('app://')) event.preventDefault();
  });
  window.loadURL('app://bundle/index.html').catch((error) => globalThis.log.push(['load', String(error)]));
  return window;
}

function start() {
  protocol.handle('app', serve);
  session.defaultSession.setPermissionCheckHandler((_contents, name) => name === 'clipboard-read');
  session.defaultSession.setPermissionRequestHandler((_contents, name, answer) => {
    globalThis.log.push(['permission', name]);
    answer(name === 'notifications');
  });
  ipcMain.handle('echo', (_event, value) => value);
  ipcMain.handle('boom', () => {
    throw Object.assign(new RangeError('from main'), { code: 'E_LOST' });
  });
  ipcMain.handle('sender', (event) => [event.senderFrame.url, event.senderFrame.origin]);
  ipcMain.handle('theme', () => nativeTheme.shouldUseDarkColors);
  ipcMain.handle('function', () => () => 1);
  ipcMain.on('open-outside', (_event, url) =>
    shell.openExternal(url).catch((error) => globalThis.log.push(error.message)),
  );
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: 'File',
        submenu: [
          { id: 'new', label: 'New', accelerator: 'CmdOrCtrl+Shift+N', click: () => open() },
          {
            id: 'note',
            label: 'Note',
            accelerator: 'F6',
            click: () => globalThis.log.push(['menu', 'note']),
          },
          { role: 'quit' },
        ],
      },
    ]),
  );
  open();
}
