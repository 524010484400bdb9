import { Menu, type MenuItemConstructorOptions } from 'electron';

const fileMenu: MenuItemConstructorOptions = {
  label: 'File',
  submenu: [{ role: 'quit', accelerator: 'Ctrl+Q' }],
};

/** The application menu: what every system expects of it; the console's own verbs are in its palette and its keys. */
export function installMenu(): void {
  const mac: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...mac,
      ...(process.platform === 'darwin' ? [] : [fileMenu]),
      { role: 'editMenu' },
      {
        label: 'View',
        submenu: [
          { role: 'resetZoom', accelerator: 'CmdOrCtrl+Shift+0' }, // the window goes home on the shorter one
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { type: 'separator' },
          { role: 'togglefullscreen' },
        ],
      },
      { role: 'windowMenu' },
    ]),
  );
}
