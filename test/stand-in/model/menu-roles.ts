import { notModelled } from '../strict.ts';
import { lifecycle } from './lifecycle.ts';
import type { Template } from './menu-item.ts';

type Role = Pick<Template, 'label' | 'click'> & { accelerator?: string; submenu?: Template[] };

/** Editing is the page's own: its keys work without the menu, so its items only have to be there. */
const edit = (label: string, accelerator?: string): Role => ({
  label,
  ...(accelerator === undefined ? {} : { accelerator }),
  click: (_item, _window, event) => {
    if (!event.triggeredByAccelerator) throw notModelled(`a click on the menu's ${label}`);
  },
});
const zoom = (label: string, accelerator: string, change: (factor: number) => number): Role => ({
  label,
  accelerator,
  click: (_item, window) => window?.webContents.setZoomFactor(change(window.webContents.getZoomFactor())),
});

const roles: Record<string, () => Role> = {
  quit: () => ({ label: 'Quit', accelerator: 'CmdOrCtrl+Q', click: () => lifecycle.quit() }),
  close: () => ({
    label: 'Close Window',
    accelerator: 'CmdOrCtrl+W',
    click: (_item, window) => window?.close(),
  }),
  minimize: () => ({
    label: 'Minimize',
    accelerator: 'CmdOrCtrl+M',
    click: (_item, window) => window?.minimize(),
  }),
  reload: () => ({ label: 'Reload', accelerator: 'CmdOrCtrl+R', click: (_item, window) => window?.reload() }),
  forceReload: () => ({
    label: 'Force Reload',
    accelerator: 'Shift+CmdOrCtrl+R',
    click: (_item, window) => window?.reload(),
  }),
  togglefullscreen: () => ({
    label: 'Toggle Full Screen',
    accelerator: process.platform === 'darwin' ? 'Control+Command+F' : 'F11',
    click: (_item, window) => window?.setFullScreen(!window.isFullScreen()),
  }),
  toggleDevTools: () => ({ label: 'Toggle Developer Tools', click: () => refuse('toggleDevTools') }),
  resetZoom: () => zoom('Actual Size', 'CommandOrControl+0', () => 1),
  zoomIn: () => zoom('Zoom In', 'CommandOrControl+Plus', (factor) => factor * 1.2 ** 0.5),
  zoomOut: () => zoom('Zoom Out', 'CommandOrControl+-', (factor) => factor / 1.2 ** 0.5),
  undo: () => edit('Undo', 'CommandOrControl+Z'),
  redo: () => edit('Redo', process.platform === 'win32' ? 'Control+Y' : 'Shift+CommandOrControl+Z'),
  cut: () => edit('Cut', 'CommandOrControl+X'),
  copy: () => edit('Copy', 'CommandOrControl+C'),
  paste: () => edit('Paste', 'CommandOrControl+V'),
  pasteAndMatchStyle: () => edit('Paste and Match Style', 'Shift+CommandOrControl+V'),
  selectAll: () => edit('Select All', 'CommandOrControl+A'),
  delete: () => edit('Delete'),
  about: () => ({ label: `About ${lifecycle.appName()}`, click: () => refuse('about') }),
  hide: () => ({ label: 'Hide', click: () => refuse('hide') }),
  hideOthers: () => ({ label: 'Hide Others', click: () => refuse('hideOthers') }),
  unhide: () => ({ label: 'Show All', click: () => refuse('unhide') }),
  front: () => ({ label: 'Bring All to Front', click: () => refuse('front') }),
  zoom: () => ({ label: 'Zoom', click: () => refuse('zoom') }),
  services: () => ({ label: 'Services', submenu: [] }),
  help: () => ({ label: 'Help' }),
  window: () => ({ label: 'Window' }),
  appMenu: () => ({ label: lifecycle.appName(), submenu: [{ role: 'about' }, { role: 'quit' }] }),
  fileMenu: () => ({ label: 'File', submenu: [{ role: process.platform === 'darwin' ? 'close' : 'quit' }] }),
  editMenu: () => ({
    label: 'Edit',
    submenu: (['undo', 'redo', 'cut', 'copy', 'paste', 'delete', 'selectAll'] as const).map((role) => ({
      role,
    })),
  }),
  viewMenu: () => ({
    label: 'View',
    submenu: (
      [
        'reload',
        'forceReload',
        'toggleDevTools',
        'resetZoom',
        'zoomIn',
        'zoomOut',
        'togglefullscreen',
      ] as const
    ).map((role) => ({ role })),
  }),
  windowMenu: () => ({ label: 'Window', submenu: [{ role: 'minimize' }, { role: 'close' }] }),
};

function refuse(role: string): never {
  throw notModelled(`a click on the menu role '${role}'`);
}

/** What Electron gives an item of a role when the app does not say otherwise. */
export function roleOf(role: string): Role {
  const found = Object.entries(roles).find(([name]) => name.toLowerCase() === role.toLowerCase());
  if (!found) throw notModelled(`the menu role '${role}'`);
  return found[1]();
}
