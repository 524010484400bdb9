import { describe, expect, it } from 'vitest';
import { contentHash } from '../../electron/sync/people/content.ts';
import { foldAll } from '../../shared/incident/fold.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { renderedFrom } from '../../shared/incident/view/first-line.ts';
import { viewIndex, viewOf, type IncidentView } from '../../shared/incident/view/view.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { course, declare, type Done } from '../support/course.ts';
import { corrected, declared, logged, minute, redacted, takenBack } from '../support/happened.ts';

function shown(incident: Incident): IncidentView {
  const view = viewOf(incident, defaultPlaybook, contentHash);
  if (view === undefined) throw new Error('there is nothing to show');
  return view;
}
const file = (incident: Incident, name: string): string => shown(incident).files.get(name) ?? '';
const id = '20261120-aaaaaaaa';

const full: readonly Done[] = [
  declare,
  [1, 'ana', 'describe', { impact: '38 % of evening sales', services: ['seating', 'checkout'] }],
  [1, 'ana', 'assign', { role: 'technical-lead', person: 'ben' }],
  [2, 'ben', 'acknowledge'],
  [5, 'ana', 'log', { kind: 'decision', text: 'Send the traffic to the second site #traffic' }],
  [
    6,
    'ben',
    'log',
    { kind: 'ask', text: 'Is the second site warm?', to: 'cleo', minutes: 10, entry: 'warm' },
  ],
  [7, 'ben', 'log', { kind: 'hypothesis', text: 'The cache is cold', entry: 'cold' }],
  [8, 'ben', 'mark', { entry: 'cold', mark: 'ruled-out', note: 'hit rate is 99 %' }],
  [9, 'ana', 'update', { text: 'Seat maps fail for a third of customers.', next: 22 }],
];

describe('an incident as files for people', () => {
  it('says on its front page what it is, how far it is, who does what and what is open', () => {
    const page = file(course(...full), 'README.md');
    const expected = [
      '# SEV1: Seat maps stay empty',
      'All times are UTC.',
      '- Severity: SEV1, since 2026-11-17 13:00',
      '- Phase: Triage, since 2026-11-17 13:02',
      '- Impact: 38 % of evening sales',
      '- Services: seating, checkout',
      '- Impact started: 2026-11-17 12:55',
      '- Incident commander: ana, since 2026-11-17 13:00',
      '- Scribe: not named yet',
      '## Latest update\n\n2026-11-17 13:09 by ana to executives, product, support, customers. The next one was promised for 2026-11-17 13:22.\n\n> Seat maps fail',
      '## Open asks\n\n- Is the second site warm?\n  - 2026-11-17 13:06 by ben, to cleo, due 2026-11-17 13:16, open\n',
      '## Hypotheses\n\n- The cache is cold\n  - 2026-11-17 13:07 by ben, ruled out 2026-11-17 13:08 by ben\n  - hit rate is 99 %\n',
      '## Decisions\n\n- Send the traffic to the second site #traffic\n',
    ];
    for (const part of expected) expect(page).toContain(part);
    expect(page).not.toContain('Open for');
  });

  it('says how long it was open once it is over, and nothing that the clock alone would change', () => {
    const page = file(course(declare, [5, 'ana', 'mitigate'], [47, 'ana', 'resolve']), 'README.md');
    expect(page).toContain('- Open for 52 min in all');
    expect(page).not.toContain('not named yet');
  });

  it('has the log in order, by day, with what became of each line', () => {
    const page = file(course(...full), 'log.md');
    expect(page).toContain(
      '## Tue 17 Nov 2026\n\n- **13:00** ana: Declared SEV1 by ana: Seat maps stay empty\n',
    );
    expect(page).toContain('- **13:06** ben, ask: Is the second site warm?\n  - to cleo\n  - due 13:16\n');
    expect(page).toContain('  - ruled out 13:08 by ben: hit rate is 99 %\n');
    expect(page).toContain('  - the next one promised for 13:22\n');
  });

  it('strikes what was corrected or taken back through, and says when a line was entered later', () => {
    const first = logged('e1', 'Rolled back to 41', { at: minute(3) });
    const events = [
      declared(),
      first,
      corrected('e1', 'Rolled back to 42', { at: minute(3), by: 'ben', after: [first] }),
      logged('e2', 'Wrong incident', { at: minute(4) }),
      takenBack('e2', { by: 'ben' }),
    ];
    const page = file(foldAll(id, events), 'log.md');
    expect(page).toContain(
      'Rolled back to 42\n  - corrected by ben\n  - before, by ana at 13:03: ~~Rolled back to 41~~\n',
    );
    expect(page).toContain('~~Wrong incident~~\n  - taken back by ben\n');
    const late = course(declare, [30, 'ben', 'log', { text: 'Errors doubled', at: 10 }]);
    expect(file(late, 'log.md')).toContain('- **13:10** ben: Errors doubled\n  - entered 13:30\n');
  });

  it('names attached files and shows nothing of them', () => {
    const files = [
      {
        name: 'graph](x).png',
        mime: 'image/png',
        bytes: 1,
        chunks: [],
        thumbnail: null,
        width: 1,
        height: 1,
      },
    ];
    const page = file(course(declare, [2, 'ana', 'log', { text: 'Look', files }]), 'log.md');
    expect(page).toContain('- attached: graph\\](x).png (image/png, 1 byte)');
  });

  it('keeps nothing of what was redacted, in any file', () => {
    const secret = 'the password is hunter2';
    const entry = logged('e1', secret, { kind: 'decision' });
    const events = [declared({ title: secret }), entry];
    const before = [...shown(foldAll(id, events)).files.values()].join('');
    expect(before).toContain(secret);
    const view = shown(foldAll(id, events.map(redacted)));
    expect([...view.files.values()].join('')).not.toContain('hunter2');
    expect(view.files.get('log.md')).toMatch(/ana: .*redacted/i);
    expect(viewIndex([view.line], 2, contentHash)).toContain('title redacted');
  });

  it('is not shown before its declaration has arrived', () => {
    expect(viewOf(foldAll(id, [logged('e1', 'x')]), defaultPlaybook, contentHash)).toBeUndefined();
  });

  it('says EXERCISE at the beginning and the end of every file of an exercise', () => {
    const [, ...rest] = full;
    const exercise = course(
      [0, 'ana', 'declare', { title: 'Drill', severity: 'sev2', exercise: true }],
      ...rest,
    );
    const { files, line } = shown(exercise);
    expect([...files.keys()]).toEqual(['README.md', 'log.md', 'updates.md']);
    for (const text of files.values()) {
      const [, begin, , title] = text.split('\n');
      expect(begin).toBe('**EXERCISE EXERCISE EXERCISE**');
      expect(title).toContain('EXERCISE SEV2: Drill');
      expect(text.endsWith('\n**EXERCISE EXERCISE EXERCISE**\n')).toBe(true);
    }
    expect(viewIndex([line], 1, contentHash)).toContain('- **EXERCISE** [');
  });

  it('is the same, byte by byte, for the same record in another order', () => {
    const incident = course(...full);
    const again = foldAll(incident.id, [...incident.events.values()].reverse());
    expect([...shown(again).files]).toEqual([...shown(incident).files]);
  });

  it('ends a page that grows too long with a sentence, in the middle of no line', () => {
    const long = 'x漢'.repeat(4_000);
    const events = Array.from({ length: 200 }, (_, i) => logged(`e${i}`, long, { at: minute(i) }));
    const page = file(foldAll(id, [declared(), ...events]), 'log.md');
    expect(Buffer.byteLength(page)).toBeLessThan(3.2 * 1024 * 1024);
    expect(
      page.endsWith(`${long}\n\nThis page ends here: it has grown too long. The console shows all of it.\n`),
    ).toBe(true);
  });
});

