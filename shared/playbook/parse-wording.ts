import { blamelessRuleIds } from '../wording/blameless/rule-ids.ts';
import { updateRuleIds } from '../wording/update/rule-ids.ts';
import { defaultPlaybook } from './defaults.ts';
import { list, readGroup, text, type Field, type Fields } from './fields.ts';
import { orElse, plainWord } from './nearest.ts';
import type { Wording } from './playbook.ts';
import { sentences, type Report } from './problem.ts';
import { readYaml, type YamlEntry, type YamlGroup, type YamlValue } from './read-yaml.ts';

const MAX_WORDS = 500;
const MAX_COMPONENTS = 200;
const MAX_SUPPLIERS = 200;
const nothing = new Set(['', '[]', '{}', 'none']);

/** The rules of both checks: of updates, and of the words of reviews. */
const ruleIds: readonly string[] = [...updateRuleIds, ...blamelessRuleIds];

const keys = ['off', 'internal', 'suppliers', 'components'] as const;

/**
 * `wording.yaml`: what the checks of texts know of this team's words. Each part is by itself, and in a list each line:
 * what can't be read is left out and said, since half a list of internal names still catches half of them.
 */
export function parseWording(content: string, report: Report): Wording {
  const yaml = readYaml(content);
  const fallback = 'Updates are checked without the team’s words until it is mended.';
  const read: { -readonly [K in keyof Wording]: Wording[K] } = { ...defaultPlaybook.wording };
  if (!yaml.ok) {
    report(yaml.error.line, sentences(yaml.error.message, fallback));
    return read;
  }
  if (typeof yaml.value === 'string' || yaml.value.kind === 'list') {
    const empty = typeof yaml.value === 'string' && nothing.has(yaml.value.trim());
    if (!empty)
      report(
        1,
        sentences(`it has lines that begin with ${keys.map((key) => `\`${key}:\``).join(', ')}`, fallback),
      );
    return read;
  }
  const seen = new Set<string>();
  for (const entry of yaml.value.entries) {
    const key = keys.find((each) => each === plainWord(entry.key));
    if (key === undefined) {
      const near = orElse(entry.key, keys, (word) => `\`${word}\``);
      report(
        entry.line,
        sentences(`there is no \`${entry.key.slice(0, 60)}\` here${near}`, 'This part is not used.'),
      );
    } else if (entry.flaw !== null || seen.has(key)) {
      const flaw = entry.flaw ?? 'stands here for the second time';
      report(entry.line, sentences(`\`${key}\` ${flaw}`, 'This part is not used.'));
    } else if (key === 'off') read.off = rulesOff(entry, report);
    else if (key === 'suppliers') read.suppliers = suppliersOf(entry, report);
    else if (key === 'internal')
      read.internal = itemsOf(
        entry,
        internalOf,
        MAX_WORDS,
        'This word is left out until it is mended.',
        report,
      );
    else
      read.components = itemsOf(
        entry,
        componentOf,
        MAX_COMPONENTS,
        'This component is left out until it is mended.',
        report,
      );
    if (key !== undefined) seen.add(key);
  }
  return read;
}

/** The rules that are off; one that there is not is said with the one that was probably meant. */
function rulesOff(entry: YamlEntry, report: Report): Wording['off'] {
  const off = new Set<string>();
  for (const { value, line } of wordsOf('off', entry, report)) {
    const rule = ruleIds.find((id) => id === plainWord(value));
    if (rule !== undefined) off.add(rule);
    else
      report(
        line,
        sentences(
          `\`off\` has “${value.slice(0, 60)}”, which is not a rule${orElse(value, ruleIds)}`,
          'Every other rule that is named here is off.',
        ),
      );
  }
  return [...off];
}

const suppliersOf = (entry: YamlEntry, report: Report): Wording['suppliers'] =>
  wordsOf('suppliers', entry, report)
    .slice(0, MAX_SUPPLIERS)
    .map(({ value }) => value);

type Line = { readonly value: string; readonly line: number };

