import * as z from 'zod';
import { instantSchema } from '../incident/vocabulary.ts';

const steady = z.number();

const rememberedSchema = z.object({
  dueAt: instantSchema,
  /** When it is due by the steady clock: as it stood when this due time was first seen. */
  dueSteady: steady,
  /** When it last rang by both clocks, and how often for this due time; null when it never did. */
  rang: z.object({ wall: instantSchema, steady, times: z.number().int().min(0) }).nullable(),
  /** For how long it keeps quiet after that, in ms, where that is not the usual time. */
  quietMs: z.number().positive().optional(),
});
export type Remembered = z.output<typeof rememberedSchema>;

/** What rang when, and what is awaited, by incident and alarm. Plain data: it survives the end of the process. */
export type AlarmMemory = Readonly<Record<string, Remembered>>;

const memorySchema = z.object({
  format: z.literal('ic-alarms/1'),
  alarms: z.record(z.string().max(200), rememberedSchema),
});

/** The memory as it is kept in a file. */
export const writeMemory = (alarms: AlarmMemory): string =>
  JSON.stringify({ format: 'ic-alarms/1', alarms } satisfies z.input<typeof memorySchema>);

/** Reads what `writeMemory` wrote. What is damaged is forgotten: at worst something rings once more. */
export function readMemory(text: string): AlarmMemory {
  try {
    return memorySchema.parse(JSON.parse(text)).alarms;
  } catch {
    return {};
  }
}
