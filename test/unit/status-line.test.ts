import { describe, expect, it } from 'vitest';
import { statusLine } from '../../shared/incident/status-line.ts';
import { createIncident, type Incident } from '../../shared/incident/state.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { at, course, declare, type Done } from '../support/course.ts';

const line = (incident: Incident, minute: number): string | null =>
  statusLine(incident, defaultPlaybook, { now: at(minute), zone: 'Europe/Berlin', zoneName: 'CET' });

const told: readonly Done[] = [
  declare,
  [1, 'ana', 'describe', { impact: '38 % of evening sales, 90 000 euros so far' }],
  [2, 'ana', 'link', { label: '#seats', kind: 'stakeholders', target: 'https://chat.example/seats' }],
  [4, 'ana', 'start-mitigation'],
  [5, 'ana', 'update', { text: 'A third of all sales fail. We move them away.', next: 20 }],
  [6, 'ana', 'log', { kind: 'finding', text: 'db-7 lost its disk' }],
];

describe('the line for stakeholders who ask', () => {
  it('says what it is, since when, what was told, how far it is, when the next word comes and where to ask', () => {
    expect(line(course(...told), 10)).toBe(
      'SEV1 Seat maps stay empty, since 13:55 CET; told at 14:05: A third of all sales fail; we are working on making it stop; next update 14:20 CET. Please ask in #seats, not the responders.',
    );
  });

  it('says no more than stakeholders were told: neither what responders know nor what was sent to a few', () => {
    const few = course(...told, [
      7,
      'ana',
      'update',
      { text: 'Refunds will cost 90 000 euros.', audiences: ['executives'], next: 20 },
    ]);
    expect(line(few, 10)).toContain('told at 14:05: A third of all sales fail;');
    expect(line(few, 10)).not.toMatch(/euros|db-7|38 %/);
    const untold = line(course(...told.slice(0, 4)), 10);
    expect(untold).not.toMatch(/told|38 %|euros/);
    expect(untold).toContain('we are working on making it stop');
  });

  it('follows an update that was corrected, and forgets one that was taken back', () => {
    const corrected = course(...told, [
      7,
      'ana',
      'correct-update',
      { update: 'last', text: 'A fifth of all sales fail.' },
    ]);
    expect(line(corrected, 10)).toContain('A fifth of all sales fail');
    expect(line(course(...told, [7, 'ana', 'withdraw-update', { update: 'last' }]), 10)).not.toContain(
      'told',
    );
  });

  it('does not promise a time that is past, and says when it was resolved', () => {
    expect(line(course(...told), 25)).toContain('; the update of 14:20 CET is about to go out.');
    const over = line(course(...told, [30, 'ana', 'resolve']), 40);
    expect(over).toContain('; resolved at 14:30 CET. Please ask');
    expect(over).not.toContain('next update');
  });

  it('sends to the communications lead, by no name, where there is no channel, and asks for patience where there is neither', () => {
    expect(line(course(declare), 3)).toMatch(
      /Please wait for the next update rather than ask the responders\.$/,
    );
    const lead = course(declare, [1, 'ana', 'assign', { role: 'communications-lead', person: 'cleo' }]);
    expect(line(lead, 3)).toMatch(/Please ask the communications lead, not the responders\.$/);
  });

  it('is one line that calls nobody where it is pasted', () => {
    const [, , run, fields] = declare;
    const hostile = course(
      [0, 'ana', run, { ...fields, title: '@channel <!here> seats\nare @everyone gone' }],
      [1, 'ana', 'update', { text: '<!channel> look, @here. More', next: 20 }],
    );
    expect(line(hostile, 3)).not.toMatch(/[\n@]|<!/);
  });

  it('begins and ends with EXERCISE on a game day, and an update of it says so once', () => {
    const [, , run, fields] = declare;
    const text = 'EXERCISE EXERCISE EXERCISE. A third of all sales fail. EXERCISE EXERCISE EXERCISE.';
    const said = line(
      course([0, 'ana', run, { ...fields, exercise: true }], [1, 'ana', 'update', { text, next: 20 }]),
      3,
    );
    expect(said).toMatch(
      /^EXERCISE EXERCISE EXERCISE\. SEV1 .*told at 14:01: A third of all sales fail;.* EXERCISE EXERCISE EXERCISE\.$/,
    );
  });

  it('says that nobody has taken it up only where nobody has: a commander or a word in the log is enough', () => {
    const untouched = course(declare, [1, 'ana', 'release', { role: 'commander' }]);
    expect(line(untouched, 3)).toContain('; nobody has taken it up yet.');
    expect(line(course(declare), 13)).toContain('; we are finding out how bad it is.');
    const written = course(
      declare,
      [1, 'ana', 'release', { role: 'commander' }],
      [2, 'ben', 'log', { kind: 'finding', text: 'db-7 lost its disk' }],
    );
    expect(line(written, 3)).toContain('; we are finding out how bad it is.');
  });

  it('promises the time that customers were told last, not the one that is due to somebody else first', () => {
    const both = course(
      declare,
      [1, 'ana', 'update', { text: 'Support: tell them to wait.', audiences: ['support'], next: 5 }],
      [2, 'ana', 'update', { text: 'Sales fail.', audiences: ['customers', 'executives'], next: 14 }],
    );
    expect(line(both, 3)).toContain('; next update 14:14 CET.');
    expect(line(both, 15)).toContain('; the update of 14:14 CET is about to go out.');
  });

  it('promises nothing where nobody promised anything to customers', () => {
    expect(line(course(declare), 3)).not.toContain('update 14');
    const few = course(declare, [1, 'ana', 'update', { text: 'Wait.', audiences: ['support'], next: 5 }]);
    expect(line(few, 3)).not.toMatch(/next update 14|Wait\./);
  });

  it('says once since when it is, where the update begins with it', () => {
    const text = 'Since 13:55 CET a third of all sales fail. We move them away.';
    const said = line(course(declare, [1, 'ana', 'update', { text, next: 20 }]), 3);
    expect(said).toContain(
      'SEV1 Seat maps stay empty; told at 14:01: Since 13:55 CET a third of all sales fail;',
    );
    expect(said?.match(/since/gi)).toHaveLength(1);
  });

  it('is nothing before anything is declared', () => {
    expect(line(createIncident('20261120-aaaaaaaa'), 1)).toBeNull();
  });
});
