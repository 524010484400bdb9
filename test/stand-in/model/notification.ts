import { notModelled, StrictEmitter } from '../strict.ts';
import { records } from './records.ts';

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
    records.notifications.push({ title: this.title, body: this.body });
    this.emit('show', {});
  }
  close(): void {
    this.emit('close', {});
  }
}
