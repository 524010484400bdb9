import * as z from 'zod';
import { defineEvent } from '../event.ts';
import { register, write, type Register } from '../register.ts';
import { defineSlice } from '../state.ts';
import { foundBySchema, instantSchema, severityLabel, severitySchema, type FoundBy } from '../vocabulary.ts';
import { phaseSlice } from './phase-changed.ts';
import { cadenceShape, severityChangeSlice, severitySlice } from './severity-changed.ts';

export type Declaration = {
  readonly title: string;
  readonly startedAt: number;
  readonly declaredAt: number;
  readonly services: readonly string[];
  readonly foundBy: FoundBy;
  readonly exercise: boolean;
  readonly declaredBy: string;
};

/** What was said when the incident was declared; the event time is the time of declaring. */
export const declarationSlice = defineSlice<Register<Declaration>>('declaration', register);

export const incidentDeclared = defineEvent({
  type: 'incident-declared/1',
  urgent: true,
  payload: z.object({
    title: z.string().min(1).max(255),
    severity: severitySchema,
    startedAt: instantSchema,
    services: z.array(z.string().min(1).max(80)).max(50),
    foundBy: foundBySchema,
    exercise: z.boolean(),
    /** Somebody took it over from another tool, and declared nothing at the time that it says. */
    imported: z.literal(true).optional(),
    /** Minutes between updates in force from now on; null where the playbook asks for none. */
    ...cadenceShape,
  }),
  evolve(incident, event, { severity, cadenceMinutes, audienceMinutes = {}, imported: _, ...said }) {
    const force = { severity, cadenceMinutes, audienceMinutes };
    write(declarationSlice.of(incident), event, { ...said, declaredAt: event.at, declaredBy: event.u });
    write(severitySlice.of(incident), event, force);
    severityChangeSlice
      .of(incident)
      .set(event.id, { id: event.id, at: event.at, from: null, force, undoes: null });
    write(phaseSlice.of(incident).phase, event, 'detection');
  },
  row: ({ severity, title, imported }, event) => ({
    kind: 'console',
    text: `Declared ${severityLabel[severity]}${imported === true ? ', imported' : ''} by ${event.u}: ${title}`,
  }),
});
