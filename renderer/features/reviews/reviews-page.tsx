import { useEffect, useMemo, useState } from 'react';
import { Page, PageFrame } from '../../incident-parts/page-frame.tsx';
import { useNow } from '../../state/clock.ts';
import { usePerson, usePlaybook, useSummaries } from '../../state/projections.ts';
import { useUi } from '../../state/ui.ts';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { openReview } from './actions.ts';
import { setMine, useMine } from './mine.ts';
import { ReviewList } from './review-list.tsx';
import { reviewLines } from './sections.ts';
import css from './reviews.module.css';

const focusList = (): void => document.getElementById('reviews')?.focus();

/** Every incident that needs a review: what is overdue first, and what is published to read. */
export function ReviewsPage() {
  const summaries = useSummaries();
  const { postmortem } = usePlaybook();
  const person = usePerson();
  const trouble = useUi((s) => s.trouble);
  const mine = useMine((s) => s.mine);
  const [typed, setTyped] = useState('');
  const hour = Math.floor(useNow() / 60_000) * 60_000;
  const lines = useMemo(
    () => reviewLines(summaries, postmortem, { typed, mine }, { person, now: hour }),
    [summaries, postmortem, typed, mine, person, hour],
  );
  useEffect(focusList, []);
  return (
    <PageFrame current="reviews">
      <Page
        title="Reviews"
        right={
          <>
            <button type="button" className={css['mine']} aria-pressed={mine} onClick={() => setMine(!mine)}>
              Mine only <KeyCap chord="M" small />
            </button>
            <label className={css['search']}>
              <Icon name="search" />
              <input
                id="search-reviews"
                type="search"
                aria-label="Find reviews"
                placeholder="Incident, service, owner"
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
                onKeyDown={(event) => {
                  if (event.nativeEvent.isComposing) return;
                  const hit = lines.find((line) => line.kind === 'review');
                  if (event.key === 'Enter' && hit !== undefined) void openReview(hit.summary.id);
                  else if (event.key === 'ArrowDown') focusList();
                  else if (event.key === 'Escape' && typed !== '') setTyped('');
                  else return;
                  event.preventDefault();
                  event.stopPropagation();
                }}
              />
              <KeyCap chord="Ctrl+F" />
            </label>
          </>
        }
      >
        <div className={css['page']}>
          {trouble !== null && (
            <p className={css['trouble']} role="alert">
              {trouble}
            </p>
          )}
          {lines.length > 0 ? (
            <ReviewList key={`${typed} ${mine}`} lines={lines} />
          ) : (
            <p className={css['none']}>{nothing(typed.trim(), mine, person)}</p>
          )}
          <p className={css['keys']}>
            <span>
              <KeyCap chord="ArrowUp" small /> <KeyCap chord="ArrowDown" small /> move
            </span>
            <span>
              <KeyCap chord="Enter" small /> open the post-mortem
            </span>
            <span>
              <KeyCap chord="Ctrl+C" small /> copy row as text
            </span>
            <span>
              <KeyCap chord="Escape" small /> back
            </span>
          </p>
        </div>
      </Page>
    </PageFrame>
  );
}

function nothing(typed: string, mine: boolean, person: string): string {
  if (typed !== '') return `No review matches “${typed}”.`;
  if (mine) return `No review is ${person}’s. “Mine only” shows the others again.`;
  return 'No incident has been resolved yet. What needs a post-mortem stands here once it is, with its clock: as the playbook says by severity, or because somebody says that it showed a systemic risk.';
}
