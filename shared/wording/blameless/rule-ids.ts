/** The rules of the blameless check, in the order in which a handbook would list them, with what each looks for. */
export const blamelessRules = {
  'person-failed': 'somebody is the subject of what failed',
  'human-error': '“human error”, carelessness or negligence as a cause',
  counterfactual: '“should have”, “could have”, “if only”, “forgot to”: what did not happen',
  'absence-as-event': 'a lack of something, told as if it had happened',
  'why-you': '“why did you”, “who broke”, “whose fault”',
  'single-cause': '“the root cause was”, as if there were one',
  'hindsight-adverb': '“obviously”, “simply”, “just”: what is clear only now',
  'vague-passive': '“mistakes were made”: nobody, and no mechanism either',
  'outage-overclaim': '“outage” where the impact was partial',
} as const;

export type BlamelessRule = keyof typeof blamelessRules;
/** Every rule's id, as the team's `wording.yaml` switches it off. */
export const blamelessRuleIds = Object.keys(blamelessRules) as readonly BlamelessRule[]; // its keys are these