/** A list of words, or words in one line with commas; what is no word is said and left out. */
function wordsOf(key: string, entry: YamlEntry, report: Report): readonly Line[] {
  const { value, line } = entry;
  if (typeof value === 'string') {
    if (nothing.has(value.trim().toLowerCase())) return [];
    const words = value.split(',').map((word) => ({ value: word.trim(), line }));
    return words.filter((word) => word.value !== '');
  }
  if (value.kind === 'group') {
    report(
      line,
      sentences(`\`${key}\` is a list: a line for each, beginning with a dash`, 'This part is not used.'),
    );
    return [];
  }
  return value.items.flatMap((item): readonly Line[] => {
    const found =
      item.flaw === null
        ? text(120)(item.value, (message) => said(item.line, `\`${key}\` has a line that ${message}`, report))
        : said(item.line, `\`${key}\` has a line that ${item.flaw}`, report);
    return found === null ? [] : [{ value: found.value, line: item.line }];
  });
}

const said = (line: number, message: string, report: Report): null => {
  report(line, sentences(message, 'This line is left out until it is mended.'));
  return null;
};

type Say = {
  readonly ignored: (line: number, message: string) => void;
  readonly broken: (line: number, message: string) => void;
};

/** A list of groups, each read by itself. */
function itemsOf<T>(
  { key, line, value }: YamlEntry,
  read: (group: YamlGroup, say: Say) => T | null,
  max: number,
  fallback: string,
  report: Report,
): readonly T[] {
  if (typeof value === 'string' && nothing.has(value.trim().toLowerCase())) return [];
  if (typeof value === 'string' || value.kind === 'group') {
    report(
      line,
      sentences(
        `\`${plainWord(key)}\` is a list: a dash before the first line of each`,
        'This part is not used.',
      ),
    );
    return [];
  }
  const beyond = value.items[max];
  if (beyond !== undefined)
    report(beyond.line, `there is room for ${max} of them. This one and those after it are left out.`);
  const say: Say = {
    ignored: (at, message) => report(at, sentences(message, 'This part is not used.')),
    broken: (at, message) => report(at, sentences(message, fallback)),
  };
  return value.items.slice(0, max).flatMap((item): readonly T[] => {
    const group = groupOf(item, plainWord(key));
    if (group === null || item.flaw !== null) {
      say.broken(
        item.line,
        item.flaw === null
          ? `this line is not of the form \`${firstKey[plainWord(key)] ?? 'name'}: …\``
          : `this line ${item.flaw}`,
      );
      return [];
    }
    const found = read(group, say);
    return found === null ? [] : [found];
  });
}

const firstKey: Readonly<Record<string, string>> = { internal: 'word', components: 'name' };

/** An entry as a group; a word alone is a group of its first key: `- hydra` is `- word: hydra`. */
function groupOf({ line, value }: YamlEntry, key: string): YamlGroup | null {
  if (typeof value !== 'string') return value.kind === 'group' ? value : null;
  const first = firstKey[key];
  return first === undefined || value.trim() === ''
    ? null
    : { kind: 'group', line, entries: [{ key: first, line, value, flaw: null }] };
}

type InternalFile = { word: string; say: string | null };
const orNothing =
  (field: Field<string>): Field<string | null> =>
  (value: YamlValue, refuse) =>
    typeof value === 'string' && value.trim().toLowerCase() === 'none'
      ? { value: null }
      : field(value, refuse);
const internalFields: Fields<InternalFile> = { word: text(80), say: orNothing(text(120)) };

function internalOf(group: YamlGroup, say: Say): Wording['internal'][number] | null {
  const file = readGroup(group, internalFields, say);
  if (file === null) return null;
  if (file.word !== undefined) return { word: file.word, say: file.say ?? null };
  say.broken(group.line, 'an internal name has a `word`, and a `say` where customers call it something');
  return null;
}

type ComponentFile = { name: string; services: readonly string[] };
const componentFields: Fields<ComponentFile> = { name: text(120), services: list(text(80), 100) };

function componentOf(group: YamlGroup, say: Say): Wording['components'][number] | null {
  const file = readGroup(group, componentFields, say);
  if (file === null) return null;
  if (file.name !== undefined) return { name: file.name, services: file.services ?? [] };
  say.broken(group.line, 'a component has a `name`, and the `services` behind it');
  return null;
}
