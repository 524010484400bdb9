import type { Freshness, FreshRunbook } from '../../../shared/readiness/runbook-freshness.ts';
import { formatDay } from '../../../shared/time/format.ts';
import { visitPage, visitRunbook } from '../../bridge/visit.ts';
import { Button } from '../../ui/button.tsx';
import { useSome } from '../../ui/some.tsx';
import { counted } from './days.ts';
import { reviewed } from './doing.ts';
import { Part } from './part.tsx';
import { Act, Row } from './row.tsx';
import type { Known } from './use-readiness.ts';
import css from './readiness.module.css';

const marks: Record<Freshness, { readonly word: string; readonly look: string }> = {
  wrong: { word: 'Was wrong', look: 'overdue' },
  never: { word: 'No review', look: 'due' },
  stale: { word: 'Old', look: 'due' },
  fresh: { word: 'Fresh', look: 'done' },
};

/** How far each runbook can be trusted: those that were wrong first, then what nobody has gone through for long. */
export function RunbooksPart({ readiness, now, zone }: Known) {
  const { runbooks } = readiness;
  const fresh = runbooks.filter(({ state }) => state === 'fresh').length;
  const { shown, more } = useSome(
    runbooks.filter(({ state }) => state !== 'fresh'),
    6,
  );
  return (
    <Part
      title="Runbooks"
      beside={runbooks.length === 0 ? undefined : `${fresh} of ${runbooks.length} fresh`}
      note={
        runbooks.length === 0
          ? 'There are no runbooks yet. The page of runbooks says how to begin.'
          : fresh === runbooks.length
            ? 'Every runbook was gone through in the last half year, and none was wrong since.'
            : undefined
      }
    >
      <ul className={css['rows']}>
        {shown.map((runbook) => (
          <Row
            key={runbook.file}
            id={`runbook.${runbook.file}`}
            mark={<span className={css[marks[runbook.state].look]}>{marks[runbook.state].word}</span>}
            title={runbook.title}
            detail={detailOf(runbook, now, zone)}
            onEnter={() => visitRunbook(runbook.file)}
          >
            <Act
              letter="R"
              word="Reviewed"
              about={runbook.title}
              onPress={() => void reviewed(runbook.file, runbook.title)}
            />
          </Row>
        ))}
      </ul>
      {more}
      {runbooks.length === 0 && (
        <p>
          <Button small onPress={() => visitPage('runbooks')}>
            Runbooks
          </Button>
        </p>
      )}
    </Part>
  );
}

function detailOf(runbook: FreshRunbook, now: number, zone: string): string {
  const { reviewedAt, reviewedBy, lastUsedAt, wrongSince } = runbook;
  const day = (at: number): string =>
    `${formatDay(at, zone)}${now - at > 300 * 86_400_000 ? ` ${new Date(at).getUTCFullYear()}` : ''}`;
  const [wrong] = wrongSince;
  return [
    ...(wrong === undefined
      ? []
      : [
          `wrong in “${wrong.title}”${wrong.words === '' ? '' : `: ${wrong.words}`}${wrongSince.length > 1 ? `, and ${counted(wrongSince.length - 1, 'more time')}` : ''}`,
        ]),
    reviewedAt === null
      ? 'never reviewed'
      : `reviewed ${day(reviewedAt)}${reviewedBy === null ? '' : ` by ${reviewedBy}`}`,
    lastUsedAt === null ? 'never used' : `last used ${day(lastUsedAt)}`,
  ].join('; ');
}
