/** The reasons that a change of severity has most often. */
export const reasons = [
  'Criteria met',
  'Wider than thought',
  'Impact is shrinking',
  'Wrong at first',
] as const;

/**
 * The next reason along the row, from an empty field or from one of them; null where words of one's own are being
 * typed: there the arrows move in the text.
 */
export function stepReason(typed: string, step: 1 | -1): string | null {
  const at = reasons.findIndex((reason) => reason === typed);
  if (at < 0 && typed !== '') return null;
  const from = at < 0 ? (step === 1 ? -1 : 0) : at;
  return reasons[(from + step + reasons.length) % reasons.length] ?? null;
}
