import { severities, severityLabel, type Severity } from '../incident/vocabulary.ts';
import { defaultPlaybook } from './defaults.ts';
import {
  each,
  list,
  minutes,
  oneOf,
  orNone,
  readGroup,
  text,
  whole,
  type Field,
  type Fields,
} from './fields.ts';
import { freeId, idOf } from './item-id.ts';
import { plainWord } from './nearest.ts';
import { preReadSeen, type PostmortemRules, type PreReadSeen } from './playbook.ts';
import { sentences, type Report } from './problem.ts';
import { readYaml, type YamlGroup } from './read-yaml.ts';

const MAX_POINTS = 40;
/** A year, in hours: whatever takes longer is not remembered by anybody. */
const MAX_HOURS = 8_760;

/** An id under which people's ticks and tags are kept. */
const slug: Field<string> = (value, refuse) => {
  const word = typeof value === 'string' ? value.trim() : '';
  return /^[a-z0-9][a-z0-9-]{0,39}$/.test(word)
    ? { value: word }
    : refuse('is a name of small letters, digits and dashes, at most 40 of them');
};

/** A list of groups; one that is not understood takes the list with it: what is missing from it goes unseen. */
const groups =
  <T extends object>(fields: Fields<T>, needs: readonly (keyof T & string)[]): Field<readonly Partial<T>[]> =>
  (value, refuse) =>
    list<Partial<T>>((item, say) => {
      const form = `\`${needs[0] ?? 'text'}: …\`${needs.length > 1 ? ` with \`${needs.slice(1).join('`, `')}\` below it` : ''}`;
      if (typeof item === 'string' || item.kind === 'list')
        return say(`has a line that is not of the form ${form}`);
      const said: number[] = [];
      const flaw = (line: number, message: string): void => {
        said.push(line);
        say(`has a line in which ${message}`, line);
      };
      const read = readGroup(item, fields, { ignored: flaw, broken: flaw });
      if (read === null || said.length > 0) return null;
      const lacks = needs.find((key) => read[key] === undefined);
      return lacks === undefined ? { value: read } : say(`has a line that lacks its \`${lacks}\``, item.line);
    }, MAX_POINTS)(value, refuse);

type Point = { id: string; text: string };
type PreReadFile = Point & { seen: PreReadSeen | null };
type AgendaFile = Point & { minutes: number };
type CauseFile = { id: string; label: string };
type File = {
  hours: Partial<Record<Severity, number | null>>;
  'pre-read': readonly Partial<PreReadFile>[];
  agenda: readonly Partial<AgendaFile>[];
  causes: readonly Partial<CauseFile>[];
  'pages-per-shift': number;
  'reliability-share': number;
};
const labels = Object.fromEntries(
  severities.map((severity) => [plainWord(severityLabel[severity]), severity]),
) as Record<string, Severity>; // made from the severities themselves
const fields: Fields<File> = {
  hours: each('a severity', severities, orNone(whole('hours', 48, MAX_HOURS)), labels),
  'pre-read': groups<PreReadFile>(
    { id: slug, text: text(200), seen: orNone(oneOf('something that the console can see', preReadSeen)) },
    ['text'],
  ),
  agenda: groups<AgendaFile>({ id: slug, text: text(200), minutes: minutes(15) }, ['text', 'minutes']),
  causes: groups<CauseFile>({ id: slug, label: text(80) }, ['label']),
  'pages-per-shift': whole('pages', 2, 1_000),
  'reliability-share': whole('percent', 50, 100),
};

/** What is written in place of a key that is not understood. */
const builtIn = 'What is built in applies until it is mended.';

/** `postmortem.yaml`: hours, the check before the meeting, its agenda, causes and two numbers. Each key is by itself. */
export function parsePostmortem(content: string, report: Report): Omit<PostmortemRules, 'parts'> {
  const built = defaultPlaybook.postmortem;
  const read: Partial<File> = {};
  for (const entry of entriesOf(content, report)) {
    const alone: YamlGroup = { kind: 'group', line: entry.line, entries: [entry] };
    const found = readGroup(alone, fields, {
      ignored: (line, message) => report(line, sentences(message, 'This part is not used.')),
      broken: (line, message) => report(line, sentences(message, builtIn)),
    });
    for (const key of Object.keys(found ?? {}))
      if (Object.hasOwn(read, key))
        report(entry.line, sentences(`\`${key}\` stands here for the second time`, 'This one is not used.'));
    Object.assign(read, { ...found, ...read });
  }
  return {
    hours: { ...built.hours, ...read.hours },
    preRead:
      named(
        read['pre-read']?.map(({ id, text = '', seen = null }) => ({ id: id ?? shortId(text), text, seen })),
      ) ?? built.preRead,
    agenda:
      named(
        read.agenda?.map(({ id, text = '', minutes = 1 }) => ({ id: id ?? shortId(text), text, minutes })),
      ) ?? built.agenda,
    causes:
      named(read.causes?.map(({ id, label = '' }) => ({ id: id ?? shortId(label), label }))) ?? built.causes,
    pagesPerShift: read['pages-per-shift'] ?? built.pagesPerShift,
    reliabilityShare: read['reliability-share'] ?? built.reliabilityShare,
  };
}

function entriesOf(content: string, report: Report): YamlGroup['entries'] {
  const yaml = readYaml(content);
  if (!yaml.ok) report(yaml.error.line, sentences(yaml.error.message, builtIn));
  else if (typeof yaml.value !== 'string' && yaml.value.kind === 'group') return yaml.value.entries;
  else if (typeof yaml.value !== 'string' || yaml.value.trim() !== '')
    report(1, sentences(`it has lines that begin with ${Object.keys(fields).join(', ')}`, builtIn));
  return [];
}

/** An id from the words, for those that were not given one: no dots, since it is a part of other ids. */
const shortId = (words: string): string => idOf(words).replaceAll('.', '-').slice(0, 40);

/** Each with an id of its own: a second one of the same words has a number behind it. */
function named<T extends { readonly id: string }>(
  points: readonly T[] | undefined,
): readonly T[] | undefined {
  const taken = new Set<string>();
  return points?.map((point) => {
    const id = freeId(point.id.slice(0, 37), taken);
    const free = taken.has(point.id) ? id : point.id;
    taken.add(free);
    return { ...point, id: free };
  });
}
