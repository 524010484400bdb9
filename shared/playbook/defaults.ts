import type { Severity } from '../incident/vocabulary.ts';
import type { ChecklistItem, Playbook } from './playbook.ts';

const all: readonly Severity[] = ['sev1', 'sev2', 'sev3', 'sev4'];
const major: readonly Severity[] = ['sev1', 'sev2'];
const felt: readonly Severity[] = ['sev1', 'sev2', 'sev3'];

const checklist: readonly ChecklistItem[] = [
  {
    id: 'acknowledge',
    phase: 'detection',
    severities: all,
    text: 'Alert or report acknowledged',
    seen: 'acknowledged',
  },
  { id: 'commander', phase: 'detection', severities: felt, text: 'Commander named', seen: 'commander-named' },
  { id: 'impact-in-words', phase: 'detection', severities: all, text: 'Impact stated in one sentence' },
  {
    id: 'severity-criteria',
    phase: 'triage',
    severities: all,
    text: 'Severity checked against its criteria',
  },
  {
    id: 'roles',
    phase: 'triage',
    severities: major,
    text: 'Required roles filled',
    seen: 'required-roles-filled',
  },
  { id: 'bridge', phase: 'triage', severities: major, text: 'Call open, responders have joined' },
  { id: 'recent-changes', phase: 'triage', severities: all, text: 'Recent changes listed' },
  {
    id: 'first-update',
    phase: 'triage',
    severities: felt,
    text: 'First update sent',
    seen: 'first-update-sent',
  },
  {
    id: 'stopgap-first',
    phase: 'mitigation',
    severities: all,
    text: 'Stopgap before diagnosis',
    seen: 'mitigation-started',
  },
  { id: 'rollback', phase: 'mitigation', severities: all, text: 'Suspect change rolled back, or ruled out' },
  { id: 'load', phase: 'mitigation', severities: major, text: 'Load moved or shed' },
  { id: 'stopgap-owner', phase: 'mitigation', severities: major, text: 'Stopgap has an owner and an end' },
  {
    id: 'impact-stopped',
    phase: 'mitigation',
    severities: felt,
    text: 'Impact has stopped, by measurement',
    seen: 'mitigated',
  },
  { id: 'data-checked', phase: 'resolution', severities: felt, text: 'Lost or doubled data counted' },
  { id: 'alerts-back', phase: 'resolution', severities: all, text: 'Alerts are on again, stopgaps listed' },
  {
    id: 'final-update',
    phase: 'resolution',
    severities: major,
    text: 'Final update says what was lost, or that nothing was',
  },
  {
    id: 'resolved',
    phase: 'resolution',
    severities: all,
    text: 'Resolved by its exit criteria',
    seen: 'resolved',
  },
  {
    id: 'review-owner',
    phase: 'post-mortem',
    severities: major,
    text: 'Post-mortem has an owner and a date',
  },
  { id: 'thanks', phase: 'post-mortem', severities: major, text: 'Responders thanked and relieved' },
];

/** The playbook that is built in: Google's and PagerDuty's practice, for a team that has not written its own yet. */
export const defaultPlaybook: Playbook = {
  severities: {
    sev1: {
      criterion: 'The site is down, or a major feature is unusable for many users.',
      cadenceMinutes: 15,
      requiredRoles: ['commander', 'technical-lead', 'communications-lead', 'scribe'],
      minutesToFill: 5,
    },
    sev2: {
      criterion: 'Significant degradation. Some users are affected.',
      cadenceMinutes: 30,
      requiredRoles: ['commander', 'technical-lead', 'communications-lead', 'scribe'],
      minutesToFill: 5,
    },
    sev3: {
      criterion: 'Minor degradation, or a partial outage with a way around it.',
      cadenceMinutes: 60,
      requiredRoles: ['commander'],
      minutesToFill: 15,
    },
    sev4: {
      criterion: 'No customer impact. It needs a follow-up.',
      cadenceMinutes: null,
      requiredRoles: [],
      minutesToFill: 15,
    },
  },
  checklist,
};
