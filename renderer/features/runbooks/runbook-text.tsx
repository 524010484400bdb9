import { useMemo, type MouseEvent, type ReactNode } from 'react';
import type { ListedRunbook } from '../../../shared/runbooks/runbook.ts';
import prose from '../../incident-parts/prose.module.css';
import { useNow } from '../../state/clock.ts';
import { Icon } from '../../ui/icon.tsx';
import { linkedRunbook, bodyOf, renderRunbook } from './markdown.ts';
import { selectRunbook } from './state.ts';
import { dayAndAge, reviewedWords, stepWords, usedWords } from './words.ts';
import type { Read } from './use-runbooks.ts';
import css from './runbooks.module.css';

/** A runbook as its file says, below what is known of it: where it was wrong comes first. */
export function RunbookText({
  runbook,
  read,
  children,
}: {
  runbook: ListedRunbook;
  read: Read | null;
  children: ReactNode;
}) {
  const now = useNow();
  const { title, file, services, alerts, owner, wrong, problems, steps } = runbook;
  const markdown = read?.runbook?.markdown ?? '';
  const html = useMemo(() => renderRunbook(bodyOf(markdown)), [markdown]);
  return (
    <>
      <header className={css['title']}>
        <h2>{title}</h2>
        <p>
          {[file, stepWords(steps).toLowerCase(), ...(owner === null ? [] : [`owner ${owner}`])].join(' · ')}
        </p>
      </header>
      {children}
      <dl className={css['facts']}>
        {services.length > 0 && <Fact label="Services" words={services.join(', ')} />}
        {alerts.length > 0 && <Fact label="Alerts" words={alerts.join(', ')} />}
        <Fact label="Reviewed" words={reviewedWords(runbook, now)} />
        <Fact label="Used" words={usedWords(runbook, now)} />
      </dl>
      {wrong.length > 0 && (
        <section className={css['wrong']} aria-label="Where it was wrong">
          <Icon name="warn" />
          <ul>
            {wrong.map(({ incident, title: name, at, by, words }) => (
              <li key={`${incident} ${at}`}>
                <b>{words === '' ? 'It was wrong' : words}</b>
                <small>
                  {name}, {dayAndAge(at, now)}, by {by}
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
      {problems.map((problem) => (
        <p key={problem} className={css['problem']}>
          {problem}
        </p>
      ))}
      {read?.trouble !== null && read !== null && <p className={css['problem']}>{read.trouble}</p>}
      {read !== null && markdown === '' && read.trouble === null && (
        <p className={css['none']}>Nothing is written in it yet.</p>
      )}
      <div className={prose['prose']} onClick={follow} dangerouslySetInnerHTML={{ __html: html }} />
    </>
  );
}

const Fact = ({ label, words }: { label: string; words: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>{words}</dd>
  </div>
);

/** A link to another runbook selects it. */
function follow(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const file = linkedRunbook(link?.getAttribute('href') ?? '');
  if (link?.getAttribute('href')?.startsWith('#') !== true) return;
  event.preventDefault();
  if (file !== null) selectRunbook(file);
}
