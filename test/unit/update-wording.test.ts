import { describe, expect, it } from 'vitest';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { factChanged } from '../../shared/incident/events/fact-changed.ts';
import { incidentDeclared } from '../../shared/incident/events/incident-declared.ts';
import { fillTemplate, messageOf, wordingFor } from '../../shared/incident/update-wording.ts';
import { audiences, type Audience } from '../../shared/incident/vocabulary.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';
import { declared, given, impactSaid, incidentOf, logged, minute, moved, written } from '../support/given.ts';

const times = { now: minute(30), zone: 'Europe/Berlin', zoneName: 'CET', next: minute(45) };
const first = declared({ title: 'Playback fails' });
const impact = impactSaid('Half of all starts fail.', { at: minute(4) });
const playbook: Playbook = {
  ...defaultPlaybook,
  wording: { ...defaultPlaybook.wording, components: [{ name: 'Playback', services: ['edge-api'] }] },
};

const words = (audience: Audience, ...events: readonly StreamEvent[]): string =>
  wordingFor(incidentOf(events), playbook, audience, times);
const filled = (text: string, ...events: readonly StreamEvent[]): string =>
  fillTemplate({ id: 'x', audience: 'support', name: 'x', text }, incidentOf(events), playbook, times);
const stated = (fields: Record<string, string>) =>
  given(first, impact).when({ name: 'describe', fields }).done();

describe('a wording', () => {
  it('is made of everything that is known, with clock times and their zone', () => {
    const events = [
      ...stated({
        doing: 'Viewers are moved to other sites',
        estimate: 'about 15:10 CET.',
        basis: 'two earlier moves',
        loss: 'nothing was lost!',
      }),
      logged('f1', 'The key ring of @edge is old. @ben #keys', { kind: 'finding', at: minute(9) }),
    ];
    expect(words('executives', ...events)).toBe(
      [
        'Playback fails, since 13:50 CET.',
        'Impact: Half of all starts fail.',
        'What we are doing: Viewers are moved to other sites.',
        'When it is over: about 15:10 CET, based on two earlier moves.',
        'Lost or doubled: nothing was lost!',
        'The next update comes at 14:45 CET.',
      ].join('\n'),
    );
    expect(words('product', ...events)).toContain('What we know: The key ring of edge is old.');
  });

  it('leaves out what nobody knows: no sentence has a hole', () => {
    expect(words('customers', first, impact)).toBe(
      'Since 13:50 CET: Half of all starts fail.\nWe will write again by 14:45 CET.',
    );
    for (const audience of audiences) {
      const text = words(audience, first);
      expect(text, audience).not.toMatch(/[{}…]|\s[.:]|: ?\.|: ?$/m);
      expect(text).toContain('14:45 CET');
    }
  });

  it('promises no time where none is set', () => {
    const text = wordingFor(incidentOf([first, impact]), playbook, 'customers', { ...times, next: null });
    expect(text).toBe('Since 13:50 CET: Half of all starts fail.');
  });

  it('gives customers no words of the log but the status page’s names', () => {
    const services = written(
      factChanged.draft({
        ...{ e: 'fact.services', at: minute(3), u: 'ana' },
        payload: { fact: 'services', to: ['edge-api', 'keyd'], from: [] },
      }),
    );
    const decision = logged('d1', 'restart keyd', { kind: 'decision', at: minute(5) });
    const events = [first, impact, services, decision];
    expect(words('customers', ...events)).toContain('Affected: Playback.');
    expect(words('customers', ...events)).not.toContain('keyd');
    expect(words('support', ...events)).toContain('Affected: Playback, keyd.');
    expect(words('support', ...events)).toContain('What we are doing: restart keyd.');
  });

  it('says the day of what is not of today', () =>
    expect(words('customers', declared({ startedAt: minute(-1440) }), impact)).toMatch(
      /^Since 14:00 CET on Thu 19 Nov: /,
    ));

  it('begins and ends as an exercise where it is one', () => {
    const payload = { title: 'Drill', startedAt: minute(-5), services: [], cadenceMinutes: 15 };
    const drill = written(
      incidentDeclared.draft({
        ...{ e: 'incident', at: minute(0), u: 'ana' },
        payload: { ...payload, severity: 'sev1', foundBy: 'person', exercise: true },
      }),
    );
    expect(words('executives', drill)).toMatch(
      /^EXERCISE EXERCISE EXERCISE\nDrill, since [^]*\nEXERCISE EXERCISE EXERCISE$/,
    );
  });
});

describe('a template', () => {
  it('of the team is used before the built-in one', () => {
    const own = { id: 'own', audience: 'customers' as const, name: 'Own', text: 'Hello. {title}!' };
    const with_ = { ...playbook, templates: [own, ...playbook.templates] };
    expect(wordingFor(incidentOf([first]), with_, 'customers', times)).toBe('Hello. Playback fails!');
    const without = { ...playbook, templates: [own] };
    expect(wordingFor(incidentOf([first, impact]), without, 'support', times)).toContain(
      'Half of all starts',
    );
  });

  it('keeps its lines, and what the console does not fill in', () => {
    expect(filled('{title}\n\n{known}.\n\n- {impact}\n- {who} knows', first, impact)).toBe(
      'Playback fails\n\n- Half of all starts fail.\n- {who} knows',
    );
  });

  it('with a gap for a hand leaves that sentence out', () =>
    expect(filled('{title}. We are . What still works: . Next at {next}.', first)).toBe(
      'Playback fails. Next at 14:45 CET.',
    ));

  it('fills in what was typed as it is: it is no template itself', () =>
    expect(filled('{title}: {impact}', declared({ title: 'No {next} $& $1' }), impact)).toBe(
      'No {next} $& $1: Half of all starts fail.',
    ));

  it('takes a fact of several lines as one', () =>
    expect(filled('So: {impact}, since {since}.', first, impactSaid('a\n\n b…', { at: minute(2) }))).toBe(
      'So: a b, since 13:50 CET.',
    ));
});

describe('what goes with the words', () => {
  const message = (...events: readonly StreamEvent[]) =>
    messageOf(incidentOf(events), playbook, { audience: 'customers', text: 'x' });

  it('is the status by the phase: identified needs its cause, mitigated is not resolved', () => {
    expect(message()).toBeUndefined();
    expect(message(first)).toMatchObject({
      status: 'investigating',
      title: 'Playback fails',
      severity: 'sev2',
    });
    expect(message(...stated({ cause: 'An old certificate list' }))?.status).toBe('identified');
    expect(message(first, moved('mitigate'))?.status).toBe('monitoring');
    expect(message(first, moved('resolve'))?.status).toBe('resolved');
  });

  it('is the status that was chosen, where one was', () =>
    expect(
      messageOf(incidentOf([first]), playbook, { audience: 'support', text: 'x', status: 'monitoring' })
        ?.status,
    ).toBe('monitoring'));
});
