import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { copyAs, copyFormats, type CopyFormat } from '../../shared/wording/formats/copy-as.ts';
import { emailOf } from '../../shared/wording/formats/email.ts';
import type { UpdateMessage } from '../../shared/wording/formats/message.ts';

fc.configureGlobal({ seed: 20_261_121 }); // the same cases at every run

const message: UpdateMessage = {
  text: 'Since 13:31 CET some card payments fail.\n- Wallets work.\n- Invoices work.\nSee https://status.example/i/7?a=1&b=2.',
  audience: 'support',
  title: 'Card payments fail at checkout',
  severity: 'sev1',
  status: 'investigating',
  components: ['Checkout'],
  exercise: false,
};
const as = (format: CopyFormat, change: Partial<UpdateMessage> = {}): string =>
  copyAs(format, { ...message, ...change });
type Request = { incident: { name: string; body: string; status: string; component_ids?: string[] } };
const statuspage = (change: Partial<UpdateMessage> = {}): Request =>
  JSON.parse(as('statuspage', change)) as Request; // what the test asks of it

describe('plain text', () => {
  it('is the words', () => expect(as('plain')).toBe(message.text));
  it('has no characters that act', () =>
    expect(as('plain', { text: 'a\r\nb\u2028c\u0000\u001B[31md\u202Ee\uD800 ' })).toBe(
      'a\nb\nc  [31mde\uFFFD',
    ));
});

