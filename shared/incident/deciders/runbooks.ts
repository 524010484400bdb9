import { refused, type Deciders } from './decider.ts';

const later = () => refused('Not yet.');

export const runbooks: Deciders<'use-runbook' | 'note-runbook'> = {
  'use-runbook': later,
  'note-runbook': later,
};
