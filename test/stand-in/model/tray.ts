import { StrictEmitter } from '../strict.ts';
import type { Menu } from './menu.ts';
import type { Image } from './native-image.ts';
import { records } from './records.ts';

type Api = Pick<Electron.Tray, 'setToolTip' | 'setTitle' | 'getTitle' | 'destroy' | 'isDestroyed'>;

/** Electron's Tray, which is recorded instead of drawn. */
export class Tray extends StrictEmitter implements Api {
  private readonly record = { toolTip: '', title: '', menu: null as Menu | null };
  private destroyed = false;
  image: Image | string;

  constructor(image: Image | string) {
    super([
      'click',
      'right-click',
      'double-click',
      'middle-click',
      'mouse-enter',
      'mouse-leave',
      'balloon-click',
    ]);
    this.image = image;
    records.trays.push(this.record);
  }

  setToolTip(text: string): void {
    this.record.toolTip = text;
  }
  setContextMenu(menu: Menu | null): void {
    this.record.menu = menu;
  }
  setImage(image: Image | string): void {
    this.image = image;
  }
  setTitle(title: string): void {
    this.record.title = title;
  }
  getTitle(): string {
    return this.record.title;
  }
  destroy(): void {
    this.destroyed = true;
    const index = records.trays.indexOf(this.record);
    if (index >= 0) records.trays.splice(index, 1);
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
}
