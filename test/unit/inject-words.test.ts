import { describe, expect, it } from 'vitest';
import { injectWords } from '../../shared/incident/inject-words.ts';

describe('an inject in one sentence', () => {
  const said = { text: 'p95 9 s', from: 'Monitoring', to: null };
  it('says what it is once, also where its title does', () => {
    const words = (kind: 'alert' | 'hint', title: string) => injectWords({ ...said, kind, title });
    expect(words('alert', 'Alert: page is slow')).toBe('Alert from Monitoring to all: Page is slow\np95 9 s');
    expect(words('hint', 'Hint: Alert: page is slow')).toBe(
      'Hint from Monitoring to all: Alert: page is slow\np95 9 s',
    );
    expect(words('alert', 'Alerts ring')).toBe('Alert from Monitoring to all: Alerts ring\np95 9 s');
  });
});
