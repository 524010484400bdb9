import { roles } from '../incident/vocabulary.ts';
import { zoneNamed } from '../time/zones.ts';
import { list, readGroup, text, type Field, type Fields } from './fields.ts';
import { aRole } from './parse-yaml-files.ts';
import type { RosterPerson } from './playbook.ts';
import { sentences, type Report } from './problem.ts';
import { readYaml, type YamlEntry, type YamlGroup } from './read-yaml.ts';

/** More people than one team can page; a company's directory does not belong here. */
const MAX_PEOPLE = 500;
const MAX_PHONES = 6;
/** What people write in a number; everything else is no number, and would be dialled by nobody. */
const PHONE = /^[0-9 +()./x-]+$/;

/** A number as it is dialled: kept as it was written, so that people recognise it. */
const phone: Field<string> = (value, refuse) => {
  const words = typeof value === 'string' ? value.trim() : '';
  const digits = words.replaceAll(/\D/g, '').length;
  if (PHONE.test(words) && digits >= 3 && words.length <= 40) return { value: words };
  return refuse(
    typeof value === 'string' && words !== ''
      ? `has “${words.slice(0, 40)}”, which is no phone number: digits, spaces and + ( ) - . / x, at least three digits`
      : 'is a phone number, or a list of them',
  );
};

const email: Field<string> = (value, refuse) => {
  const found = text(254)(value, refuse);
  if (found === null || /^[^\s@,;<>"]+@[^\s@,;<>"]+$/.test(found.value)) return found;
  return refuse(`has “${found.value.slice(0, 60)}”, which is no e-mail address`);
};

const zone: Field<string> = (value, refuse) => {
  const found = text(60)(value, refuse);
  if (found === null) return null;
  return typeof zoneNamed(found.value) === 'string' && found.value.includes('/')
    ? found
    : refuse(`has “${found.value}”, which is no zone; a zone is a region and a city, such as Europe/Oslo`);
};

type Fielded = {
  name: string;
  roles: RosterPerson['roles'];
  phones: RosterPerson['phones'];
  email: string;
  knows: RosterPerson['knows'];
  zone: string;
};
const fields: Fields<Fielded> = {
  name: text(80),
  roles: list(aRole, roles.length),
  phones: list(phone, MAX_PHONES),
  email,
  knows: list(text(80), 40),
  zone,
};

/**
 * `roster.yaml`: a list of people. Somebody without a name is left out; of everybody else only what can't be read is,
 * since half of what is known of a person is better at night than nothing. A file that is broken as YAML is read person
 * by person: a quotation mark that is missing costs one of them.
 */
export function parseRoster(content: string, report: Report): readonly RosterPerson[] {
  const people: RosterPerson[] = [];
  const names = new Set<string>();
  let said = false;
  for (const { value, line, flaw } of entriesOf(content, report)) {
    if (people.length >= MAX_PEOPLE) {
      if (!said) report(line, `there is room for ${MAX_PEOPLE} people. Those from here on are left out.`);
      said = true;
      continue;
    }
    const person = personOf(value, line, flaw, report);
    if (person === null) continue;
    const key = person.name.toLowerCase();
    if (names.has(key)) {
      report(line, `“${person.name}” stands here for the second time. The first one counts.`);
      continue;
    }
    names.add(key);
    people.push(person);
  }
  return people;
}

const LEFT_OUT = 'This person is left out until it is mended.';

function entriesOf(content: string, report: Report): readonly YamlEntry[] {
  const yaml = readYaml(content);
  if (!yaml.ok) return personByPerson(content, report);
  if (typeof yaml.value === 'string' && ['', '[]', '{}', 'none'].includes(yaml.value.trim())) return [];
  if (typeof yaml.value !== 'string' && yaml.value.kind === 'list') return yaml.value.items;
  report(1, 'the roster is a list: a dash before each `name`. Nobody is on it until it is mended.');
  return [];
}

/** Each stretch from a dash at the margin to the next one, by itself. */
function personByPerson(content: string, report: Report): readonly YamlEntry[] {
  const lines = content.split('\n');
  const starts = lines.flatMap((line, at) => (/^-\s/.test(`${line} `) ? [at] : []));
  const [first = 0] = starts;
  const before = readYaml(lines.slice(0, first).join('\n'));
  if (starts.length === 0 || !before.ok) {
    const whole = before.ok ? readYaml(content) : before;
    const { line, message } = whole.ok ? { line: 1, message: 'it can’t be read' } : whole.error;
    report(line, sentences(message, starts.length === 0 ? 'Nobody is on it until it is mended.' : ''));
  }
  return starts.flatMap((start, index): readonly YamlEntry[] => {
    const read = readYaml(lines.slice(start, starts[index + 1]).join('\n'));
    if (!read.ok)
      report(
        start + read.error.line,
        sentences(
          read.error.message,
          `It is about the person who begins on line ${start + 1}, left out until it is mended.`,
        ),
      );
    if (!read.ok || typeof read.value === 'string' || read.value.kind === 'group') return [];
    return read.value.items.map((item) => moved(item, start));
  });
}

/** An entry of a part of the file, with the lines of the whole. */
const moved = (entry: YamlEntry, by: number): YamlEntry => ({
  ...entry,
  line: entry.line + by,
  value:
    typeof entry.value === 'string'
      ? entry.value
      : entry.value.kind === 'list'
        ? { ...entry.value, line: entry.value.line + by, items: entry.value.items.map((e) => moved(e, by)) }
        : {
            ...entry.value,
            line: entry.value.line + by,
            entries: entry.value.entries.map((e) => moved(e, by)),
          },
});

function personOf(
  value: YamlEntry['value'],
  line: number,
  flaw: string | null,
  report: Report,
): RosterPerson | null {
  if (flaw !== null || typeof value === 'string' || value.kind === 'list') {
    report(
      line,
      sentences(
        `a person has lines of the form \`name: …\`${flaw === null ? '' : `; this ${flaw}`}`,
        LEFT_OUT,
      ),
    );
    return null;
  }
  const read: Partial<Fielded> = {};
  const seen = new Set<string>();
  for (const entry of value.entries) {
    const key = entry.key.trim().toLowerCase();
    const twice = seen.has(key) ? 'stands here for the second time' : entry.flaw;
    seen.add(key);
    const alone: YamlGroup = {
      kind: 'group',
      line: entry.line,
      entries: [{ ...entry, flaw: twice }],
    };
    const say = (what: string) => (at: number, message: string) => report(at, sentences(message, what));
    const found = readGroup(alone, fields, {
      ignored: say('This line is not used.'),
      broken: say('What can’t be read is left out; the rest about this person counts.'),
    });
    Object.assign(read, found ?? readable(entry));
  }
  if (read.name === undefined) {
    report(line, sentences('a person has a `name`', LEFT_OUT));
    return null;
  }
  return {
    name: read.name,
    roles: [...new Set(read.roles ?? [])],
    phones: read.phones ?? [],
    email: read.email ?? null,
    knows: read.knows ?? [],
    zone: read.zone ?? null,
  };
}

/** Of a list of numbers with a broken one in it, those that can be dialled. */
function readable({ key, value, flaw }: YamlEntry): Partial<Fielded> {
  if (key.trim().toLowerCase() !== 'phones' || flaw !== null) return {};
  if (typeof value !== 'string' && value.kind === 'group') return {};
  const written = typeof value === 'string' ? value.split(',') : value.items.map((item) => item.value);
  const phones = written.flatMap((each) => phone(each, () => null)?.value ?? []);
  return { phones: phones.slice(0, MAX_PHONES) };
}
