import type { PostmortemRules } from './playbook.ts';

/**
 * The post-mortem as it is built in: the parts of product.md; 48 hours and a meeting of 60 minutes after PagerDuty's
 * guide; the parts and the questions after Google's SRE workbook and Etsy's debriefing guide.
 */
export const defaultPostmortem: PostmortemRules = {
  parts: [
    {
      id: 'summary',
      title: 'Summary',
      prompts: ['What happened, to whom, for how long, and how did it end? Three sentences.'],
      extra: null,
    },
    {
      id: 'what-happened',
      title: 'What happened',
      prompts: [
        'Tell it in order, with what was known at each moment.',
        'What did people see, and what made their next step look right?',
      ],
      extra: 'timeline',
    },
    {
      id: 'factors',
      title: 'Contributing factors',
      prompts: [
        'Which conditions had to come together? There is more than one.',
        'What had worked well until now?',
      ],
      extra: 'factors',
    },
    {
      id: 'impact',
      title: 'Impact',
      prompts: ['How many users, which parts, how much was lost? Numbers, and where they come from.'],
      extra: 'impact',
    },
    {
      id: 'went-well',
      title: 'What went well',
      prompts: ['What shortened it? What should we do again?', 'Who should be thanked?'],
      extra: 'thanks',
    },
    {
      id: 'better',
      title: 'What could be better',
      prompts: ['Where did we lose time? Where were we lucky?'],
      extra: 'concerns',
    },
    {
      id: 'trade-offs',
      title: 'Trade-offs',
      prompts: ['Which decisions bought time at a cost? With what was known then, were they worth it?'],
      extra: 'trade-offs',
    },
    {
      id: 'actions',
      title: 'Actions',
      prompts: ['What makes this less likely, shorter, or noticed sooner? Each with an owner and a day.'],
      extra: 'actions',
    },
  ],
  hours: { sev1: 48, sev2: 48, sev3: 168, sev4: null },
  preRead: [
    { id: 'timeline', text: 'Timeline reviewed by the scribe', seen: null },
    { id: 'impact', text: 'Impact in numbers', seen: 'impact-written' },
    { id: 'times', text: 'Started, detected and mitigated set', seen: 'times-set' },
    { id: 'meeting', text: 'Meeting planned in time', seen: 'meeting-planned' },
    { id: 'factors', text: 'Two or more contributing factors', seen: 'two-factors' },
    { id: 'actions', text: 'Every action has an owner and a day', seen: 'actions-owned' },
    { id: 'text', text: 'Text check read through', seen: 'text-checked' },
  ],
  agenda: [
    { id: 'welcome', text: 'Why we are here: blameless, and everybody speaks', minutes: 5 },
    { id: 'timeline', text: 'Timeline: what is missing, what surprised us', minutes: 15 },
    { id: 'factors', text: 'Contributing factors', minutes: 15 },
    { id: 'went-well', text: 'What went well, and thanks', minutes: 5 },
    { id: 'actions', text: 'Actions: owner and day for each', minutes: 15 },
    { id: 'close', text: 'Decisions, and who publishes', minutes: 5 },
  ],
  causes: [
    { id: 'change', label: 'Change or deploy' },
    { id: 'configuration', label: 'Configuration' },
    { id: 'capacity', label: 'Capacity' },
    { id: 'dependency', label: 'Dependency' },
    { id: 'data', label: 'Data' },
    { id: 'certificate', label: 'Certificate or secret' },
    { id: 'hardware', label: 'Hardware' },
    { id: 'network', label: 'Network' },
    { id: 'code', label: 'Software defect' },
    { id: 'process', label: 'Process' },
    { id: 'security', label: 'Security' },
    { id: 'monitoring', label: 'Monitoring' },
  ],
  pagesPerShift: 2,
  reliabilityShare: 50,
};
