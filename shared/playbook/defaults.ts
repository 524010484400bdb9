import { defaultPostmortem } from './default-postmortem.ts';
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
  {
    id: 'impact-in-words',
    phase: 'detection',
    severities: all,
    text: 'Impact stated in one sentence',
    seen: 'impact-stated',
  },
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

const minutes = {
  requiredRoles: ['commander', 'technical-lead', 'communications-lead', 'scribe'],
  minutesToFill: 5,
  roleMinutes: {},
  audienceMinutes: {},
} as const;

/** The playbook that is built in: Google's and PagerDuty's practice, for a team that has not written its own yet. */
export const defaultPlaybook: Playbook = {
  severities: {
    sev1: {
      criterion: 'The site is down, or a major feature is unusable for many users.',
      response: 'Everyone who is needed joins within five minutes, at any hour.',
      tell: ['executives on call', 'support leads', 'product owners of the services', 'customers'],
      tellMinutes: 15,
      ladder: [
        { who: 'on call for the service', minutes: 5 },
        { who: 'second on call', minutes: 5 },
        { who: 'engineering manager on call', minutes: 10 },
      ],
      cadenceMinutes: 15,
      longMinutes: 30,
      ...minutes,
    },
    sev2: {
      criterion: 'Significant degradation. Some users are affected.',
      response: 'Those on call for the services join within fifteen minutes, at any hour.',
      tell: ['support leads', 'product owners of the services', 'customers who are affected'],
      tellMinutes: 30,
      ladder: [
        { who: 'on call for the service', minutes: 15 },
        { who: 'second on call', minutes: 15 },
      ],
      cadenceMinutes: 30,
      longMinutes: 60,
      ...minutes,
    },
    sev3: {
      criterion: 'Minor degradation, or a partial outage with a way around it.',
      response: 'The team of the service takes it up in working hours.',
      tell: ['support leads'],
      tellMinutes: 60,
      ladder: [{ who: 'on call for the service', minutes: 30 }],
      cadenceMinutes: 60,
      longMinutes: 120,
      requiredRoles: ['commander'],
      minutesToFill: 15,
      roleMinutes: {},
      audienceMinutes: {},
    },
    sev4: {
      criterion: 'No customer impact. It needs a follow-up.',
      response: 'It is followed up like any other work.',
      tell: [],
      tellMinutes: null,
      ladder: [],
      cadenceMinutes: null,
      longMinutes: null,
      requiredRoles: [],
      minutesToFill: 15,
      roleMinutes: {},
      audienceMinutes: {},
    },
  },
  roles: {
    commander: {
      purpose: 'Coordinates and decides. Does no hands-on work.',
      duties: [
        'Says aloud who is in command',
        'Asks for the impact, the options and their risks, then decides',
        'Gives every task to one person, with a time to come back',
        'Hands over before getting tired',
      ],
    },
    deputy: {
      purpose: 'Keeps the commander free, and takes over at any moment.',
      duties: ['Watches the clocks', 'Keeps out what can wait', 'Calls in who is missing'],
    },
    'technical-lead': {
      purpose: 'Drives the diagnosis and proposes what to do.',
      duties: [
        'Stops the impact first, looks for the cause after that',
        'Keeps hypotheses apart from findings',
        'Tells the commander what an option costs',
      ],
    },
    'communications-lead': {
      purpose: 'Tells everybody outside, so that nobody has to ask inside.',
      duties: [
        'Sends each update at the time that was promised',
        'Keeps to what is known',
        'Answers for the room',
      ],
    },
    scribe: {
      purpose: 'Writes down what happens, while it happens.',
      duties: ['Logs decisions, findings and actions with their times', 'Asks when something was unclear'],
    },
    sme: {
      purpose: 'Knows one area well, and works on it.',
      duties: ['Says what is known and what is a guess', 'Reports conditions, actions and needs'],
    },
  },
  checklist,
  templates: [
    {
      id: 'executives',
      audience: 'executives',
      name: 'Executives',
      text: [
        '{title}, since {since}.',
        'Impact: {impact}.',
        'What we are doing: {doing}.',
        'Cause: {cause}.',
        'When it is over: {estimate}.',
        'Lost or doubled: {loss}.',
        'The next update comes at {next}.',
      ].join('\n'),
    },
    {
      id: 'product',
      audience: 'product',
      name: 'Product',
      text: [
        'Affected since {since}: {affected}.',
        'Impact: {impact}.',
        'What we know: {known}.',
        'What we are doing: {doing}.',
        'Cause: {cause}.',
        'When it is over: {estimate}.',
        'Lost or doubled: {loss}.',
        'The next update comes at {next}.',
      ].join('\n'),
    },
    {
      id: 'support',
      audience: 'support',
      name: 'Support',
      text: [
        'What customers see since {since}: {impact}.',
        'Affected: {affected}.',
        'What we are doing: {doing}.',
        'What to say about their data: {loss}.',
        'Please promise no time when it is over; the next update comes at {next}.',
      ].join('\n'),
    },
    {
      id: 'customers',
      audience: 'customers',
      name: 'Customers',
      text: [
        'Since {since}: {impact}.',
        'Affected: {affected}.',
        'What we are doing: {doing}.',
        'Your data: {loss}.',
        'We will write again by {next}.',
      ].join('\n'),
    },
  ],
  links: [],
  longAfterMinutes: 120,
  askMinutes: 10,
  spanOfControl: 7,
  reliefMinutes: { commander: 120, others: 240 },
  breakMinutes: 20,
  roster: [],
  wording: { off: [], internal: [], suppliers: [], components: [] },
  postmortem: defaultPostmortem,
};
