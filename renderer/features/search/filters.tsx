import { useMemo } from 'react';
import { readQuery } from '../../../shared/knowledge/query.ts';
import { knowledgeKinds, type KnowledgeKind, type SearchAnswer } from '../../../shared/knowledge/search.ts';
import { severities, severityLabel } from '../../../shared/incident/vocabulary.ts';
import { formatStamp } from '../../../shared/time/format.ts';
import { zone } from '../../incident-parts/zone.ts';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { kindIcon } from './hit-line.tsx';
import css from './search.module.css';
import { toggleKind, toggleSeverity, useSearch } from './view.ts';

const names: Record<KnowledgeKind, string> = {
  incident: 'Incidents',
  entry: 'Log',
  postmortem: 'Post-mortems',
  action: 'Actions',
  runbook: 'Runbooks',
};

/** What can be left out, each with how much of it there is; and what of the words was understood as a filter. */
export function Filters() {
  const kinds = useSearch((s) => s.kinds);
  const chosen = useSearch((s) => s.severities);
  const answer = useSearch((s) => s.answer);
  const words = useSearch((s) => s.words);
  const typed = useMemo(() => readTyped(words), [words]);
  return (
    <div className={css['filters']} role="group" aria-label="Show only">
      {knowledgeKinds.map((kind) => (
        <button
          key={kind}
          type="button"
          className={css['filter']}
          aria-pressed={kinds.includes(kind) || typed.kinds.includes(kind)}
          onClick={() => toggleKind(kind, typed.kinds.includes(kind))}
        >
          <Icon name={kindIcon[kind]} small />
          {names[kind]}
          <CountOf answer={answer} kind={kind} />
        </button>
      ))}
      <span className={css['gap']} />
      {severities.map((severity) => (
        <button
          key={severity}
          type="button"
          className={css['filter']}
          aria-pressed={chosen.includes(severity) || typed.severities.includes(severity)}
          onClick={() => toggleSeverity(severity, typed.severities.includes(severity))}
        >
          {severityLabel[severity]}
        </button>
      ))}
      {typed.others.map((each) => (
        <Chip key={each} accent>
          {each}
        </Chip>
      ))}
    </div>
  );
}

function CountOf({ answer, kind }: { answer: SearchAnswer | null; kind: KnowledgeKind }) {
  const count = answer?.counts[kind];
  if (count === undefined) return null;
  const more = answer?.more.includes(kind) === true;
  return (
    <span className={css['count']}>
      {count}
      {more && <span title="or more">+</span>}
    </span>
  );
}

/** What of the words is a filter: what has a button shows there, the rest in words. */
function readTyped(words: string) {
  const read = readQuery({ words, limit: 1 }, (y, m, d) => new Date(y, m - 1, d).getTime());
  const day = (at: number): string => formatStamp(at, zone);
  return {
    kinds: read.kinds ?? [],
    severities: read.severities ?? [],
    others: [
      ...(read.service === null ? [] : [`service ${read.service}…`]),
      ...(read.by === null ? [] : [`by ${read.by}…`]),
      ...(read.from === null ? [] : [`since ${day(read.from)}`]),
      ...(read.to === null ? [] : [`until ${day(read.to)}`]),
    ],
  };
}
