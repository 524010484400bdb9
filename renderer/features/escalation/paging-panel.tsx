import type { Instant } from '../../../shared/ids.ts';
import { pagesOf, spanWords, type Page } from '../../../shared/incident/pages.ts';
import { useIncidentNow } from '../../incident-parts/incident-clock.ts';
import panel from '../../incident-parts/panel.module.css';
import { focusComposer } from '../../state/focus.ts';
import { useOpened } from '../../state/projections.ts';
import { showFront } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { answered, noAnswer } from './actions.ts';
import css from './escalation.module.css';

/** Who was paged and has not answered, while somebody waits for it. What is due, and when, stands in Next. */
export function PagingPanel() {
  const opened = useOpened();
  const open = opened === null ? [] : pagesOf(opened.incident).filter(({ outcome }) => outcome === 'open');
  const now = useIncidentNow(open.map(({ until }) => until));
  if (open.length === 0) return null;
  return (
    <section id="paging" className={css['panel']} aria-labelledby="paging-title" tabIndex={-1}>
      <div className={panel['rule']} />
      <header className={panel['head']}>
        <h2 id="paging-title">Paging</h2>
        <span className={panel['count']}>{open.length} not answered</span>
        <Button
          look="plain"
          small
          chord="Alt+F"
          className={panel['far']}
          onPress={() => showFront({ name: 'escalation' })}
        >
          Ladder
        </Button>
      </header>
      <ul>
        {open.map((page) => (
          <Open key={page.id} page={page} now={now} />
        ))}
      </ul>
    </section>
  );
}

const Open = ({ page, now }: { page: Page; now: Instant }) => (
  <li className={css['paging']}>
    <p>
      {page.who}, {spanWords(now - page.at)}
    </p>
    <span className={css['quiet']}>
      <Button
        look="link"
        label={`${page.who} answered`}
        onPress={() => void answered(page).then(focusComposer)}
      >
        Answered
      </Button>
      <Button
        look="link"
        label={`No answer from ${page.who}`}
        onPress={() => void noAnswer(page).then(focusComposer)}
      >
        No answer
      </Button>
    </span>
  </li>
);
