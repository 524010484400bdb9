/** Whether an observation is something to keep or something to mend; null: not said. */
export const observationKinds = ['strength', 'gap'] as const;
export type ObservationKind = (typeof observationKinds)[number];
