import { describe, expect, test } from 'vitest';
import type { ImportedDocument } from '../../shared/exchange/imported.ts';
import { readSlack } from '../../shared/exchange/slack/read-slack.ts';

describe('Slack', () => {
  const day = (messages: object[]) => JSON.stringify(messages);
  const say = (ts: string, text: string, more: object = {}) => ({
    type: 'message',
    user: 'U1',
    ts,
    text,
    ...more,
  });
  const files = [
    {
      path: 'users.json',
      text: JSON.stringify([{ id: 'U1', name: 'ana', profile: { display_name: 'Ana' } }]),
    },
    { path: 'channels.json', text: JSON.stringify([{ id: 'C1', name: 'inc-7' }]) },
    {
      path: 'integration_logs.json',
      text: '{"user_name":"ana","change_type":"added","service_type":"Bot"}\n{"user_name":"ben","change_type":"removed"}',
    },
  ];
  const channel = (messages: object[]): ImportedDocument => {
    const found = readSlack([...files, { path: 'inc-7/2026-11-01.json', text: day(messages) }], 'export.zip');
    const document = found.ok ? found.value.documents[0] : undefined;
    if (document === undefined) throw new Error('nothing was read');
    return document;
  };

  test('marks become words: people, channels, links and signs', () => {
    const text = '<@U1> see <#C1> and <https://x.example/a|the graph> &lt;now&gt; <!here>';
    const [row] = channel([say('1793520000.000100', text)]).rows;
    expect(row).toMatchObject({
      who: 'Ana',
      text: '@Ana see #inc-7 and the graph (https://x.example/a) <now> @here',
    });
  });

  test('a reply names what it answers, also where it stands before it', () => {
    const { rows } = channel([
      say('1793520000.000100', 'Yes', { thread_ts: '1793520060.000100' }),
      say('1793520060.000100', 'Shall we roll back?', { thread_ts: '1793520060.000100', reply_count: 1 }),
      say('1793520100.000100', 'Done', { thread_ts: '1793510000.000100' }),
    ]);
    expect(rows.map(({ text }) => text)).toEqual([
      'Re “Shall we roll back?”: Yes',
      'Shall we roll back?',
      'In a thread: Done',
    ]);
    expect(rows[0]?.notes).toEqual(['it is older than the message that it answers']);
  });

  test('an answer that was sent to the channel too is one entry, and joins are left out with why', () => {
    const root = { ts: '1793520000.000100', text: 'Shall we?' };
    const reply = say('1793520001.000100', 'Yes', { thread_ts: root.ts, subtype: 'thread_broadcast', root });
    const { rows, leftOut } = channel([
      reply,
      reply,
      say('1793520002.000100', 'ana joined', { subtype: 'channel_join' }),
    ]);
    expect(rows.map(({ text }) => text)).toEqual(['Re “Shall we?”: Yes']);
    expect(leftOut.map(({ text }) => text)).toEqual([
      'ana joined',
      'integration_logs.json: ana added Bot',
      'integration_logs.json: ben removed',
    ]);
  });

  test('bots keep their name; files, reactions and attachments are words', () => {
    const { rows } = channel([
      {
        ...say('1793520000.000100', ''),
        user: undefined,
        subtype: 'bot_message',
        username: 'deploybot',
        attachments: [{ fallback: 'Deployed 4711', text: 'Deployed 4711' }],
      },
      say('1793520001.000100', 'Look', {
        files: [{ name: 'graph.png', permalink: 'https://x.example/g' }],
        reactions: [{ name: 'eyes', users: ['U1'] }],
      }),
    ]);
    expect(rows.map(({ who, text }) => [who, text])).toEqual([
      ['deploybot', 'Deployed 4711'],
      ['Ana', 'Look\nFile: graph.png (https://x.example/g)\nReactions: :eyes: Ana'],
    ]);
  });

  test('a day that is cut short is said, and the others are read', () => {
    const found = readSlack(
      [
        ...files,
        { path: 'inc-7/2026-11-01.json', text: day([say('1793520000.1', 'Hello')]) },
        { path: 'inc-7/2026-11-02.json', text: '[{"type":"mess' },
      ],
      'x',
    );
    expect(found).toMatchObject({
      ok: true,
      value: {
        failures: [
          {
            name: 'inc-7/2026-11-02.json',
            message: 'It is cut short: its JSON ends in the middle. Export it again.',
          },
        ],
      },
    });
  });
});
