import { phaseLabel, phases, type Phase } from '../incident/phases.ts';
import { roles, severities, type Role, type Severity } from '../incident/vocabulary.ts';
import { freeId, idOf, idPattern } from './item-id.ts';
import { nearest, orElse, plainWord } from './nearest.ts';
import { roleWords } from './parse-yaml-files.ts';
import type { ChecklistItem, SeenByConsole } from './playbook.ts';
import { sentences, type Report } from './problem.ts';
import { conflictMark } from './read-yaml.ts';
import { readMarkdown, splitSuffix } from './read-markdown.ts';

export const seenByConsole: readonly SeenByConsole[] = [
  'acknowledged',
  'commander-named',
  'impact-stated',
  'required-roles-filled',
  'first-update-sent',
  'mitigation-started',
  'mitigated',
  'resolved',
];

/** An item as it stands in a file; without an id of its own when none was written. */
type Written = Omit<ChecklistItem, 'id'> & {
  readonly id: string | null;
  readonly line: number;
  readonly report: Report;
};

/** A list is for screens that people can read through. */
const MAX_ITEMS = 400;
const MAX_ITEM = 255;

/** The checklists of all files, one after the other; ids are given where none were written. */
export function parseChecklists(
  files: readonly { readonly content: string; readonly report: Report }[],
): readonly ChecklistItem[] {
  const all: Written[] = [];
  // One more than there is room for tells that there are more; the rest need not be read.
  for (const { content, report } of files)
    if (all.length <= MAX_ITEMS) all.push(...parseChecklist(content, report, MAX_ITEMS + 1 - all.length));
  const written = all.slice(0, MAX_ITEMS);
  const beyond = all[MAX_ITEMS];
  beyond?.report(
    beyond.line,
    `there is room for ${MAX_ITEMS} items in all the lists. This one and those after it are left out.`,
  );
  const taken = new Set<string>();
  const named = written.map((item) => {
    if (item.id === null || !taken.has(item.id)) {
      if (item.id !== null) taken.add(item.id);
      return item;
    }
    item.report(
      item.line,
      `the id #${item.id} belongs to another item already. This item counts under its words.`,
    );
    return { ...item, id: null };
  });
  return named.map(({ id: own, line: _, report: __, ...item }) => {
    const id = own ?? freeId(idOf(item.text), taken);
    taken.add(id);
    return { id, ...item };
  });
}

function parseChecklist(content: string, report: Report, room: number): readonly Written[] {
  const items: Written[] = [];
  let phase: Phase | null = null;
  let heading = 'the first heading of a phase';
  let said = false;
  const conflict = conflictMark(content);
  if (conflict !== null)
    report(conflict.line, sentences(conflict.message, 'Both are on the list until then.'));
  for (const part of readMarkdown(content)) {
    if (items.length === room) break;
    if (part.kind === 'heading' && part.level === 2) {
      phase = phaseNamed(part.text);
      heading = `“${part.text.slice(0, 60)}”`;
      said = false;
      if (phase === null) {
        const near = nearest(part.text, phases);
        phase = phases.find((each) => each === near) ?? null;
        if (phase !== null)
          report(
            part.line,
            `${heading} is no phase; did you mean “${phaseLabel[phase]}”? It is taken as that.`,
          );
      }
    }
    if (part.kind !== 'item') continue;
    if (phase !== null) {
      const item = readItem(part.text, phase, (message) => report(part.line, message));
      if (item !== null) items.push({ ...item, line: part.line, report });
    } else if (!said) {
      said = true;
      const known = phases.map((each) => phaseLabel[each]).join(', ');
      const where = heading.startsWith('“') ? `below ${heading}, which is no phase` : `above ${heading}`;
      report(
        part.line,
        `this item stands ${where}. The phases are ${known}. Items here are left out until then.`,
      );
    }
  }
  return items;
}

const phaseNamed = (words: string): Phase | null => {
  const word = plainWord(words).replace('postmortem', 'post-mortem');
  return phases.find((phase) => phase === word) ?? null;
};

function readItem(
  written: string,
  phase: Phase,
  say: (message: string) => void,
): Omit<Written, 'line' | 'report'> | null {
  const { text: whole, words } = splitSuffix(written);
  const text = whole.replaceAll(/\*\*|`|\p{Cc}/gu, '').trim();
  if (text === '') return null;
  if (text.length > MAX_ITEM) {
    say(
      `an item has room for ${MAX_ITEM} characters; this one has ${text.length}. It is left out until it is shorter.`,
    );
    return null;
  }
  const found = { severities: new Set<Severity>(), id: null as string | null } as Suffix;
  for (const word of words) readWord(word, found, say);
  const { id, seen, role } = found;
  return {
    id,
    text,
    phase,
    severities: severities.filter((s) => found.severities.size === 0 || found.severities.has(s)),
    ...(seen === undefined ? {} : { seen }),
    ...(role === undefined ? {} : { role }),
  };
}

type Suffix = {
  readonly severities: Set<Severity>;
  id: string | null;
  seen?: SeenByConsole;
  role?: Role;
};

/** One word of the braces: a severity or a span of them, `@role`, `auto: what`, `#id`. */
function readWord(word: string, found: Suffix, say: (message: string) => void): void {
  const mistake = (message: string): void => say(sentences(message, 'The item is on the list without it.'));
  const span = /^sev\s*([1-4])(?:\s*(?:-|–|to)\s*(?:sev\s*)?([1-4]))?$/i.exec(word);
  const auto = /^auto\s*:\s*(.*)$/i.exec(word);
  if (span !== null) {
    const [from, to] = [Number(span[1]), Number(span[2] ?? span[1])];
    severities
      .slice(Math.min(from, to) - 1, Math.max(from, to))
      .forEach((severity) => found.severities.add(severity));
  } else if (word.toLowerCase() === 'all') severities.forEach((severity) => found.severities.add(severity));
  else if (word.startsWith('#')) {
    if (idPattern.test(word.slice(1))) found.id = word.slice(1);
    else mistake(`“${word.slice(0, 80)}” is no id: small letters, digits, dots and dashes, at most 60`);
  } else if (word.startsWith('@')) {
    const name = plainWord(word.slice(1));
    const role =
      roles.find((each) => each === name) ?? (Object.hasOwn(roleWords, name) ? roleWords[name] : undefined);
    if (role === undefined)
      mistake(`“${word.slice(0, 80)}” is no role${orElse(name, roles, (each) => `@${each}`)}`);
    else found.role = role;
  } else if (auto !== null) {
    const name = plainWord(auto[1] ?? '');
    const seen = seenByConsole.find((each) => each === name);
    if (seen === undefined)
      mistake(`the console does not see “${name.slice(0, 80)}” by itself${orElse(name, seenByConsole)}`);
    else found.seen = seen;
  } else {
    mistake(
      `“${word.slice(0, 80)}” means nothing in braces: there can be severities (SEV1-2), a role (@scribe), ` +
        'what the console sees (auto: first update sent) and an id (#first-update)',
    );
  }
}
