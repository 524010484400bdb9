import * as z from 'zod';
import type { IncidentId, Instant } from '../ids.ts';
import { instantSchema } from '../incident/vocabulary.ts';
import { observationKinds } from './observation.ts';
import { injectKinds, type Scenario } from './scenario.ts';

const at = instantSchema;
const inject = z.string().min(1).max(60);

/**
 * What a facilitator's desktop writes down of a run, a line for each step. What is in the record of the incident (what
 * was given, when it was paused, that it is over) is not here as well: of two places that say the same one would lie.
 */
const lineSchema = z.discriminatedUnion('do', [
  /** The scenario's clock stood from then on though nobody stopped it: `why`. */
  z.object({ do: z.literal('pause'), at, why: z.string().max(300) }),
  z.object({ do: z.literal('resume'), at }),
  z.object({ do: z.literal('speed'), at, times: z.number().positive() }),
  z.object({ do: z.literal('skip'), at, inject, undo: z.boolean() }),
  z.object({ do: z.literal('move'), at, injects: z.array(inject), minutes: z.number() }),
  /** `minute` of the scenario's clock at which it comes. */
  z.object({
    do: z.literal('improvise'),
    at,
    inject,
    kind: z.enum(injectKinds),
    title: z.string(),
    text: z.string(),
    from: z.string(),
    to: z.string(),
    minute: z.number(),
  }),
  z.object({
    do: z.literal('observe'),
    at,
    id: z.string(),
    text: z.string(),
    kind: z.enum(observationKinds).nullable(),
    removed: z.boolean(),
  }),
  z.object({
    do: z.literal('saw'),
    at,
    inject,
    expectation: z.string(),
    seen: z.boolean().nullable(),
  }),
  z.object({ do: z.literal('end'), at }),
  z.object({ do: z.literal('reopen'), at }),
]);
export type RunLine = z.output<typeof lineSchema>;

const beginSchema = z.object({
  fmt: z.literal(1),
  begun: at,
  facilitator: z.string(),
  solo: z.boolean(),
  // As it was read and checked when the exercise began; the console itself wrote it.
  scenario: z.custom<Scenario>(
    (value) =>
      typeof value === 'object' && value !== null && 'injects' in value && Array.isArray(value.injects),
  ),
  /** The contents of its pictures, by their names: hashes of files beside the log. */
  pictures: z.record(z.string(), z.string().regex(/^[\w-]{43}$/)),
});
export type RunBegin = z.output<typeof beginSchema>;

/** A run as it was written down. */
export type RunLog = RunBegin & { readonly id: IncidentId; readonly lines: readonly RunLine[] };

/** The first line, and the one that a step adds. */
export const beginText = (begin: RunBegin): string => `${JSON.stringify(begin)}\n`;
export const lineText = (line: RunLine): string => `${JSON.stringify(line)}\n`;

/**
 * Reads a log. What is not whole, as a kill or a power cut leaves it, was acknowledged to nobody and is passed over.
 * @returns undefined where not even the beginning is whole.
 */
export function readRunLog(id: IncidentId, text: string): RunLog | undefined {
  const [first = '', ...rest] = text.split('\n');
  const begin = beginSchema.safeParse(parsed(first));
  if (!begin.success) return undefined;
  const lines = rest.flatMap((each): readonly RunLine[] => {
    const line = lineSchema.safeParse(parsed(each));
    return line.success ? [line.data] : [];
  });
  return { ...begin.data, id, lines };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The last word on whether a run was ended at this desktop; the record has the truth, this spares reading it. */
export const endedHere = ({ lines }: RunLog): Instant | null => {
  const last = lines.findLast((line) => line.do === 'end' || line.do === 'reopen');
  return last?.do === 'end' ? last.at : null;
};
