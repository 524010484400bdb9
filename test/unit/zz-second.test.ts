import { expect, test, onTestFinished } from 'vitest';
import { openDesk, take, documentsIn } from '../support/import-desk.ts';
import { commandSchema } from '../../shared/incident/commands.ts';
import { textOf } from '../../shared/incident/text.ts';
import { digest } from '../../shared/incident/digest.ts';

test('redacted stays redacted', async () => {
  const s = await openDesk(); onTestFinished(() => s.close());
  const at = (clock: string): number => Date.parse(`2026-11-20T${clock}:00Z`);
  const [d] = await documentsIn('time (UTC),who,kind,text\n2026-11-20T14:02:00Z,ana,Note,SECRETentry\n', 'a.csv');
  const doc = { ...d!, updates: [{ key: 'u1', at: at('14:10'), audience: 'customers' as const, status: null, text: 'SECRETupdate', who: null }],
    actions: [{ key: 'a1', title: 'SECRETaction', owner: 'ben', due: null, category: null, state: 'open' as const }],
    texts: [{ section: 'summary', markdown: 'SECRETtext' }] };
  const out = await take(s, [doc]);
  const id = out.incidents[0]!.id;
  const run = async (name: string, fields: object) => { const r = await s.run(id, commandSchema.parse({ name, fields }), 'ana'); if (!r.ok) console.log(name, JSON.stringify(fields), r.error.message); };
  const live = () => s.peek(id).then((i) => JSON.stringify([...i!.events.values()].map(({ payload, e, t }) => [t, e, payload])));
  const inc = (await s.peek(id))!;
  for (const ev of inc.events.values()) {
    if (ev.t === 'entry-logged/1' && (ev.payload as any).text.includes('SECRET')) await run('redact', { entry: ev.e, reason: 'x' });
    if (ev.t === 'update-sent/1') await run('redact', { entry: ev.id, reason: 'x' });
    if (ev.t === 'action-item-set/1') await run('redact', { entry: ev.id, reason: 'x' });
  }
  await run('redact-text', { section: 'summary', words: 'SECRETtext', reason: 'x' });
  console.log((await live()).match(/SECRET\w+/g), textOf((await s.open(id))!, 'summary'));
  const again = await take(s, [doc]);
  console.log(JSON.stringify(again), (await live()).match(/SECRET\w+/g), textOf((await s.open(id))!, 'summary'));
  expect((await live())).not.toContain('SECRET');
  void digest;
});
