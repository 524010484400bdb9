import { useEffect, useRef } from 'react';
import { isAddress, type PlacedLink } from '../../../shared/incident/links.ts';
import { forYou } from '../../../shared/incident/minute-for-you.ts';
import { minuteSections, type MinuteSection } from '../../../shared/incident/minute-words.ts';
import { minuteOf } from '../../../shared/incident/minute.ts';
import { copyLine } from '../../incident-parts/copy-line.ts';
import { LeaveFront } from '../../incident-parts/leave-front.tsx';
import { useNow } from '../../state/clock.ts';
import { leaveFront } from '../../state/front.ts';
import { useOpened, usePerson, usePlaybook } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { copyMinute, readerAt, sayHere } from './actions.ts';
import css from './minute.module.css';

/** What somebody who comes late reads first: in the frame of all screens, and in less than a minute. */
export function MinuteScreen() {
  const opened = useOpened();
  const playbook = usePlaybook();
  const person = usePerson();
  const minute = opened === null ? null : minuteOf(opened.incident, playbook);
  const now = useNow([minute?.since, minute?.next?.at]);
  const screen = useRef<HTMLElement>(null);
  useEffect(() => screen.current?.focus(), []);
  if (opened === null) return null;
  const you = forYou(opened.incident, playbook, person);
  const sections = minute === null ? [] : minuteSections(minute, you, readerAt(now));
  const of = (...ids: readonly MinuteSection['id'][]): readonly MinuteSection[] =>
    sections.filter(({ id }) => ids.includes(id));
  return (
    <section ref={screen} className={css['screen']} aria-label="The minute" tabIndex={-1}>
      <div className={css['who']}>
        {of('who').map((section) => (
          <Part key={section.id} section={section} />
        ))}
        {minute !== null && <Meet links={minute.links} />}
      </div>
      <article className={css['text']}>
        <LeaveFront className={css['leave']} />
        {minute === null && (
          <p className={css['lead']}>Its declaration has not arrived on this desktop yet.</p>
        )}
        {of('what', 'happened', 'tried', 'doing').map((section) => (
          <Part key={section.id} section={section} />
        ))}
      </article>
      <div className={css['you']}>
        {of('you', 'next').map((section) => (
          <Part key={section.id} section={section} />
        ))}
        <div className={css['acts']}>
          {minute?.live === true && (
            <Button look="primary" chord="Ctrl+Enter" onPress={sayHere}>
              I am here
            </Button>
          )}
          <Button chord="Escape" onPress={leaveFront}>
            To the log
          </Button>
        </div>
        {minute !== null && (
          <div className={css['copy']}>
            <Button look="plain" small chord="Ctrl+C" onPress={() => void copyMinute()}>
              Copy
            </Button>
            <Button look="plain" small chord="Ctrl+Shift+C" onPress={() => void copyLine()}>
              Copy line
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}

function Part({ section: { id, title, lines, more } }: { section: MinuteSection }) {
  return (
    <section className={css['part']} data-part={id} aria-label={title}>
      {id !== 'what' && (
        <h2>
          {title}
          {more !== null && <small title={`${more} in the log`}>+{more.replace(/ .*/, '')}</small>}
        </h2>
      )}
      <ul>
        {lines.map(({ label, text }, i) => (
          <li key={i}>
            {label !== null && <span className={css['label']}>{label}</span>}
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where to go: a link where it is one, else the words, such as the number of a bridge. */
function Meet({ links }: { links: readonly PlacedLink[] }) {
  if (links.length === 0) return null;
  return (
    <section className={css['part']} data-part="meet" aria-label="Meet">
      <h2>Meet</h2>
      <ul>
        {links.map(({ label, target }) => (
          <li key={label}>
            {isAddress(target) ? (
              <a href={target} target="_blank" rel="noreferrer" title={target}>
                {label}
              </a>
            ) : (
              <span>
                {label}: {target}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
