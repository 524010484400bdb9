import type { TimeOfIncident } from '../../../shared/incident/times.ts';

/** What people call a time, beside its own words. */
const names: Readonly<Record<string, string>> = {
  start: 'impact started',
  started: 'impact started',
  began: 'impact started',
  ack: 'acknowledged',
  mitigating: 'mitigation started',
};

/** `detected 13:35`: the time that is meant, the last of its kind, and the words after it. null when it is none of them. */
export function namedTime(
  times: readonly TimeOfIncident[],
  typed: string,
): { readonly what: string; readonly words: string } | null {
  const [, first = '', words = ''] = /^(\S+)\s*(.*)$/s.exec(typed.trim()) ?? [];
  const name = names[first.toLowerCase()] ?? first.toLowerCase();
  const time =
    name.length < 2 ? undefined : times.findLast(({ label }) => label.toLowerCase().startsWith(name));
  return time === undefined ? null : { what: time.what, words };
}
