import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { postmortemMarkdown } from '../../shared/incident/documents/postmortem-markdown.ts';
import { isPostmortemBegun } from '../../shared/incident/documents/postmortem-begun.ts';
import { noPostmortem, postmortemDocument } from '../../shared/incident/documents/postmortem.ts';
import { foldAll } from '../../shared/incident/fold.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { textOf } from '../../shared/incident/text.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';
import { course, declare, type Done } from '../support/course.ts';
import { whole } from '../support/postmortem-course.ts';

const written = (incident: Incident, zone = 'Europe/Berlin', playbook: Playbook = defaultPlaybook): string =>
  postmortemMarkdown(
    postmortemDocument(incident, playbook, { zone, text: (part) => textOf(incident, part) }),
  );
const headingsOf = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/^#{1,6} .*$/gm)].map(([line]) => line);
/** What stands below a heading, up to the next one of its level. */
const partOf = (markdown: string, title: string): string =>
  markdown.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';

describe('the post-mortem as Markdown', () => {
  it('has the parts of the playbook in its order, then the meeting and the links', () => {
    expect(headingsOf(written(course(...whole))).filter((line) => /^#{1,2} /.test(line))).toEqual([
      '# SEV1: Seat maps stay empty',
      '## Summary',
      '## What happened',
      '## Contributing factors',
      '## Impact',
      '## What went well',
      '## What could be better',
      '## Trade-offs',
      '## Actions',
      '## Meeting',
      '## Links',
    ]);
  });

  it('says what it is, when everything was, whose it is and who wrote it', () => {
    const text = written(course(...whole));
    for (const line of [
      '- Severity: SEV1',
      '- Services: seating, checkout',
      '- Impact started: 2026-11-17 12:55 (13:55)',
      '- Resolved: 2026-11-17 13:40 (14:40)',
      '- Open: 45 min in all',
      '- Causes: Capacity',
      '- Owner: ben',
      '- Written by: ben, cleo',
      'All times are UTC; in brackets, Europe/Berlin.',
    ])
      expect(text).toContain(`${line}\n`);
  });

  it('has people’s Markdown with its headings below those of the document', () => {
    const text = written(course(...whole));
    expect(partOf(text, 'Summary')).toContain('### In short\n\nA third of the evening was **lost**.');
    expect(partOf(text, 'Summary')).toContain('#### Under a line\n');
  });

  it('has the timeline as it was curated, in both clocks, with notes, evidence and what was left out', () => {
    const part = partOf(written(course(...whole)), 'What happened');
    expect(part).toMatch(/### Timeline: \d+ of \d+ entries\n\n\*\*Tue 17 Nov 2026\*\*\n/);
    expect(part).toContain(
      [
        '- **13:05 (14:05)** ana, decision: Send the traffic to the second site',
        '  - It was warm by **luck**',
        '  - Evidence: <https://dash.example/a_(b)>',
      ].join('\n'),
    );
    expect(part).toMatch(/- \*\d+ left out, 13:\d\d \(14:\d\d\)( to 13:\d\d \(14:\d\d\))?\*/);
    expect(part).not.toContain('nothing to see');
    expect(part).toContain('  - Seat maps fail again.\n  - 13 min after its time\n');
  });

  it('says of what was left out when it was, with the day where that is another one, and one time once', () => {
    const note = (minutes: number, text: string): Done => [minutes, 'ana', 'log', { text }];
    const part = partOf(
      written(
        course(
          declare,
          [4, 'ana', 'log', { kind: 'decision', text: 'Wait' }],
          ...[note(5, 'one'), note(5, 'two')],
          [6, 'ana', 'log', { kind: 'decision', text: 'Roll back' }],
          [30, 'ana', 'resolve'],
          ...[note(40, 'three'), note(1_500, 'four')],
          [1_510, 'ben', 'note-review', { kind: 'factor', text: 'x' }],
        ),
      ),
      'What happened',
    );
    expect(part).toContain('- *2 left out, 13:05 (14:05)*\n');
    expect(part).toContain('- *2 left out, 13:40 (14:40) to 2026-11-18 14:00 (15:00)*');
  });

  it('reckons the impact with its formulas, the time at each severity and the updates on time', () => {
    const part = partOf(written(course(...whole)), 'Impact');
    expect(part).toContain(
      '| To mitigate | 35 min | 2026-11-17 12:55 (13:55) to 2026-11-17 13:30 (14:30) | mitigated less started |',
    );
    expect(part).toContain('| To detect | 3 min |');
    expect(part).toContain('- Time at each severity: SEV1 45 min\n');
    expect(part).toContain('- Updates on time: 1 of 2 that were due; update 2 came 13 min after its time');
  });

  it('has factors, thanks, concerns, trade-offs and actions, each with whose they are', () => {
    const text = written(course(...whole));
    expect(partOf(text, 'Contributing factors')).toContain('- **Capacity**: The pool has no limit\n');
    expect(partOf(text, 'What went well')).toContain('- **Thanks to cleo**: Saw it first');
    expect(partOf(text, 'What could be better')).toContain('- **cleo**: Nobody could sleep');
    expect(partOf(text, 'Trade-offs')).toContain(
      '- **Worth its cost**: Send the traffic to the second site\n  - decided 2026-11-17 13:05 (14:05) by ana\n  - It held (ben)',
    );
    expect(partOf(text, 'Actions')).toContain(
      '| Limit the pool \\| and its queue | Architecture | ben | 2026-12-01 | High | Open |',
    );
  });

  it('has who was in the meeting and what was decided there', () => {
    const part = partOf(written(course(...whole)), 'Meeting');
    expect(part).toContain('60 min');
    expect(part).toContain('- There: ana, cleo\n');
    expect(part).toContain('### Decided there\n\n- We limit the pool first');
  });

  it('says that it is a draft until it is published, and leaves parts out that nobody wrote', () => {
    const begun = course(
      declare,
      [30, 'ana', 'resolve'],
      [40, 'ben', 'write-text', { section: 'summary', text: 'Short.' }],
    );
    expect(written(begun)).toContain('\n**Draft: not published yet**\n');
    const parts = headingsOf(written(begun)).filter((line) => line.startsWith('## '));
    expect(parts).toEqual(['## Summary', '## What happened', '## Impact']);
    expect(written(course(...whole))).not.toContain('not published yet');
  });

  it('says in a published one that no factors and no actions were written down', () => {
    const text = written(
      course(
        declare,
        [30, 'ana', 'resolve'],
        [40, 'ben', 'write-text', { section: 'summary', text: 'Short.' }],
        [50, 'ben', 'set-review', { state: 'published' }],
      ),
    );
    expect(partOf(text, 'Contributing factors')).toContain('No contributing factors were written down.');
    expect(partOf(text, 'Actions')).toContain('Nothing was promised.');
    expect(headingsOf(text)).not.toContain('## Trade-offs');
  });

  it('follows the team’s own parts', () => {
    const parts = [{ id: 'luck', title: 'Where we were lucky', prompts: [], extra: null }];
    const playbook = { ...defaultPlaybook, postmortem: { ...defaultPlaybook.postmortem, parts } };
    const incident = course(
      declare,
      [30, 'ana', 'resolve'],
      [40, 'ben', 'write-text', { section: 'luck', text: 'It was a Sunday.' }],
    );
    expect(partOf(written(incident, 'UTC', playbook), 'Where we were lucky')).toContain('It was a Sunday.');
  });

  it('says EXERCISE at the beginning and at the end of an exercise', () => {
    const exercise = course(
      [0, 'ana', 'declare', { ...declare[3], exercise: true }],
      [30, 'ana', 'resolve'],
      [40, 'ben', 'write-text', { section: 'summary', text: 'Short.' }],
    );
    const lines = written(exercise).trimEnd().split('\n');
    expect([lines[0], lines.at(-1)]).toEqual([
      '**EXERCISE EXERCISE EXERCISE**',
      '**EXERCISE EXERCISE EXERCISE**',
    ]);
  });

  it('is the same bytes for the same record, in whatever order it arrived', () => {
    const events = [...course(...whole).events.values()];
    const [there, back] = [
      foldAll('20261120-aaaaaaaa', events),
      foldAll('20261120-aaaaaaaa', events.toReversed()),
    ];
    expect(written(there)).toBe(written(back));
  });

  it('opens in a reader of Markdown with its tables and lists whole', () => {
    const tokens = new MarkdownIt({ html: true }).parse(written(course(...whole)), {});
    expect(tokens.filter(({ type }) => type === 'table_open')).toHaveLength(2);
    const cells = tokens.filter(({ type }) => type === 'td_open');
    expect(cells).toHaveLength(4 * 4 + 6);
    expect(tokens.some(({ type }) => type.startsWith('html'))).toBe(false);
  });
});

describe('whether there is a post-mortem', () => {
  it('begins with resolution, and with the first that somebody writes', () => {
    const live = course(declare);
    const over = course(declare, [30, 'ana', 'resolve']);
    expect(noPostmortem(live)).toContain('is not resolved yet');
    expect([noPostmortem(over), isPostmortemBegun(over)]).toEqual([null, false]);
    const begun = course(
      declare,
      [30, 'ana', 'resolve'],
      [40, 'ben', 'note-review', { kind: 'factor', text: 'x' }],
    );
    expect(isPostmortemBegun(begun)).toBe(true);
  });
});
