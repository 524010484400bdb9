import { join } from 'node:path';
import { Notification } from 'electron';
import type { ListedAction } from '../../shared/incident/action-items.ts';
import { ActionReminders } from './alarms/action-reminders.ts';
import { reminderFile } from './alarms/reminder-file.ts';

export type ReminderContext = {
  /** The folder of this desktop’s own files. */
  readonly profile: string;
  readonly person: () => string;
  /** Whether the settings ask for notifications. */
  readonly wanted: () => boolean;
  readonly actions: () => Promise<readonly ListedAction[] | null>;
  /** Shows the page of the action items. */
  readonly open: () => void;
};

/** Reminders of action items as quiet notifications of the system; a click shows their page. */
export function remindersOn({ profile, person, wanted, actions, open }: ReminderContext): ActionReminders {
  // Held until the next one: what nobody holds is collected, and its click with it.
  let shown: Notification | null = null;
  return new ActionReminders({
    wall: () => Date.now(),
    zone: () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
    later(ms, call) {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
    person: () => (wanted() ? person() : ''),
    actions,
    memory: reminderFile(join(profile, 'action-reminders.json')),
    show(reminder) {
      if (!Notification.isSupported()) return;
      shown?.close();
      shown = new Notification({ ...reminder, silent: true, urgency: 'low' });
      shown.on('click', open);
      shown.show();
    },
  });
}
