import type { Instant } from '../../../shared/ids.ts';
import { meansWords, pageMeans, type PageMeans } from '../../../shared/incident/events/page-made.ts';
import { ladderOf, rungState, type Ladder, type Rung } from '../../../shared/incident/escalation.ts';
import { escalationLines, pageWords } from '../../../shared/incident/escalation-text.ts';
import type { Page } from '../../../shared/incident/pages.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { severityLabel } from '../../../shared/incident/vocabulary.ts';
import type { Playbook } from '../../../shared/playbook/playbook.ts';
import { dueState } from '../../../shared/time/format.ts';
import { Due } from '../../incident-parts/due.tsx';
import { LeaveFront } from '../../incident-parts/leave-front.tsx';
import { markedCopy } from '../../incident-parts/marked-copy.ts';
import panel from '../../incident-parts/panel.module.css';
import { stamp } from '../../incident-parts/zone.ts';
import { sayDone } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Picks } from '../../ui/sheet.tsx';
import { answered, noAnswer, pageAgain, pageStep } from './actions.ts';
import { Named } from './named.tsx';
import { Phones } from './phones.tsx';
import css from './escalation.module.css';

type Props = {
  readonly incident: Incident;
  readonly playbook: Playbook;
  readonly now: Instant;
  readonly means: PageMeans;
  readonly onMeans: (means: PageMeans) => void;
};

const picks = Object.fromEntries(pageMeans.map((each) => [meansWords[each], each]));

/** The ladder with its clocks, and every page that was made. */
export function LadderPart({ incident, playbook, now, means, onMeans }: Props) {
  const ladder = ladderOf(incident, playbook);
  if (ladder === null) return null;
  const { rungs, spentAt, others } = ladder;
  const show = (at: Instant): string => stamp(at, now);
  const last = rungs.at(-1)?.pages.at(-1);
  return (
    <section className={cx(css['part'], css['ladder'])} aria-labelledby="ladder-title">
      <header className={panel['head']}>
        <h2 id="ladder-title">Page</h2>
        <span className={panel['count']}>
          {severityLabel[ladder.severity]} since {show(ladder.armedAt)}
        </span>
        <span className={cx(panel['far'], css['ends'])}>
          <Button
            look="plain"
            small
            onPress={() => {
              void navigator.clipboard
                .writeText(markedCopy(escalationLines(incident, playbook, now, show).join('\n')))
                .then(() => sayDone('Copied'));
            }}
          >
            Copy
          </Button>
          <LeaveFront />
        </span>
      </header>
      <p className={css['how']}>
        <span>Call outside of this console, then record it here:</span>
        <Picks
          label="How they are paged"
          options={Object.keys(picks)}
          picked={meansWords[means]}
          onPick={(words) => onMeans(picks[words] ?? 'phone')}
        />
      </p>
      {rungs.length === 0 && (
        <p className={css['none']}>
          {severityLabel[ladder.severity]} has no ladder. Page whoever is needed from the roster; the
          playbook’s severities.yaml takes a ladder.
        </p>
      )}
      <ol>
        {rungs.map((rung) => (
          <Step key={rung.key} ladder={ladder} rung={rung} now={now} means={means} show={show} />
        ))}
      </ol>
      {spentAt !== null && spentAt <= now && last !== undefined && (
        <div className={css['spent']} data-first>
          <p>
            Nobody on the ladder has answered. <Due due={dueState(spentAt, now)} />
          </p>
          <Button look="primary" small onPress={() => void pageAgain(last)}>
            Page {last.who} again
          </Button>
        </div>
      )}
      {others.length > 0 && (
        <>
          <h3 className={css['beside']}>Beside the ladder</h3>
          <ul>
            {others.map((page) => (
              <li key={page.id} className={css['other']}>
                <Made page={page} now={now} show={show} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

type StepProps = {
  readonly ladder: Ladder;
  readonly rung: Rung;
  readonly now: Instant;
  readonly means: PageMeans;
  readonly show: (at: Instant) => string;
};

function Step({ ladder, rung, now, means, show }: StepProps) {
  const { number, who, minutes, person, pages, dueAt, endsAt } = rung;
  const state = rungState(ladder, rung, now);
  const name = person?.name ?? who;
  const next = dueAt !== null;
  return (
    <li className={cx(css['step'], css[state])} data-line data-step={number}>
      <span className={css['number']}>{number}</span>
      <div className={css['who']}>
        <p>{who}</p>
        <small>{stands[state](minutes, dueAt === null ? null : show(dueAt))}</small>
        {person !== null && <Phones person={person} />}
      </div>
      <div className={css['clock']} data-act {...(state === 'due' ? { 'data-first': true } : {})}>
        {state === 'due' && dueAt !== null && <Due due={dueState(dueAt, now)} />}
        {state === 'waiting' && endsAt !== null && <Due due={dueState(endsAt, now)} clock={show(endsAt)} />}
        {(next || state === 'missed') && (
          <Button
            small
            look={state === 'due' ? 'primary' : 'normal'}
            {...(next ? { chord: 'P' } : {})}
            onPress={() => void pageStep(number, name, means)}
          >
            {state === 'missed' ? 'Paged again' : 'Paged'}
            <Named>{name}</Named>
          </Button>
        )}
      </div>
      {pages.length > 0 && (
        <ul className={css['pages']}>
          {pages.map((page) => (
            <li key={page.id}>
              <Made page={page} now={now} show={show} keys={page === pages.at(-1) && state === 'waiting'} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

const stands: Record<ReturnType<typeof rungState>, (minutes: number, at: string | null) => string> = {
  answered: () => 'answered: the ladder ends here',
  waiting: (minutes) => `${minutes} min to answer`,
  missed: () => 'no answer',
  due: (minutes) => `to be paged now, ${minutes} min to answer`,
  later: (minutes, at) =>
    `${at === null ? 'after the step before it' : `from ${at} on`}, ${minutes} min to answer`,
  spared: () => 'not needed: somebody answered',
};

/** A page that was made, with the minutes to its answer; while it is open, what became of it can be said. */
function Made({
  page,
  now,
  show,
  keys = false,
}: {
  page: Page;
  now: Instant;
  show: (at: Instant) => string;
  keys?: boolean;
}) {
  return (
    <div className={css['made']}>
      <p>{pageWords(page, now, show)}</p>
      {page.outcome === 'open' && (
        <span className={css['acts']} data-act {...(keys ? { 'data-first': true } : {})}>
          <Button
            small
            look={keys ? 'primary' : 'normal'}
            {...(keys ? { chord: 'A' } : {})}
            onPress={() => void answered(page)}
          >
            Answered
            <Named>{page.who}</Named>
          </Button>
          <Button small {...(keys ? { chord: 'N' } : {})} onPress={() => void noAnswer(page)}>
            No answer
            <Named>{`from ${page.who}`}</Named>
          </Button>
        </span>
      )}
    </div>
  );
}
