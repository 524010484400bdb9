import type { EntryKind } from '../../../shared/incident/vocabulary.ts';

/** What the empty line asks for, once it has a kind. */
const questions: Readonly<Record<EntryKind, string>> = {
  note: 'What happened, what was decided?',
  proposal: 'What is proposed? Revisit in how many minutes?',
  objection: 'What is the strong objection to what is proposed?',
  decision: 'What was decided? Revisit in how many minutes?',
  finding: 'What was found out?',
  action: 'Who does what?',
  ask: 'Who, how many minutes, what?',
  hypothesis: 'What may be the cause?',
  criterion: 'What must hold before it is resolved?',
  roadblock: 'Who clears it, and what is in the way?',
  risk: 'What may yet go wrong, and what then?',
  status: 'How does it stand?',
  message: 'What was said, and where?',
};

export function questionFor(kind: EntryKind, to: string | null, correcting: boolean): string {
  if (correcting) return 'The corrected words';
  if (kind === 'ask' && to !== null) return 'How many minutes, what?';
  if (kind === 'action' && to !== null) return 'What?';
  return questions[kind];
}
