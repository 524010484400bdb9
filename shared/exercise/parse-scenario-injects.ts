import { freeId, idOf } from '../playbook/item-id.ts';
import { oneOf, orNone, readGroup, text, type Field, type Fields } from '../playbook/fields.ts';
import { plainWord } from '../playbook/nearest.ts';
import type { Report } from '../playbook/problem.ts';
import type { YamlEntry, YamlGroup, YamlValue } from '../playbook/read-yaml.ts';
import type { Role } from '../incident/vocabulary.ts';
import { after, byHand, clock, happening, picture, toWhom } from './parse-scenario-fields.ts';
import {
  injectKinds,
  type Expectation,
  type Happening,
  type Inject,
  type InjectKind,
  type Trigger,
} from './scenario.ts';

const MAX_INJECTS = 60;
const MAX_EXPECTED = 8;
/** What the report has room for. */
const MAX_EXPECTED_IN_ALL = 200;
const injectIdPattern = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** An inject with the lines at which its parts stand. */
export type ReadInject = {
  readonly inject: Inject;
  readonly line: number;
  /** Where a part of it stands in the file; the inject's own line where it was not written. */
  readonly lineOf: (key: string) => number;
};

const kinds: Readonly<Record<string, InjectKind>> = {
  ...{ words: 'text', logs: 'log', 'log-line': 'log', 'log-lines': 'log', alarm: 'alert', alerts: 'alert' },
  ...{ chat: 'message', call: 'message', mail: 'message', email: 'message', image: 'picture' },
  ...{ chart: 'picture', graph: 'picture' },
};

