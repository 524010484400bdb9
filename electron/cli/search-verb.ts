import {
  knowledgeKinds,
  searchQuerySchema,
  type KnowledgeKind,
  type SearchHit,
} from '../../shared/knowledge/search.ts';
import { kindLabel, WORDS_APART } from '../../shared/knowledge/labels.ts';
import { severities, severityLabel } from '../../shared/incident/vocabulary.ts';
import { formatIso, formatStamp } from '../../shared/time/format.ts';
import { parseInstant } from '../../shared/time/words.ts';
import { withIndex } from './index-verb.ts';
import { UsageError, type Verb, type VerbContext } from './verb.ts';

/** `ic search`: over everything that was recorded. */
export const searchVerb: Verb = {
  usage: 'WORDS [--kind KINDS] [--severity SEVS] [--service NAME] [--from WORDS] [--to WORDS] [--limit N]',
  summary: 'Look for words in incidents, logs, post-mortems, action items and runbooks',
  details: [
    `--kind: ${knowledgeKinds.join(', ')}; several with commas`,
    '--severity: sev1, or sev1,sev2',
    '--from, --to: a time in words, such as "90d" or 2026-11-01 00:00; when the incident began',
    '--limit: at most so many, 40 unless said',
    'What has all the words in one place comes first; behind it incidents that hold them in several.',
    'Filters can also stand among the words: sev:1 service:payments kind:runbook by:ana after:2026-09',
  ],
  options: ['kind', 'severity', 'service', 'from', 'to', 'limit'],
  flags: [],
  async run(context) {
    const query = queryOf(context);
    const answer = await withIndex(context, (index) => index.search(query));
    const { hits, counts, more } = answer;
    const json = {
      hits: hits.map(({ snippet, at, ...hit }) => ({
        ...hit,
        at: at === null ? null : formatIso(at),
        text: snippet.map(({ text }) => text).join(''),
        matches: snippet.flatMap(({ text, hit: is }) => (is ? [text] : [])),
      })),
      counts,
      more,
      waiting: answer.waiting,
    };
    if (hits.length === 0)
      return {
        text: `Nothing holds “${query.words}”. Fewer words, or only their beginnings, find more.`,
        json,
      };
    const told = knowledgeKinds.flatMap((kind) => {
      const count = counts[kind];
      return count === undefined ? [] : [`${kindLabel(kind, count)}${more.includes(kind) ? ' or more' : ''}`];
    });
    return { text: [...hits.map((hit) => lineOf(hit, context.zone)), '', told.join(', ')].join('\n'), json };
  },
};

function queryOf(context: VerbContext) {
  const { words, options } = context;
  if (words.length === 0) throw new UsageError('Say what to look for: ic search WORDS.');
  const many = (name: string, known: readonly string[]): readonly string[] | undefined => {
    const said = options.get(name);
    if (typeof said !== 'string') return undefined;
    const all = said.toLowerCase().split(',');
    const other = all.find((each) => !known.includes(each));
    if (other !== undefined)
      throw new UsageError(`There is no --${name} “${other}”; there are ${known.join(', ')}.`);
    return all;
  };
  const [kinds, sevs] = [many('kind', knowledgeKinds), many('severity', severities)];
  const [from, to] = [timeOf(context, 'from'), timeOf(context, 'to')];
  if (from !== undefined && to !== undefined && to <= from)
    throw new UsageError('--to lies before --from: nothing is between them.');
  const service = options.get('service');
  const limit = options.get('limit');
  const parsed = searchQuerySchema.safeParse({
    words: words.join(' '),
    ...(kinds === undefined ? {} : { kinds }),
    ...(sevs === undefined ? {} : { severities: sevs }),
    ...(typeof service === 'string' ? { service } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(typeof limit === 'string' ? { limit: Number(limit) } : {}),
  });
  if (parsed.success) return parsed.data;
  const about = String(parsed.error.issues[0]?.path[0] ?? 'words');
  throw new UsageError(
    about === 'limit' ? '--limit is a number from 1 to 200.' : `What was said for ${about} is too long.`,
  );
}

function timeOf({ options, now, zone }: VerbContext, name: 'from' | 'to'): number | undefined {
  const words = options.get(name);
  if (typeof words !== 'string') return undefined;
  const at = parseInstant(words, { now: now(), zone, side: 'past' });
  if (!at.ok) throw new UsageError(at.error);
  return at.value;
}

function lineOf(hit: SearchHit, zone: string): string {
  const about = [
    kindLabel(hit.kind satisfies KnowledgeKind),
    hit.exercise ? 'EXERCISE' : '',
    hit.severity === null ? '' : severityLabel[hit.severity],
    hit.title,
    hit.incident ?? hit.ref,
    hit.apart === true ? WORDS_APART : '',
    hit.who ?? '',
    hit.at === null ? '' : formatStamp(hit.at, zone),
  ].filter((each) => each !== '');
  const text = hit.snippet.map(({ text: piece }) => piece).join('');
  return `${about.join('  ')}\n    ${text}`;
}
