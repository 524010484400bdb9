import { kindLabel, WORDS_APART } from '../../../shared/knowledge/labels.ts';
import type { KnowledgeKind, SearchHit } from '../../../shared/knowledge/search.ts';
import { formatStamp } from '../../../shared/time/format.ts';
import { severityLabel } from '../../../shared/incident/vocabulary.ts';
import { Exercise } from '../../incident-parts/exercise.tsx';
import { Moment } from '../../incident-parts/moment.tsx';
import { SeverityMark } from '../../incident-parts/severity-mark.tsx';
import { zone } from '../../incident-parts/zone.ts';
import { usePlaybook } from '../../state/projections.ts';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon-paths.ts';
import css from './search.module.css';

export const kindIcon: Record<KnowledgeKind, IconName> = {
  incident: 'hex',
  entry: 'list',
  postmortem: 'book',
  action: 'check',
  runbook: 'doc',
};

type Props = {
  readonly hit: SearchHit;
  readonly index: number;
  readonly current: boolean;
  readonly of: number;
  readonly onOpen: () => void;
};

/** One place where it was found: what it is, what it belongs to, and the words around. */
export function HitLine({ hit, index, current, of, onOpen }: Props) {
  const { kind, title, severity, exercise, snippet, who, at } = hit;
  return (
    <div
      id={`hit-${index}`}
      role="option"
      aria-selected={current}
      aria-setsize={of}
      aria-posinset={index + 1}
      className={cx(css['hit'], current && css['current'])}
      onClick={() => {
        if (window.getSelection()?.isCollapsed !== false) onOpen();
      }}
    >
      <span className={css['kind']}>
        <Icon name={kindIcon[kind]} small />
        {kindLabel(kind)}
      </span>
      <div className={css['main']}>
        <p className={css['title']} title={title}>
          {severity !== null && <SeverityMark severity={severity} size={16} />}
          {exercise && <Exercise />}
          <b>{title}</b>
          {kind === 'postmortem' && <PartName part={hit.ref} />}
          {hit.apart === true && <span>{WORDS_APART}</span>}
        </p>
        {snippet.length > 0 && (
          <p className={css['snippet']}>
            {snippet.map((piece, i) => (piece.hit ? <mark key={i}>{piece.text}</mark> : piece.text))}
          </p>
        )}
      </div>
      <span className={css['who']} title={who ?? undefined}>
        {who}
      </span>
      {at === null ? <span /> : <Moment className={css['at']} at={at} words={formatStamp(at, zone)} />}
    </div>
  );
}

function PartName({ part }: { part: string }) {
  const { postmortem } = usePlaybook();
  const title = postmortem.parts.find(({ id }) => id === part)?.title;
  return title === undefined ? null : <span>{title}</span>;
}

/** A hit as text, in the order in which it is read. */
export const hitAsText = ({
  kind,
  title,
  severity,
  exercise,
  snippet,
  who,
  at,
  incident,
  apart,
}: SearchHit): string =>
  [
    exercise ? 'EXERCISE' : '',
    kindLabel(kind),
    severity === null ? '' : severityLabel[severity],
    title,
    apart === true ? WORDS_APART : '',
    snippet.map(({ text }) => text).join(''),
    who ?? '',
    at === null ? '' : formatStamp(at, zone),
    incident ?? '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
