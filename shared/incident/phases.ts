import * as z from 'zod';

/** The phases of an incident, in order (product.md of the design: Detection to Prevention). */
export const phases = [
  'detection',
  'triage',
  'mitigation',
  'resolution',
  'post-mortem',
  'prevention',
] as const;
export const phaseSchema = z.enum(phases);
export type Phase = (typeof phases)[number];
export const phaseLabel: Record<Phase, string> = {
  detection: 'Detection',
  triage: 'Triage',
  mitigation: 'Mitigation',
  resolution: 'Resolution',
  'post-mortem': 'Post-mortem',
  prevention: 'Prevention',
};

export const phaseVerbs = [
  'acknowledge',
  'start-mitigation',
  'mitigate',
  'resolve',
  'reopen',
  'close',
] as const;
export const phaseVerbSchema = z.enum(phaseVerbs);
export type PhaseVerb = (typeof phaseVerbs)[number];

/** What each verb needs and leads to, and how it reads in the log. `mitigate` says that the impact has stopped. */
export const transitions: Record<
  PhaseVerb,
  { readonly from: readonly Phase[]; readonly to: Phase; readonly done: string }
> = {
  acknowledge: {
    from: ['detection'],
    to: 'triage',
    done: 'Acknowledged',
  },
  'start-mitigation': {
    from: ['detection', 'triage'],
    to: 'mitigation',
    done: 'Mitigation started',
  },
  mitigate: {
    from: ['detection', 'triage', 'mitigation'],
    to: 'resolution',
    done: 'Mitigated',
  },
  resolve: {
    from: ['detection', 'triage', 'mitigation', 'resolution'],
    to: 'post-mortem',
    done: 'Resolved',
  },
  reopen: {
    from: ['post-mortem', 'prevention'],
    to: 'mitigation',
    done: 'Reopened',
  },
  close: {
    from: ['post-mortem'],
    to: 'prevention',
    done: 'Closed',
  },
};

/** Phases in which responders are at work: clocks run, updates fall due. */
export const isLive = (phase: Phase): boolean => phase !== 'post-mortem' && phase !== 'prevention';