describe('Slack', () => {
  it('has a bold line that says what it is, bullets, and addresses as links', () =>
    expect(as('slack')).toBe(
      [
        '*SEV1 · Card payments fail at checkout · Investigating*',
        'Since 13:31 CET some card payments fail.',
        '• Wallets work.',
        '• Invoices work.',
        'See <https://status.example/i/7?a=1&amp;b=2>.',
      ].join('\n'),
    ));

  it('mentions nobody and names no channel, whatever was typed', () => {
    const text = as('slack', {
      text: '@here @channel <!everyone> <@U123> #general <#C1|x> & mail a@b.example',
    });
    expect(text).not.toMatch(/@(?:here|channel|everyone)|#general|<[!@#]/);
    expect(text).toContain('&lt;!everyone&gt;');
    expect(text).toContain('&amp; mail');
  });

  it('makes nothing bold, struck, quoted or code that was not meant so, and leaves names as they are', () => {
    const text = as('slack', { text: 'a *b* _c_ ~d~ `e` payments_db_x\n> no quotation', title: 'x * y' });
    expect(text).toContain('payments_db_x');
    expect(text.replace('payments_db_x', '')).not.toMatch(/[*_~`][bcde]|[bcde][*_~`]/);
    expect(text.split('\n')[0]?.match(/\*/g)).toHaveLength(2);
    expect(text.split('\n').at(-1)).toBe('\u200B&gt; no quotation');
  });

  it('keeps the bracket that belongs to an address', () =>
    expect(as('slack', { text: '(https://w.example/O_(x)) and https://w.example/a).' })).toContain(
      '(<https://w.example/O_(x)>) and <https://w.example/a>).',
    ));

  it('tells customers no severity', () =>
    expect(as('slack', { audience: 'customers' })).toMatch(/^\*Card payments fail at checkout · Inv/));
});

describe('Statuspage', () => {
  it('is what its API takes, and notifies nobody', () =>
    expect(JSON.parse(as('statuspage'))).toEqual({
      incident: {
        name: 'Card payments fail at checkout',
        status: 'investigating',
        body: message.text,
        deliver_notifications: false,
        metadata: { ic_console: { components: ['Checkout'] } },
      },
    }));

  it('names a component by its id where the playbook does', () => {
    const { incident } = statuspage({ components: ['ftgks51sfs2d', 'subscribers!'] });
    expect(incident).toMatchObject({
      component_ids: ['ftgks51sfs2d'],
      metadata: { ic_console: { components: ['subscribers!'] } },
    });
    expect(statuspage({ components: [] }).incident).not.toHaveProperty('metadata');
  });

  it('has a name of one line and 255 characters at most, never half of one', () => {
    const { name } = statuspage({ title: `a\n"b"\t${'🔥'.repeat(200)}` }).incident;
    expect(name.length).toBeLessThanOrEqual(255);
    expect(name).toMatch(/^a "b" (?:🔥)+…$/u);
  });
});

describe('an e-mail', () => {
  it('has a subject with severity, title and status, then the words', () =>
    expect(as('email')).toBe(
      `Subject: [SEV1] Card payments fail at checkout: Investigating\n\n${message.text}\n`,
    ));

  it('has one subject and no other header, whatever the title is', () => {
    const { subject } = emailOf({ ...message, title: 'x\r\nBcc: all@b.example\u2028y' });
    expect(subject).toBe('[SEV1] x Bcc: all@b.example y: Investigating');
    expect(emailOf({ ...message, title: 'y'.repeat(255) }).subject).toMatch(/^.{1,136}…: Investigating$/);
  });

  it('has no line longer than a mail server takes, and loses no word', () => {
    const text = `${'word 🔥 '.repeat(1_500)}${'x'.repeat(2_500)}`.trim();
    const { body } = emailOf({ ...message, text });
    for (const line of body.split('\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(998);
    expect(body.replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
  });

  it('tells customers no severity', () =>
    expect(as('email', { audience: 'customers' })).toMatch(/^Subject: Card payments fail/));
});

describe('an exercise', () => {
  it.each(copyFormats)('as %s begins and ends with saying so, once', (format) => {
    const words = 'EXERCISE EXERCISE EXERCISE\nAll is well.\nEXERCISE EXERCISE EXERCISE';
    for (const text of ['All is well.', words]) {
      const copied = as(format, { text, exercise: true });
      const body =
        format === 'statuspage'
          ? statuspage({ text, exercise: true }).incident.body
          : copied.replace(/^Subject: .*\n\n/, '').trim();
      expect(body).toMatch(/^EXERCISE EXERCISE EXERCISE\n[^]*\nEXERCISE EXERCISE EXERCISE$/);
      expect(body.match(/EXERCISE EXERCISE EXERCISE/g)).toHaveLength(2);
    }
    expect(emailOf({ ...message, exercise: true }).subject).toMatch(/^EXERCISE .* \(EXERCISE\)$/);
    expect(statuspage({ exercise: true }).incident.name).toMatch(/^EXERCISE .* EXERCISE$/);
  });
});

const ACTING = Array.from('<>&@#*_~`"\\\'{}|\n\r\u2028\u0000\u202E\uD83D\uDD25 a.');

/** Whatever people paste: quotes, markup, control characters, halves of characters, far too much of it. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom(...ACTING),
    maxLength: 300,
  }),
  fc.string({ unit: 'grapheme', minLength: 300, maxLength: 400 }).map((s) => s.repeat(30).slice(0, 10_000)),
);

test('nothing that was typed breaks out of any format, and no letter is lost', () => {
  const letters = (text: string): string => (text.match(/\p{L}/gu) ?? []).join('');
  fc.assert(
    fc.property(hostile, hostile, fc.boolean(), (text, title, exercise) => {
      const change = { text, title: title.slice(0, 255), exercise };
      const { incident } = statuspage(change);
      expect(incident.name.length).toBeLessThanOrEqual(255);
      const slack = as('slack', change);
      expect(slack.replaceAll(/<https?:\/\/[^<>|\s]+>/g, '')).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
      expect(slack.replaceAll(/<https?:\/\/[^<>|\s]+>/g, '')).not.toMatch(/[@#][\p{L}\p{N}_]/u);
      const email = as('email', change);
      expect(email).toMatch(/^Subject: [^\n\r]{1,200}\n\n/);
      for (const line of email.split('\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(998);
      if (exercise) return;
      expect(letters(as('plain', change))).toBe(letters(text));
      expect(letters(incident.body)).toBe(letters(text));
      for (const format of copyFormats) expect(as(format, change)).not.toMatch(/[\u0000-\u0008\u202E]/);
    }),
    { numRuns: 300 },
  );
});
