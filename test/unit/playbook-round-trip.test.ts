import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phases } from '../../shared/incident/phases.ts';
import { audiences, linkKinds, roles, severities } from '../../shared/incident/vocabulary.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { seenByConsole } from '../../shared/playbook/parse-checklists.ts';
import { parsePlaybook } from '../../shared/playbook/parse-playbook.ts';
import {
  partExtras,
  preReadSeen,
  type Playbook,
  type PostmortemRules,
} from '../../shared/playbook/playbook.ts';
import type { PlaybookFile } from '../../shared/playbook/problem.ts';
import { blamelessRuleIds } from '../../shared/wording/blameless/rule-ids.ts';
import { updateRuleIds } from '../../shared/wording/update/rule-ids.ts';
import { writePlaybook } from '../../shared/playbook/write-playbook.ts';

const filesOf = (playbook: Playbook): readonly PlaybookFile[] =>
  writePlaybook(playbook).map((file) => ({ ...file, trouble: null }));

/** Words as people write them, with everything that means something in YAML or Markdown. */
const words = (max: number) =>
  fc
    .array(
      fc.constantFrom(
        ...[
          'the site',
          'is: down',
          'no',
          'null',
          '~',
          '#inc',
          '{title}',
          '"so"',
          "it's",
          '- x',
          '@ana',
          '*',
          '& b',
          '5',
        ],
        ...[
          '[a]',
          '> q',
          '| p',
          '%',
          '`code',
          'a # b',
          'déjà',
          '日本',
          'https://x.example/a?b=c#d',
          ', then',
          '\\n',
          'x:',
        ],
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((parts) => parts.join(' ').slice(0, max).trim());
/** Checklist items are one line of Markdown: emphasis and code marks are taken out of them. */
const itemWords = words(200).filter((text) => !/[*`]/.test(text));
const minutes = fc.integer({ min: 1, max: 10_080 });
const perhaps = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const some = <T>(of: readonly T[]) => fc.subarray([...of]);
/** Each of the keys with a value, or some of them; fast-check forgets the names of the keys. */
const recordOf = <K extends string, V>(keys: readonly K[], of: fc.Arbitrary<V>) =>
  fc.record(Object.fromEntries(keys.map((key) => [key, of]))) as unknown as fc.Arbitrary<Record<K, V>>;
const partOf = <K extends string, V>(keys: readonly K[], of: fc.Arbitrary<V>) =>
  fc.record(Object.fromEntries(keys.map((key) => [key, of])), {
    requiredKeys: [],
    noNullPrototype: true,
  }) as unknown as fc.Arbitrary<Partial<Record<K, V>>>;
const itemId = fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,20}$/);

const rules = fc.record({
  criterion: words(300),
  response: words(300),
  tell: fc.array(words(120), { maxLength: 5 }),
  tellMinutes: perhaps(minutes),
  ladder: fc.array(fc.record({ who: words(120), minutes }), { maxLength: 4 }),
  cadenceMinutes: perhaps(minutes),
  audienceMinutes: partOf(audiences, perhaps(minutes)),
  longMinutes: perhaps(minutes),
  requiredRoles: some(roles),
  minutesToFill: minutes,
  roleMinutes: partOf(roles, minutes),
});
const item = fc
  .record({
    id: itemId,
    text: itemWords,
    phase: fc.constantFrom(...phases),
    severities: some(severities).filter((of) => of.length > 0),
    seen: fc.option(fc.constantFrom(...seenByConsole), { nil: undefined }),
    role: fc.option(fc.constantFrom(...roles), { nil: undefined }),
  })
  .map(({ seen, role, ...rest }) => ({
    ...rest,
    ...(seen === undefined ? {} : { seen }),
    ...(role === undefined ? {} : { role }),
  }));
const person = fc.record({
  name: words(60),
  roles: some(roles),
  phones: fc.array(fc.constantFrom('+47 900 00 001', '(0)30/555-0100', '112', '555.0100 x 12', '007'), {
    maxLength: 3,
  }),
  email: perhaps(fc.constantFrom('ana@example.org', "o'neil+inc@example.org", 'ø@example.org')),
  knows: fc.array(words(60), { maxLength: 3 }),
  zone: perhaps(fc.constantFrom('Europe/Oslo', 'America/Argentina/Buenos_Aires', 'Etc/UTC')),
});
const slug = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/);
const points = <T extends { readonly id: string }>(of: fc.Arbitrary<T>) =>
  fc.uniqueArray(of, { selector: ({ id }) => id, maxLength: 4 });
/** Headings and questions are one line of Markdown. */
const oneLine = itemWords.filter((text) => text !== '');
const part = fc.record({
  id: slug,
  title: oneLine.map((text) => text.slice(0, 100).trim()),
  prompts: fc.array(oneLine, { maxLength: 3 }),
});
const postmortem: fc.Arbitrary<PostmortemRules> = fc.record({
  // Each of what the console brings stands in one part.
  parts: fc
    .tuple(
      fc.uniqueArray(part, { selector: ({ id }) => id, minLength: 1, maxLength: 5 }),
      fc.shuffledSubarray([...partExtras], { minLength: 5 }),
      fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
    )
    .map(([parts, extras, has]) =>
      parts.map((each, i) => ({ ...each, extra: has[i] === true ? (extras[i] ?? null) : null })),
    ),
  hours: recordOf(severities, perhaps(fc.integer({ min: 1, max: 8_760 }))),
  preRead: points(fc.record({ id: slug, text: words(200), seen: perhaps(fc.constantFrom(...preReadSeen)) })),
  agenda: points(fc.record({ id: slug, text: words(200), minutes })),
  causes: points(fc.record({ id: slug, label: words(80) })),
  pagesPerShift: fc.integer({ min: 1, max: 1_000 }),
  reliabilityShare: fc.integer({ min: 1, max: 100 }),
});
const playbook: fc.Arbitrary<Playbook> = fc.record({
  severities: recordOf(severities, rules),
  roles: recordOf(roles, fc.record({ purpose: words(300), duties: fc.array(words(300), { maxLength: 4 }) })),
  checklist: fc
    .uniqueArray(item, { selector: ({ id }) => id, minLength: 1, maxLength: 12 })
    .map((items) => phases.flatMap((phase) => items.filter((each) => each.phase === phase))),
  templates: fc.uniqueArray(
    fc.record({
      id: itemId,
      audience: fc.constantFrom(...audiences),
      name: fc.constantFrom('Planned work', 'Data is safe', 'At night: nobody is there'),
      text: fc.constantFrom('{title}: {impact}.', 'Since {since}.\n\n- one\n- two', 'Next at {next}'),
    }),
    { selector: ({ id }) => id, maxLength: 4 },
  ),
  links: fc.array(fc.record({ label: words(120), kind: fc.constantFrom(...linkKinds), target: words(300) }), {
    maxLength: 4,
  }),
  longAfterMinutes: minutes,
  askMinutes: minutes,
  spanOfControl: fc.integer({ min: 1, max: 100 }),
  reliefMinutes: fc.record({ commander: minutes, others: minutes }),
  breakMinutes: minutes,
  roster: fc.uniqueArray(person, { selector: ({ name }) => name.toLowerCase(), maxLength: 4 }),
  wording: fc.record({
    off: some([...updateRuleIds, ...blamelessRuleIds]),
    internal: fc.array(fc.record({ word: words(80), say: perhaps(words(120)) }), { maxLength: 4 }),
    suppliers: fc.array(words(120), { maxLength: 3 }),
    components: fc.array(fc.record({ name: words(120), services: fc.array(words(80), { maxLength: 3 }) }), {
      maxLength: 3,
    }),
  }),
  postmortem,
});

describe('a playbook that is written as files', () => {
  test('is read back as exactly the built-in one, and nothing is complained of', () =>
    expect(parsePlaybook(filesOf(defaultPlaybook))).toEqual({ playbook: defaultPlaybook, problems: [] }));

  test('is read back as the same, whatever the team says in it', () => {
    fc.assert(
      fc.property(playbook, (written) => {
        const { playbook: read, problems } = parsePlaybook(filesOf(written));
        expect(problems.filter(({ message }) => !message.includes('fills in nothing'))).toEqual([]);
        expect(read).toEqual(written);
      }),
      { seed: 20_261_121, numRuns: 300 },
    );
  });

  test('is the same with the line ends and the byte order mark of other systems', () => {
    for (const end of ['\r\n', '\r']) {
      const files = filesOf(defaultPlaybook).map((file) => ({
        ...file,
        text: `\uFEFF${(file.text ?? '').replaceAll('\n', end)}`,
      }));
      expect(parsePlaybook(files)).toEqual({ playbook: defaultPlaybook, problems: [] });
    }
  });

  test('without files it is the built-in one', () =>
    expect(parsePlaybook([])).toEqual({ playbook: defaultPlaybook, problems: [] }));
});
