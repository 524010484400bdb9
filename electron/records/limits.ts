import { err, ok, type Result } from '../../shared/result.ts';

/** The same limits on appending as on reading: whatever append acknowledges, load accepts. */
export const MAX_LINE = 64 * 1024;
export const MAX_SEGMENT = 512 * 1024;
export const MAX_DEPTH = 20;

/** Parses one JSON object within the limits; the error says which one it breaks. */
export function parseLimited(text: string): Result<Readonly<Record<string, unknown>> | null, string> {
  if (text.length > MAX_LINE) return err('a line is longer than 64 KiB');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err('a line is not JSON');
  }
  if (value === null) return ok(null);
  if (typeof value !== 'object' || Array.isArray(value)) return err('a line is not a JSON object');
  const problem = inspect(value, 1); // an object, by the line above
  return problem === null ? ok(value as Record<string, unknown>) : err(problem);
}

/** What is wrong with a value: nested too deeply, or with a key that could poison a prototype. */
export function inspect(value: object, depth: number): string | null {
  if (depth > MAX_DEPTH) return 'it is nested more than 20 deep';
  if (Array.isArray(value)) {
    for (const item of value as unknown[]) {
      if (typeof item === 'object' && item !== null) {
        const problem = inspect(item, depth + 1);
        if (problem !== null) return problem;
      }
    }
    return null;
  }
  // Not Object.keys: this runs for every line of the records, and a parsed object inherits nothing to enumerate.
  for (const key in value) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') return `it has a key “${key}”`;
    const item = (value as Record<string, unknown>)[key]; // a key of it, from the line above
    if (typeof item === 'object' && item !== null) {
      const problem = inspect(item, depth + 1);
      if (problem !== null) return problem;
    }
  }
  return null;
}
