import { notModelled, strict } from '../strict.ts';
import { BrowserWindow } from './browser-window.ts';
import type { Menu } from './menu.ts';
import { roleOf } from './menu-roles.ts';

export type Template = Omit<Electron.MenuItemConstructorOptions, 'submenu' | 'click'> & {
  submenu?: Template[] | Menu;
  click?: (item: MenuItem, window: BrowserWindow | undefined, event: Electron.KeyboardEvent) => void;
};
type Api = Pick<Electron.MenuItem, 'id' | 'label' | 'enabled' | 'visible' | 'checked' | 'type'>;

const known = new Set([
  ...[
    'id',
    'label',
    'sublabel',
    'toolTip',
    'enabled',
    'visible',
    'checked',
    'type',
    'role',
    'accelerator',
    'submenu',
  ],
  ...['click', 'registerAccelerator', 'icon', 'acceleratorWorksWhenHidden'],
]);

/** Electron's MenuItem. */
export class MenuItem implements Api {
  readonly id: string;
  label: string;
  sublabel: string;
  toolTip: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly type: Electron.MenuItem['type'];
  readonly role: Template['role'];
  readonly accelerator: string | undefined;
  readonly submenu: Menu | undefined;
  menu: Menu | undefined;
  private readonly action: Template['click'];

  constructor(template: Template, makeMenu: (items: Template[]) => Menu) {
    const unknown = Object.keys(template).find((name) => !known.has(name));
    if (unknown !== undefined) throw notModelled(`MenuItem's option '${unknown}'`);
    const role = template.role === undefined ? undefined : roleOf(template.role);
    const items = template.submenu ?? role?.submenu;
    this.id = template.id ?? '';
    this.label = template.label ?? role?.label ?? '';
    this.sublabel = template.sublabel ?? '';
    this.toolTip = template.toolTip ?? '';
    this.enabled = template.enabled ?? true;
    this.visible = template.visible ?? true;
    this.checked = template.checked ?? false;
    this.type = template.type ?? (items ? 'submenu' : 'normal');
    this.role = template.role;
    this.accelerator = template.accelerator?.toString() ?? role?.accelerator;
    this.submenu = Array.isArray(items) ? makeMenu(items) : items;
    this.action = template.click ?? role?.click;
    strict('MenuItem', this);
  }

  click(event: Electron.KeyboardEvent = {}, window = BrowserWindow.getFocusedWindow() ?? undefined): void {
    if (!this.enabled) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.type === 'radio') {
      for (const item of this.menu?.items ?? []) if (item.type === 'radio') item.checked = item === this;
    }
    this.action?.(this, window, event);
  }
}
