import type { Report } from '../playbook/problem.ts';
import { readYaml, type YamlGroup, type YamlValue } from '../playbook/read-yaml.ts';
import type { Runbook } from './runbook.ts';

/** What a runbook says of itself. */
export type RunbookHead = Pick<Runbook, 'services' | 'alerts' | 'owner' | 'reviewed'> & {
  /** As its front matter calls it. */
  readonly title: string | null;
  /** How many lines at its beginning are front matter. */
  readonly end: number;
};

type Said = { readonly value: string; readonly line: number };
type Name = 'title' | 'services' | 'alerts' | 'owner' | 'reviewed';
/** What people write for them. */
const spellings: Readonly<Record<string, Name>> = {
  ...{ title: 'title', service: 'services', services: 'services', alert: 'alerts', alerts: 'alerts' },
  ...{ owner: 'owner', owners: 'owner', team: 'owner' },
  ...{ reviewed: 'reviewed', 'last reviewed': 'reviewed', 'last review': 'reviewed' },
};
const MAX_NAMES = 40;
const MAX_NAME = 80;

/** Reads `Services:` and the like: from YAML front matter, or from lines before the second heading. */
export function readHead(markdown: string, report: Report): RunbookHead {
  const lines = markdown.split('\n');
  const { end, said } = frontMatter(lines, report);
  for (const [name, value] of linesOf(lines, end)) if (!said.has(name)) said.set(name, value);
  const reviewed = said.get('reviewed');
  const day = reviewed === undefined ? null : dayOf(reviewed.value);
  if (reviewed !== undefined && day === null)
    report(
      reviewed.line,
      `“${reviewed.value}” is no day. It is as if nobody had reviewed it. Write a day as 2026-10-01.`,
    );
  const owner = said.get('owner')?.value.slice(0, MAX_NAME) ?? '';
  return {
    title: said.get('title')?.value ?? null,
    services: listOf(said.get('services')),
    alerts: listOf(said.get('alerts')),
    owner: owner === '' ? null : owner,
    reviewed: day,
    end,
  };
}

function frontMatter(
  lines: readonly string[],
  report: Report,
): { readonly end: number; readonly said: Map<Name, Said> } {
  const said = new Map<Name, Said>();
  if (!/^---[ \t]*$/.test(lines[0] ?? '')) return { end: 0, said };
  const close = lines.findIndex((line, i) => i > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line));
  if (close === -1) {
    report(
      1,
      'This line begins a head that never ends. It is read as text. End the head with a line of ---.',
    );
    return { end: 0, said };
  }
  const read = readYaml(lines.slice(1, close).join('\n'));
  if (!read.ok) report(read.error.line + 1, `The head of this file is not used: ${read.error.message}.`);
  else if (typeof read.value !== 'string' && read.value.kind !== 'list') collect(read.value, said);
  return { end: close + 1, said };
}

function collect({ entries }: YamlGroup, said: Map<Name, Said>): void {
  for (const { key, value, line } of entries) {
    const known = spellings[key.trim().toLowerCase()];
    if (known !== undefined) said.set(known, { value: words(value), line: line + 1 });
  }
}

const words = (value: YamlValue): string =>
  typeof value === 'string'
    ? value
    : value.kind === 'list'
      ? value.items.map((item) => words(item.value)).join(', ')
      : '';

/** `Services: payments-api, checkout` before the second heading; also in bold, or as an item of a list. */
function linesOf(lines: readonly string[], from: number): readonly (readonly [Name, Said])[] {
  const found: (readonly [Name, Said])[] = [];
  let headings = 0;
  for (const [i, line] of lines.entries()) {
    if (i < from) continue;
    if (/^ {0,3}#{1,6}[ \t]/.test(line)) headings += 1;
    if (headings > 1 || /^ {0,3}(?:`{3}|~{3})/.test(line)) break;
    const match = /^\s*(?:[-*+]\s+)?[*_]*([A-Za-z][A-Za-z ]{0,20}?)[*_]*\s*:[*_]*\s+(\S.*)$/.exec(line);
    const name = spellings[(match?.[1] ?? '').toLowerCase()];
    const value = (match?.[2] ?? '').replaceAll(/[*_`]{2,}|`/g, '').trim();
    if (name !== undefined && name !== 'title') found.push([name, { value, line: i + 1 }]);
  }
  return found;
}

const listOf = (said: Said | undefined): readonly string[] =>
  [...new Set((said?.value ?? '').split(/[,;]/).map((word) => word.trim()))]
    .filter((word) => word !== '' && word.length <= MAX_NAME)
    .slice(0, MAX_NAMES);

/** A day of the calendar that there is: 2026-02-30 is none. */
function dayOf(text: string): string | null {
  const day = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(text.trim())?.[1];
  if (day === undefined) return null;
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day ? null : day;
}
