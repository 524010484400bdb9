/** The rules of the update check, in the order in which a handbook would list them, with what each looks for. */
export const updateRules = {
  'impact-missing': 'what is affected, and how much',
  'action-missing': 'what is being done',
  'next-time-missing': 'no time for the next update',
  'next-time-vague': '“soon” and “shortly” instead of a time',
  'next-time-wrong': 'a time that has gone by, comes too late, or is not the one that is set',
  'next-time-zone': 'a time without its zone',
  'estimate-unstated': 'a time for being fixed or back that nobody has stated',
  speculation: 'a cause that is not confirmed',
  'empty-reassurance': 'words that comfort and say nothing',
  jargon: 'internal names, people and technical terms',
  'resolved-too-early': '“resolved” before it is',
  'supplier-blame': 'a supplier is blamed',
  contradiction: 'fewer parts than in the record, or the words of the last update again',
  'data-loss-unsaid': 'resolved, and not a word on what was lost',
  'too-long': 'over 600 characters or 8 lines',
  'exercise-mark': 'the mark of an exercise at both ends',
} as const;

export type UpdateRule = keyof typeof updateRules;
/** Every rule's id, as the team's `wording.yaml` switches it off. */
export const updateRuleIds = Object.keys(updateRules) as readonly UpdateRule[]; // its keys are these
