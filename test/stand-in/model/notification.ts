import { notModelled, StrictEmitter } from '../strict.ts';
import { clicks, records, type Shown } from './records.ts';

const known = [
  'title',
  'body',
  'silent',
  'urgency',
  'timeoutType',
  'icon',
  'subtitle',
  'actions',
  'closeButtonText',
  'id',
];

/** Electron's Notification, which is recorded instead of shown. */
export class Notification
  extends StrictEmitter
  implements Pick<Electron.Notification, 'title' | 'body' | 'show' | 'close'>
{
  title: string;
  body: string;
  silent: boolean;
  subtitle: string;
  urgency: string;
  actions: Electron.NotificationAction[];
  private shown: Shown | undefined;

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super(['show', 'click', 'close', 'reply', 'action', 'failed']);
    const unknown = Object.keys(options).find((name) => !known.includes(name));
    if (unknown !== undefined) throw notModelled(`Notification's option '${unknown}'`);
    this.title = options.title ?? '';
    this.body = options.body ?? '';
    this.silent = options.silent ?? false;
    this.subtitle = options.subtitle ?? '';
    this.urgency = options.urgency ?? 'normal';
    this.actions = options.actions ?? [];
  }

  static isSupported(): boolean {
    return true;
  }
  show(): void {
    const { title, body, urgency } = this;
    this.shown = { title, body, urgency, open: true };
    records.notifications.push(this.shown);
    clicks.set(this.shown, () => this.emit('click', {}));
    this.emit('show', {});
  }
  close(): void {
    if (this.shown?.open !== true) return;
    this.shown.open = false;
    clicks.delete(this.shown);
    this.emit('close', {});
  }
}
