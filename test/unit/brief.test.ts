import { describe, expect, it } from 'vitest';
import { briefOf, type BriefFor } from '../../shared/incident/brief.ts';
import { briefMarkdown } from '../../shared/incident/brief/markdown.ts';
import { briefText } from '../../shared/incident/brief/text.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { roles, type Role } from '../../shared/incident/vocabulary.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import {
  assigned,
  declared,
  given,
  impactSaid,
  incidentOf,
  logged,
  marked,
  minute,
} from '../support/given.ts';

const first = declared({ severity: 'sev1' });
const hypothesis = logged('h', 'The cache is cold', { kind: 'hypothesis', at: minute(3), by: 'ben' });
const events: readonly StreamEvent[] = [
  first,
  assigned('commander', 'ana'),
  impactSaid('A third of films do not start.'),
  hypothesis,
  marked('h', 'ruled-out', { kind: 'hypothesis', at: minute(9), by: 'ben', note: 'hit rate is 98 %' }),
  logged('a', 'Is the second site warm?', { kind: 'ask', to: 'ben', at: minute(10), dueAt: minute(20) }),
  logged('d', 'Send everything to the second site', { kind: 'decision', at: minute(12), dueAt: minute(40) }),
  logged('r', 'Tickets may be sold twice', { kind: 'risk', at: minute(13) }),
  logged('b', 'No key for the host', { kind: 'roadblock', at: minute(14) }),
  logged('c', 'Starts above 99 %', { kind: 'criterion', at: minute(15) }),
  logged('x', 'Warm the cache', { kind: 'action', at: minute(16) }),
  logged('n', 'Look at {0} and `this`', { at: minute(17) }),
];

const whose = (role: Role, words: string | null = null): BriefFor => ({
  ...{ role, area: null, from: 'ana', since: minute(0), to: 'ben', words },
});
const brief = (role: Role = 'commander', of = events, words: string | null = null) => {
  const made = briefOf(incidentOf(of), defaultPlaybook, whose(role, words));
  if (made === undefined) throw new Error('there is no brief');
  return made;
};
const reader = { now: minute(30), zone: 'UTC', zoneName: 'UTC' };
const section = (id: string, of = events) => brief('commander', of).sections.find((each) => each.id === id);

describe('a brief', () => {
  it('has the pages that nobody has answered among what is owed', () => {
    const paged = given(first)
      .when({ name: 'page', fields: { who: 'Rune', minutes: 5 } }, { by: 'ana', now: minute(4) })
      .done();
    const [page] = section('asks', paged)?.items ?? [];
    expect(page).toMatchObject({ text: 'Rune', label: 'paged', at: minute(4) });
    expect(page?.about).toEqual(['by ana', ', ', 'no answer yet', ', ', 'due ', minute(9)]);
  });

  it('says every part of the form, for each role in the order that it needs', () => {
    const all = new Set(brief().sections.map(({ id }) => id));
    for (const role of roles) expect(new Set(brief(role).sections.map(({ id }) => id)), role).toEqual(all);
    const begins = (role: Role) =>
      brief(role)
        .sections.slice(0, 2)
        .map(({ id }) => id);
    expect(begins('scribe')).toEqual(['situation', 'log']);
    expect(begins('communications-lead')).toEqual(['situation', 'updates']);
    expect(begins('technical-lead')).toEqual(['situation', 'hypotheses']);
    expect(begins('commander')).toEqual(['situation', 'severity']);
  });

  it('keeps what was ruled out with its evidence', () =>
    expect(section('hypotheses')?.items).toMatchObject([
      {
        ...{ at: minute(3), label: 'ruled out', text: 'The cache is cold', note: 'hit rate is 98 %' },
        about: ['by ben', ', ', 'ruled out ', minute(9), ' by ben'],
      },
    ]));

  it('says what decisions wait for, who is asked, and what is promised', () => {
    expect(section('decisions')?.items).toMatchObject([{ about: ['by ana', ', ', 'revisit ', minute(40)] }]);
    expect(section('asks')?.items).toMatchObject([
      { about: ['by ana', ', ', 'to ben', ', ', 'due ', minute(20)] },
    ]);
    expect(section('updates')?.items).toMatchObject([
      { label: 'Next', text: 'to everybody', about: ['due by the cadence at ', minute(15)] },
    ]);
    const sent = given(...events)
      .when({ name: 'update', fields: { text: 'We work on it.', next: minute(44) } })
      .done();
    expect(section('updates', sent)?.items).toMatchObject([
      { label: 'Next', about: ['promised for ', minute(44)] },
      { label: 'Sent', note: 'We work on it.', at: minute(30) },
    ]);
  });

  it('says each severity with its reason', () => {
    const changed = given(...events)
      .when({ name: 'severity', fields: { severity: 'sev2', reason: 'one venue only' } })
      .done();
    expect(section('severity', changed)?.items).toMatchObject([
      { label: 'SEV1', about: ['declared by ana'] },
      { label: 'SEV2', text: 'one venue only', at: minute(30) },
    ]);
  });

  it('says what nobody holds, and what is being handed over', () => {
    const offered = given(...events)
      .when({ name: 'hand-over', fields: { role: 'commander', person: 'ben' } })
      .done();
    const items = section('roles', offered)?.items ?? [];
    expect(items[0]).toMatchObject({
      label: 'Incident commander',
      text: 'ana',
      about: ['since ', minute(0), ', ', 'offered to ben'],
    });
    expect(items.map(({ label, text }) => [label, text])).toContainEqual(['Scribe', 'nobody']);
  });

  it('is read as text, with what there is nothing of in one line at its end', () => {
    const text = briefText(brief('commander', events, 'Watch the keyring.\nIt lies.'), reader);
    expect(text.split('\n').slice(0, 7)).toEqual([
      'BRIEF: Command, from ana to ben',
      'SEV1 Playback fails',
      'As of Fri 20 Nov 13:30, all times UTC.',
      '',
      'IN ANA’S WORDS',
      '  - Watch the keyring.',
      '    It lies.',
    ]);
    expect(text).toContain(
      '  - 13:03 ruled out: The cache is cold (by ben, ruled out 13:09 by ben)\n    “hit rate is 98 %”',
    );
    expect(text).toMatch(/NOTHING ON RECORD\n {2}No workstream is open\. No link was set\.$/);
  });

  it('keeps people’s words as they are in Markdown, braces and marks included', () => {
    const markdown = briefMarkdown(brief(), reader);
    expect(markdown).toContain('- 13:17 Look at \\{0\\} and \\`this\\` (ana)');
    expect(markdown).toContain('> hit rate is 98 %');
    expect(markdown).toContain('## Hypotheses');
  });

  it('says that it is an exercise at its beginning and its end', () => {
    const exercise = given().when({
      name: 'declare',
      fields: { title: 'One site goes dark', severity: 'sev2', exercise: true },
    });
    for (const write of [briefText, briefMarkdown]) {
      const lines = write(brief('commander', exercise.done()), reader).trim().split('\n');
      for (const line of [lines[0], lines.at(-1)]) expect(line).toContain('EXERCISE EXERCISE EXERCISE');
    }
  });

  it('is none before the declaration has arrived', () =>
    expect(briefOf(incidentOf([hypothesis]), defaultPlaybook, whose('commander'))).toBeUndefined());
});
