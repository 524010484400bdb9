import * as z from 'zod';

/** Severities, most severe first. The criteria in words are the playbook's. */
export const severities = ['sev1', 'sev2', 'sev3', 'sev4'] as const;
export const severitySchema = z.enum(severities);
export type Severity = (typeof severities)[number];
export const severityLabel: Record<Severity, string> = {
  sev1: 'SEV1',
  sev2: 'SEV2',
  sev3: 'SEV3',
  sev4: 'SEV4',
};

/** The roles of the Incident Command System as PagerDuty's response guide names them. */
export const roles = [
  'commander',
  'deputy',
  'technical-lead',
  'communications-lead',
  'scribe',
  'sme',
] as const;
export const roleSchema = z.enum(roles);
export type Role = (typeof roles)[number];
export const roleLabel: Record<Role, string> = {
  commander: 'Incident commander',
  deputy: 'Deputy',
  'technical-lead': 'Technical lead',
  'communications-lead': 'Communications lead',
  scribe: 'Scribe',
  sme: 'Subject matter expert',
};

/**
 * What a line of the log is. A `proposal` waits for `objection`s before it is a `decision`; `ask` is a time-boxed request to a person, `criterion` something that must hold before the
 * incident is resolved (Google's exit criteria), `roadblock` what keeps somebody from working, `risk` what may yet
 * go wrong; `status` and `message` were said elsewhere.
 */
export const entryKinds = [
  'note',
  'proposal',
  'objection',
  'decision',
  'finding',
  'action',
  'ask',
  'hypothesis',
  'criterion',
  'roadblock',
  'risk',
  'status',
  'message',
] as const;
export const entryKindSchema = z.enum(entryKinds);
export type EntryKind = (typeof entryKinds)[number];
export const entryKindLabel: Record<EntryKind, string> = {
  note: 'Note',
  proposal: 'Proposal',
  objection: 'Objection',
  decision: 'Decision',
  finding: 'Finding',
  action: 'Action',
  ask: 'Ask',
  hypothesis: 'Hypothesis',
  criterion: 'Exit criterion',
  roadblock: 'Roadblock',
  risk: 'Risk',
  status: 'Status',
  message: 'Message',
};

/** Who noticed first. A customer being first is itself a finding. */
export const foundBy = ['monitoring', 'customer', 'person'] as const;
export const foundBySchema = z.enum(foundBy);
export type FoundBy = (typeof foundBy)[number];

export const audiences = ['executives', 'product', 'support', 'customers'] as const;
export const audienceSchema = z.enum(audiences);
export type Audience = (typeof audiences)[number];

/** What the status page says of an incident, in Statuspage's words. */
export const pageStatuses = ['investigating', 'identified', 'monitoring', 'resolved'] as const;
export const pageStatusSchema = z.enum(pageStatuses);
export type PageStatus = (typeof pageStatuses)[number];
export const pageStatusLabel: Record<PageStatus, string> = {
  investigating: 'Investigating',
  identified: 'Identified',
  monitoring: 'Monitoring',
  resolved: 'Resolved',
};

/** Where responders and stakeholders meet, and where they look: one place to find each. */
export const linkKinds = ['bridge', 'responders', 'stakeholders', 'dashboard', 'other'] as const;
export const linkKindSchema = z.enum(linkKinds);
export type LinkKind = (typeof linkKinds)[number];
export const linkKindLabel: Record<LinkKind, string> = {
  bridge: 'Bridge',
  responders: 'Responders’ channel',
  stakeholders: 'Stakeholders’ channel',
  dashboard: 'Dashboard',
  other: 'Other',
};

/** The longest text of one entry, in characters: even if every one of them needs six bytes, it fits a line of 64 KiB. */
export const MAX_TEXT = 10_000;
export const textSchema = z.string().trim().min(1).max(MAX_TEXT);
/** A section of a text that several people write: `summary`. */
export const sectionSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
/** The longest text of one section, in characters. */
export const MAX_SECTION_TEXT = 100_000;
export const personSchema = z.string().trim().min(1).max(80);
export const instantSchema = z.number().int().min(-8.64e15).max(8.64e15);