describe('the list of incidents', () => {
  it('has those that are live first, each part by date', () => {
    const line = (name: string, day: number, phase: 'triage' | 'prevention') => ({
      ...{ id: `2026110${day}-${name.repeat(8)}`, title: name, severity: 'sev2' as const, phase },
      ...{ exercise: false, declaredAt: Date.UTC(2026, 10, day), commander: 'ana' },
      postmortem: name === 'b' ? ('published' as const) : null,
    });
    const page = viewIndex(
      [
        line('a', 1, 'triage'),
        line('b', 4, 'prevention'),
        line('c', 3, 'triage'),
        line('d', 2, 'prevention'),
      ],
      9,
      contentHash,
    );
    expect(page.split('\n').slice(1)).toEqual([
      '# Incidents',
      '',
      '4 incidents. All times are UTC.',
      '',
      '## Live',
      '',
      '- [20261103-cccccccc](20261103-cccccccc/README.md) SEV2: c. Triage, declared 2026-11-03 00:00, commanded by ana.',
      '- [20261101-aaaaaaaa](20261101-aaaaaaaa/README.md) SEV2: a. Triage, declared 2026-11-01 00:00, commanded by ana.',
      '',
      '## Over',
      '',
      '- [20261104-bbbbbbbb](20261104-bbbbbbbb/README.md) SEV2: b. Prevention, declared 2026-11-04 00:00. [Post-mortem](20261104-bbbbbbbb/postmortem.md): published.',
      '- [20261102-dddddddd](20261102-dddddddd/README.md) SEV2: d. Prevention, declared 2026-11-02 00:00.',
      '',
    ]);
  });
});

describe('the first line of a file', () => {
  const text = file(course(...full), 'README.md');

  it('says that edits are not read back, and from how many events it was rendered', () => {
    expect(text.split('\n')[0]).toMatch(
      /^<!-- Rendered by IC Console .* not read back\. \d+ events, content [0-9a-f]{32} -->$/,
    );
    expect(renderedFrom(text, contentHash)).toBe(course(...full).events.size);
  });

  it('tells a changed file from one that a console wrote', () => {
    const changes = [
      text.replace('38 %', '39 %'),
      text.replace(/\d+ events/, '999 events'),
      `${text}\n`,
      text.slice(0, -1),
      text.split('\n').slice(1).join('\n'),
      '',
      'hello',
    ];
    for (const changed of changes) expect(renderedFrom(changed, contentHash)).toBeNull();
    expect(renderedFrom(text.replaceAll('\n', '\r\n'), contentHash)).not.toBeNull();
  });
});
