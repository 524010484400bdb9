import { StrictEmitter } from '../strict.ts';

/** Where a window is and how it is shown: the part of a BrowserWindow that knows no page. */
export abstract class WindowState extends StrictEmitter {
  private bounds: Electron.Rectangle = { x: 0, y: 0, width: 800, height: 600 };
  private minimum: [number, number] = [0, 0];
  private state: 'normal' | 'minimized' | 'maximized' | 'full-screen' = 'normal';

  /** Takes the place that the options of the window give it. */
  protected place(options: Electron.BrowserWindowConstructorOptions): void {
    const { x = 0, y = 0, width = 800, height = 600, minWidth = 0, minHeight = 0 } = options;
    this.minimum = [minWidth, minHeight];
    this.bounds = { x, y, width: Math.max(width, minWidth), height: Math.max(height, minHeight) };
  }

  /** Called when the window has another size. */
  protected abstract resized(width: number, height: number): void;

  private become(state: typeof this.state, event: string): void {
    if (this.state === state) return;
    this.state = state;
    this.emit(event);
  }
  minimize(): void {
    this.become('minimized', 'minimize');
  }
  restore(): void {
    if (this.state === 'minimized') this.become('normal', 'restore');
  }
  maximize(): void {
    this.become('maximized', 'maximize');
  }
  unmaximize(): void {
    if (this.state === 'maximized') this.become('normal', 'unmaximize');
  }
  setFullScreen(flag: boolean): void {
    if (flag) this.become('full-screen', 'enter-full-screen');
    else if (this.state === 'full-screen') this.become('normal', 'leave-full-screen');
  }
  isMinimized(): boolean {
    return this.state === 'minimized';
  }
  isMaximized(): boolean {
    return this.state === 'maximized';
  }
  isFullScreen(): boolean {
    return this.state === 'full-screen';
  }
  isNormal(): boolean {
    return this.state === 'normal';
  }

  getBounds(): Electron.Rectangle {
    return { ...this.bounds };
  }
  getNormalBounds(): Electron.Rectangle {
    return this.getBounds();
  }
  getContentBounds(): Electron.Rectangle {
    return this.getBounds();
  }
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    const { x, y, width, height } = { ...this.bounds, ...bounds };
    const [minWidth, minHeight] = this.minimum;
    const before = this.bounds;
    this.bounds = { x, y, width: Math.max(width, minWidth), height: Math.max(height, minHeight) };
    if (this.bounds.width !== before.width || this.bounds.height !== before.height) {
      this.resized(this.bounds.width, this.bounds.height);
      this.emit('resize');
    }
    if (x !== before.x || y !== before.y) this.emit('move');
  }
  getSize(): number[] {
    return [this.bounds.width, this.bounds.height];
  }
  getContentSize(): number[] {
    return this.getSize();
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }
  getPosition(): number[] {
    return [this.bounds.x, this.bounds.y];
  }
  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }
  center(): void {
    this.setBounds({
      x: Math.round((1920 - this.bounds.width) / 2),
      y: Math.round((1040 - this.bounds.height) / 2),
    });
  }
  getMinimumSize(): number[] {
    return [...this.minimum];
  }
  setMinimumSize(width: number, height: number): void {
    this.minimum = [width, height];
    this.setBounds({});
  }
}
