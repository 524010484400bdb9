import { severities, type Severity } from '../../../shared/incident/vocabulary.ts';

/** `2 only EU is affected`, `sev2: only EU`: the severity and the reason. null when it does not begin with a severity. */
export function severityWords(
  words: string,
): { readonly severity: Severity | null; readonly reason: string } | null {
  if (words.trim() === '') return { severity: null, reason: '' };
  const [, digit, reason = ''] = /^\s*(?:sev)?-?([1-4])(?:[\s:,.]+(.*))?$/is.exec(words) ?? [];
  const severity = severities.find((each) => each === `sev${digit ?? ''}`);
  return severity === undefined ? null : { severity, reason: reason.trim() };
}
