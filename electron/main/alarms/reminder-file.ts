import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { noReminders, type ReminderMemory } from '../../../shared/actions/reminders.ts';
import { daySchema } from '../../../shared/incident/events/action-item-set.ts';
import { atomicWrite } from '../../records/atomic-write.ts';
import { nodeFileSystem } from '../../records/file-system.ts';

const schema = z.object({ days: z.record(z.string(), daySchema), items: z.record(z.string(), daySchema) });

/** Whom this desktop reminded when: a restart reminds nobody twice. It never fails: at worst it forgets. */
export const reminderFile = (
  path: string,
): { load(): ReminderMemory; save(memory: ReminderMemory): void } => ({
  load() {
    try {
      const read = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
      return read.success ? read.data : noReminders;
    } catch {
      return noReminders; // there is none yet, or the disk does not give it back
    }
  },
  save(memory) {
    const bytes = Buffer.from(JSON.stringify(memory));
    atomicWrite(nodeFileSystem, path, bytes, { durable: false }).catch(() => undefined); // this run remembers
  },
});
