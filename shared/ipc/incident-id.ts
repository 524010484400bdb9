import * as z from 'zod';
import { incidentIdPattern } from '../ids.ts';

/** An incident's id as it comes over IPC. */
export const incidentIdSchema = z.string().regex(incidentIdPattern);
