import { StrictEmitter } from '../strict.ts';
import { searchMenu } from './accelerator.ts';
import { MenuItem, type Template } from './menu-item.ts';

type Shown = { menu: Menu; closed: boolean };

let applicationMenu: Menu | null = null;
let shown: Shown | null = null;

/** Electron's Menu. None is drawn; its items are clicked by accelerator or by a test. */
export class Menu extends StrictEmitter {
  readonly items: MenuItem[] = [];

  constructor() {
    super(['menu-will-show', 'menu-will-close']);
  }

  static buildFromTemplate(template: (Template | MenuItem)[]): Menu {
    const menu = new Menu();
    for (const item of template) menu.append(item instanceof MenuItem ? item : makeItem(item));
    return menu;
  }
  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
  }
  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }

  append(item: MenuItem): void {
    this.insert(this.items.length, item);
  }
  insert(position: number, item: MenuItem): void {
    item.menu = this;
    this.items.splice(position, 0, item);
  }
  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
  popup(_options?: object): void {
    shown = { menu: this, closed: false };
    this.emit('menu-will-show', {});
  }
  closePopup(): void {
    if (shown?.menu !== this || shown.closed) return;
    shown.closed = true;
    this.emit('menu-will-close', {});
  }
}

/** An item that can be made by itself: `new MenuItem({...})`. */
export class PublicMenuItem extends MenuItem {
  constructor(template: Template) {
    super(template, (items) => Menu.buildFromTemplate(items));
  }
}

function makeItem(template: Template): MenuItem {
  return new MenuItem(template, (items) => Menu.buildFromTemplate(items));
}

function find(menu: Menu, found: (item: MenuItem) => boolean): boolean {
  return menu.items.some((item) => found(item) || (item.submenu !== undefined && find(item.submenu, found)));
}

searchMenu((found) => {
  if (applicationMenu) find(applicationMenu, found);
});
