import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rosterPerson } from '../../shared/incident/pages.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { findOnRoster } from '../../shared/playbook/find-on-roster.ts';
import { parsePlaybook } from '../../shared/playbook/parse-playbook.ts';
import { writePlaybook } from '../../shared/playbook/write-playbook.ts';

/** What a file says, and what is complained of with its line. */
function read(text: string, path = 'roster.yaml') {
  const { playbook, problems } = parsePlaybook([{ path, text, trouble: null }]);
  return { playbook, said: problems.map(({ line, message }) => `${line ?? '-'}: ${message}`) };
}
const names = (text: string) => read(text).playbook.roster.map(({ name }) => name);

describe('the roster', () => {
  it('is read with everything that can be known of a person', () => {
    const { playbook, said } = read(
      '- name: Rune Berg\n  roles: tech lead, SMEs\n  phones: [+47 900 00 001, "112"]\n  email: rune@example.org\n  knows: edge, storage\n  zone: Europe/Oslo\n',
    );
    expect(said).toEqual([]);
    expect(playbook.roster).toEqual([
      {
        name: 'Rune Berg',
        roles: ['technical-lead', 'sme'],
        phones: ['+47 900 00 001', '112'],
        email: 'rune@example.org',
        knows: ['edge', 'storage'],
        zone: 'Europe/Oslo',
      },
    ]);
  });

  it.each<[string, string, string]>([
    [
      'a number that is none',
      'phones: javascript:alert(1)',
      '2: `phones` has “javascript:alert(1)”, which is no phone number',
    ],
    ['a number with a tag in it', 'phones: "<b>112</b>"', '2: `phones` has “<b>112</b>”'],
    ['two digits', 'phones: 12', '2: `phones` has “12”'],
    ['an address that is none', 'email: rune', '2: `email` has “rune”, which is no e-mail address'],
    ['a zone that is none', 'zone: Oslo', '2: `zone` has “Oslo”, which is no zone'],
    ['a role that is none', 'roles: wizard', '2: `roles` has “wizard”, which is not a role'],
    ['a key that is none', 'phone: 112', '2: There is no `phone` here; did you mean `phones`?'],
  ])('says the line of %s, and keeps the person', (_what, line, words) => {
    const { playbook, said } = read(`- name: Rune\n  ${line}\n`);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(words);
    expect(playbook.roster).toMatchObject([{ name: 'Rune', phones: [], email: null, zone: null }]);
  });

  it('keeps the numbers that can be dialled beside one that can’t', () =>
    expect(read('- name: Rune\n  phones: 112, call me\n').playbook.roster[0]?.phones).toEqual(['112']));

  it('keeps everybody else where the file is broken at one person', () => {
    const text =
      '# ours\n- name: Rune\n  phones: 112\n- name: Farah\n  phones: "030 55\n- name: Ben\n\tphones: 113\n- name: Zoe\n';
    expect(names(text)).toEqual(['Rune', 'Zoe']);
    expect(read(text).said).toEqual([
      expect.stringMatching(/^[56]: A colon, a closing quotation .*begins on line 4/) as string,
      expect.stringMatching(/^7: .*begins on line 6/) as string,
    ]);
  });

  it('leaves out who has no name, and who stands there twice', () => {
    expect(names('- phones: 112\n- name: Rune\n- name: RUNE\n  phones: 113\n- just words\n')).toEqual([
      'Rune',
    ]);
    expect(read('Rune: 112').said).toEqual([
      '1: The roster is a list: a dash before each `name`. Nobody is on it until it is mended.',
    ]);
    expect(read('').said).toEqual([]);
  });

  it('throws at nothing, whatever is in the file', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('- ', 'name: x', '\n', '  ', 'phones:', '"', '[', '{', ': ', '\t', '#', '&a', '*a'),
          { maxLength: 40 },
        ),
        (parts) => {
          for (const { phones } of read(parts.join('')).playbook.roster)
            for (const phone of phones) expect(phone).toMatch(/^[0-9 +()./x-]+$/);
        },
      ),
      { seed: 7, numRuns: 400 },
    ));

  it('that the console writes explains itself, and holds nobody', () => {
    const text = writePlaybook(defaultPlaybook).find(({ path }) => path === 'roster.yaml')?.text ?? '';
    expect(read(text)).toMatchObject({ playbook: { roster: [] }, said: [] });
    const used = text.replace(/[\s\S]*to begin:\n#\n/, '').replaceAll(/^# ?/gm, '');
    expect(read(used).said).toEqual([]);
    expect(read(used).playbook.roster).toMatchObject([{ name: 'First Last', phones: ['+00 000 00 00'] }]);
  });
});

describe('a ladder in severities.yaml', () => {
  const ladder = (text: string) => read(`SEV1:\n  ladder:\n${text}`, 'severities.yaml');

  it('is read with its minutes, and “none” for nobody', () => {
    expect(ladder('    - who: edge on call\n      minutes: 1 h\n').playbook.severities.sev1.ladder).toEqual([
      { who: 'edge on call', minutes: 60 },
    ]);
    const none = read('SEV1:\n  ladder: none\n  tell-within: none\n', 'severities.yaml').playbook.severities
      .sev1;
    expect([none.ladder, none.tellMinutes]).toEqual([[], null]);
  });

  it.each([
    ['    - edge on call\n', /^3: `ladder` has a step that is not of the form/],
    ['    - who: edge\n', /^3: `ladder` has a step that lacks its `who` or its `minutes`/],
    [
      '    - who: edge\n      minutes: soon\n',
      /^4: `ladder` has a step in which `minutes` is a number of minutes/,
    ],
    [
      '    - who: edge\n      minutes: 5\n      phone: 1\n',
      /^5: `ladder` has a step in which there is no `phone`/,
    ],
  ])('that is broken says its line, and the built-in rules of the severity stand', (text, words) => {
    const { playbook, said } = ladder(text);
    expect(said).toEqual([expect.stringMatching(words)]);
    expect(playbook.severities.sev1).toEqual(defaultPlaybook.severities.sev1);
  });
});

describe('finding somebody', () => {
  const { roster } = read(
    '- name: Rune Berg\n  roles: technical lead\n  phones: +47 900 00 001\n  knows: edge\n- name: Rune Dahl\n  knows: storage, edge\n- name: Farah Aziz\n  zone: Europe/Berlin\n',
  ).playbook;
  const found = (typed: string) => findOnRoster(roster, typed).map(({ name }) => name);

  it('goes by name, role, service, zone and the digits of a number, all that is typed together', () => {
    expect(found('')).toHaveLength(3);
    expect(found('edge')).toEqual(['Rune Berg', 'Rune Dahl']);
    expect(found('edge stor')).toEqual(['Rune Dahl']);
    expect(found('@farah')).toEqual(['Farah Aziz']);
    expect(found('technical')).toEqual(['Rune Berg']);
    expect(found('berlin')).toEqual(['Farah Aziz']);
    expect(found('90000001')).toEqual(['Rune Berg']);
    expect(found('nobody')).toEqual([]);
  });

  it('knows who is meant by a first name only where one has it', () => {
    expect(rosterPerson(roster, '@farah')?.name).toBe('Farah Aziz');
    expect(rosterPerson(roster, 'rune')).toBeNull();
    expect(rosterPerson(roster, 'rune.berg')?.name).toBe('Rune Berg');
  });
});
