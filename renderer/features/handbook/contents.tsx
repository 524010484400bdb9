import panel from '../../incident-parts/panel.module.css';
import { cx } from '../../ui/cx.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { CONTENTS } from './commands.ts';
import { goToSection, useCurrentSection } from './go-to-section.ts';
import type { Section } from './sections.ts';
import css from './contents.module.css';

/** What is in the handbook, with the section that is being read. */
export function Contents({ rules, pages }: { rules: readonly Section[]; pages: readonly Section[] }) {
  const current = useCurrentSection([...rules, ...pages].map(({ id }) => id));
  const group = (title: string, sections: readonly Section[]) => (
    <section aria-label={title}>
      <h2 className={css['group']}>{title}</h2>
      <ul>
        {sections.map(({ id, title: words, about }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className={css['entry']}
              aria-current={id === current ? 'location' : undefined}
              onClick={(event) => {
                event.preventDefault();
                goToSection(id);
              }}
            >
              <span>{words}</span>
              <small>{about}</small>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
  return (
    <nav id={CONTENTS} className={cx(panel['panel'], css['contents'])} aria-label="Contents">
      <div className={panel['head']}>
        <b>Contents</b>
        <KeyCap chord="Alt+1" className={panel['far']} />
      </div>
      {group('The rules in force', rules)}
      <div className={panel['rule']} />
      {group('How we work', pages)}
    </nav>
  );
}
