import { err, ok, type Result } from '../result.ts';

/** What is nested deeper than this was not written by a tool that we read. */
const MAX_DEPTH = 60;
/** Keys that could change what every object inherits: no tool that we read has them. */
const poison: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export type JsonObject = Readonly<Record<string, unknown>>;

/** Parses JSON of unknown origin: within a depth, without keys that could poison a prototype. One sentence where it is none. */
export function parseJson(text: string): Result<unknown, string> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    const cut = /end of JSON|Unterminated string/.test(said) || !/[\]}]\s*$/.test(text);
    return err(
      cut
        ? 'It is cut short: its JSON ends in the middle. Export it again.'
        : `It is not valid JSON${placeIn(text, said)}.`,
    );
  }
  const problem = problemOf(value);
  return problem === null ? ok(value) : err(problem);
}

/** `, from line 12 on`, where the engine says so. */
function placeIn(text: string, said: string): string {
  const at = /at position (\d+)/.exec(said)?.[1];
  return at === undefined ? '' : `, from line ${text.slice(0, Number(at)).split('\n').length} on`;
}

/** Without recursion: what is nested ten thousand deep must not end the process that looks at it. */
function problemOf(root: unknown): string | null {
  const waiting: [value: unknown, depth: number][] = [[root, 1]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, depth] = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > MAX_DEPTH) return `It is nested more than ${MAX_DEPTH} deep, which no tool writes.`;
    if (Array.isArray(value)) {
      for (const item of value) if (typeof item === 'object') waiting.push([item, depth + 1]);
      continue;
    }
    for (const key of Object.keys(value)) {
      if (poison.has(key)) return `It has a key “${key}”, which no tool writes.`;
      const item = (value as JsonObject)[key]; // one of its own keys
      if (typeof item === 'object') waiting.push([item, depth + 1]);
    }
  }
  return null;
}

/** One value for each line, where a file is NDJSON; what can't be read keeps its line. */
export function parseJsonLines(text: string): readonly {
  readonly line: number;
  readonly text: string;
  readonly value: Result<unknown, string>;
}[] {
  return text.split('\n').flatMap((each, index) => {
    const trimmed = each.trim();
    return trimmed === '' ? [] : [{ line: index + 1, text: trimmed, value: parseJson(trimmed) }];
  });
}

/** Whether a text is more than one line of which each is an object by itself. */
export function isNdjson(text: string): boolean {
  const [first = '', second = ''] = text.trimStart().split('\n', 2);
  return /^\{.*\}\s*,?\s*$/.test(first) && second.trimStart().startsWith('{');
}

export const asObject = (value: unknown): JsonObject | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined; // asked above

export const asArray = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The objects of a list; what is none of them is passed over by whoever says so. */
export const objectsIn = (value: unknown): readonly JsonObject[] =>
  asArray(value)
    .map(asObject)
    .filter((each) => each !== undefined);

/** A text that is there and says something; numbers as they are written. */
export function asText(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** The text at a path of keys. */
export function textAt(value: unknown, ...path: readonly string[]): string | null {
  let at: unknown = value;
  for (const key of path) at = asObject(at)?.[key];
  return asText(at);
}
