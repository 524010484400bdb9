import { describe, expect, test } from 'vitest';
import { detectFormat, readDocuments } from '../../shared/exchange/detect.ts';
import { input } from '../support/read-import.ts';
import { statuspageDump } from '../support/statuspage.ts';

describe('what a file is', () => {
  test.each([
    ['a.json', statuspageDump(1), 'statuspage'],
    ['a.json', '{"alerts":[{"labels":{},"startsAt":""}]}', 'alertmanager'],
    ['a.json', '[{"type":"trigger_log_entry"}]', 'pagerduty'],
    ['2026-11-01.json', '[{"type":"message","text":"x","ts":"1793520000.1"}]', 'slack'],
    ['a.json', '{"format":"ic-record/1"}', 'ic-json'],
    ['a.json', '[1, 2]', null],
    ['a.txt', 'time,who,text\n14:02,ana,hello\n', 'csv'],
    ['a.md', '# What happened', 'markdown'],
    ['pasted', '[14:02] ana: hello\n[14:03] ben: yes', 'chat'],
  ])('%s with %s', (name, text, format) => {
    expect(detectFormat(name, text)).toBe(format);
  });

  test.each([
    ['{"incidents":[{"name":"x"', /cut short/],
    [`{"incidents":${'['.repeat(5_000)}${']'.repeat(5_000)}}`, /nested more than/],
    ['{"incidents":[],"__proto__":{"x":1}}', /__proto__/],
    ['{"incidents":[]}', /no incidents/],
    ['{"incidents": nonsense}', /not valid JSON/],
  ])('%s is one sentence', (text, why) => {
    const found = readDocuments('statuspage', input(text));
    expect(found).toMatchObject({ ok: false, error: expect.stringMatching(why) as string });
    expect(JSON.stringify(found)).not.toContain('SyntaxError');
  });
});