const anId: Field<string> = (value, refuse) => {
  const id = typeof value === 'string' ? plainWord(value.replace(/^#/, '')) : '';
  return injectIdPattern.test(id)
    ? { value: id }
    : refuse('is a short name of small letters, digits and dashes, at most 40, such as replica-behind');
};

type WrittenExpectation = { what: string; when: Happening; within: number };
const expectationFields: Fields<WrittenExpectation> = {
  what: text(500),
  when: happening,
  within: clock,
};

/** Responses that are expected: a sentence each, or a sentence with what the record shows of it and the minutes. */
const expected: Field<readonly Omit<Expectation, 'id'>[]> = (value, refuse) => {
  const items = itemsOf(value);
  if (items === null) return refuse('is a list: a line for each, beginning with a dash');
  if (items.length > MAX_EXPECTED)
    return refuse(`has ${items.length} entries; there is room for ${MAX_EXPECTED}`);
  const said: number[] = [];
  const no = (line: number, message: string): null => {
    said.push(line);
    return refuse(message, line);
  };
  const read = items.flatMap(({ value: item, line, flaw }): readonly Omit<Expectation, 'id'>[] => {
    if (flaw !== null) no(line, flaw);
    else if (typeof item === 'string') {
      const words = text(500)(item, (message, at) => no(at ?? line, `has an entry that ${message}`));
      return words === null ? [] : [{ words: words.value, when: null, within: null }];
    } else if (item.kind === 'list') no(line, 'has a list in it; each entry is a sentence, or has a `what`');
    else {
      // `{ what: Roles are filled, with a deputy, when: all roles }`: YAML takes `with a deputy` for a name.
      const torn = item.entries.find(({ key, value: words }) => words === '' && key.includes(' '));
      if (torn !== undefined) {
        no(
          torn.line,
          `has words with a comma in braces; put them in "quotation marks", or on lines of their own`,
        );
        return [];
      }
      const say = (at: number, message: string): void =>
        void no(at, `has an entry that is not understood: ${message}`);
      const found = readGroup(item, expectationFields, { ignored: say, broken: say });
      if (found !== null && found.what === undefined)
        no(line, 'has an entry without `what`: what is expected, in a sentence');
      if (found?.what !== undefined)
        return [{ words: found.what, when: found.when ?? null, within: found.within ?? null }];
    }
    return [];
  });
  return said.length > 0 ? null : { value: read };
};

const itemsOf = (value: YamlValue): readonly YamlEntry[] | null =>
  typeof value === 'string'
    ? value.trim() === '' || value.trim() === 'none'
      ? []
      : [{ key: '', line: 0, value, flaw: null }]
    : value.kind === 'list'
      ? value.items
      : null;

type Written = {
  id: string;
  title: string;
  at: number;
  after: Trigger;
  by: Trigger;
  unless: Happening;
  kind: InjectKind;
  from: string;
  to: Role | null;
  text: string;
  picture: string;
  expect: readonly Omit<Expectation, 'id'>[];
  hint: string | null;
  note: string | null;
};
const fields: Fields<Written> = {
  id: anId,
  title: text(200),
  at: clock,
  after,
  by: byHand,
  unless: happening,
  kind: oneOf('a kind of inject', injectKinds, kinds),
  from: text(80),
  to: toWhom,
  text: text(8_000),
  picture,
  expect: expected,
  hint: orNone(text(2_000)),
  note: orNone(text(4_000)),
};

/** The injects of a file, in the order in which they stand there. */
export type ReadInjects = {
  readonly injects: readonly ReadInject[];
  /** Also of those that can't be used: to wait for one of them is no mistake. */
  readonly ids: readonly string[];
};

/** Reads the injects of a file; whatever is wrong with them is reported. */
export function readInjects(value: YamlValue, line: number, report: Report): ReadInjects {
  if (typeof value === 'string' || value.kind === 'group') {
    report(
      line,
      '`injects` is a list: each begins with a dash and has a `title`, a `text` and when it comes (`at`, `after` or `by`)',
    );
    return { injects: [], ids: [] };
  }
  if (value.items.length > MAX_INJECTS)
    report(
      value.items[MAX_INJECTS]?.line ?? line,
      `there are ${value.items.length} injects; there is room for ${MAX_INJECTS}`,
    );
  const taken = new Map<string, number>();
  const read = value.items
    .slice(0, MAX_INJECTS)
    .flatMap((item): readonly (ReadInject & { own: boolean })[] => {
      const found = readInject(item, report);
      if (found === null) return [];
      const { id } = found.inject;
      const earlier = found.own ? taken.get(id) : undefined;
      if (earlier !== undefined) {
        report(found.lineOf('id'), `the inject of line ${earlier} is called ${id} already`);
        return [];
      }
      if (found.own) taken.set(id, found.line);
      return [found];
    });
  const all = read.reduce((sum, { inject }) => sum + inject.expect.length, 0);
  if (all > MAX_EXPECTED_IN_ALL)
    report(line, `${all} responses are expected in all; there is room for ${MAX_EXPECTED_IN_ALL}`);
  const injects = named(read, new Set(taken.keys()));
  const ids = injects.map(({ inject }) => inject.id);
  return { injects, ids: [...new Set([...ids, ...value.items.flatMap(idWritten)])] };
}

/** What an inject is called by its line, whatever else is wrong with it. */
function idWritten({ value }: YamlEntry): readonly string[] {
  if (typeof value === 'string' || value.kind === 'list') return [];
  const said = (key: string): YamlValue | undefined =>
    value.entries.find((entry) => plainWord(entry.key) === key)?.value;
  const [id, title] = [said('id'), said('title')];
  if (typeof id === 'string') return [plainWord(id.replace(/^#/, ''))];
  return typeof title === 'string' ? [idFrom(title)] : [];
}

/** Those without an id of their own are called after their titles. */
const named = (read: readonly (ReadInject & { own: boolean })[], taken: Set<string>): readonly ReadInject[] =>
  read.map(({ inject, line, lineOf, own }) => {
    const id = own ? inject.id : freeId(inject.id, taken).slice(0, 40);
    taken.add(id);
    const expect = inject.expect.map((each, index) => ({ ...each, id: `${id}-${index + 1}` }));
    return { inject: { ...inject, id, expect }, line, lineOf };
  });

function readInject(item: YamlEntry, report: Report): (ReadInject & { own: boolean }) | null {
  const { value, line, flaw } = item;
  if (flaw !== null || typeof value === 'string' || value.kind === 'list') {
    report(
      line,
      flaw === null ? 'an inject has a `title`, a `text` and when it comes' : `this inject ${flaw}`,
    );
    return null;
  }
  const lineOf = (key: string): number =>
    value.entries.find((entry) => plainWord(entry.key) === key)?.line ?? line;
  const no = (at: number, message: string): void => report(at, message);
  const found = readGroup(value, fields, { ignored: no, broken: no });
  const written = (key: string): boolean => hasKey(value, key);
  const name = found?.title === undefined ? 'this inject' : `the inject “${found.title.slice(0, 60)}”`;
  const lacking = (['title', 'text'] as const).filter((key) => !written(key));
  for (const key of lacking) report(line, `${name} has no \`${key}\``);
  const triggers = (['at', 'after', 'by'] as const).filter(written);
  if (triggers.length === 0)
    report(line, `${name} does not say when it comes: \`at: 12\`, \`after: mitigated\` or \`by: hand\``);
  if (triggers.length > 1)
    report(
      lineOf(triggers[1] ?? ''),
      `${name} has ${triggers.map((t) => `\`${t}\``).join(' and ')}; keep one`,
    );
  if (found === null || lacking.length > 0 || triggers.length !== 1) return null;
  const kind = found.kind ?? (found.picture === undefined ? 'text' : 'picture');
  if (kind === 'picture' && found.picture === undefined) {
    report(line, `${name} is a picture, and does not say which: \`picture: chart.png\``);
    return null;
  }
  const { id, title = '', text: words = '', from = '', to = null, expect = [] } = found;
  const trigger: Trigger = found.after ?? found.by ?? { on: 'minute', minute: found.at ?? 0 };
  const inject: Inject = {
    ...{ id: id ?? idFrom(title), title, kind, trigger, unless: found.unless ?? null },
    ...{ from, to, text: words, picture: found.picture ?? null },
    expect: expect.map((each) => ({ ...each, id: '' })),
    ...{ hint: found.hint ?? null, note: found.note ?? null },
  };
  return { inject, line, lineOf, own: id !== undefined };
}

const hasKey = (group: YamlGroup, key: string): boolean =>
  group.entries.some((entry) => plainWord(entry.key) === key);

/** Room is left for a number behind it. */
const idFrom = (title: string): string => idOf(title).replaceAll('.', '-').slice(0, 36).replace(/-+$/, '');
