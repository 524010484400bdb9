import { useEffect, useMemo, type MouseEvent } from 'react';
import { closeHandbook, fetchHandbook, writePlaybook } from '../../bridge/playbook.ts';
import { useHandbook, writtenWords } from '../../state/handbook.ts';
import { usePlaybook, useStore } from '../../state/projections.ts';
import { useUi } from '../../state/ui.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TEXT } from './commands.ts';
import { Contents } from './contents.tsx';
import { goToSection } from './go-to-section.ts';
import { renderMarkdown } from './markdown.ts';
import { pageId, pageTitle } from './pages.ts';
import { Rules } from './rules.tsx';
import { pageSections, ruleSections } from './sections.ts';
import css from './handbook.module.css';
import { cx } from '../../ui/cx.ts';
import prose from '../../incident-parts/prose.module.css';

/** How incidents are run here: the rules in force, then the handbook's own pages. All of it without a network. */
export function HandbookPage() {
  const playbook = usePlaybook();
  const { pages } = useHandbook();
  // A new playbook object means that a file was saved: a page may have been among them.
  useEffect(() => void fetchHandbook(), [playbook]);
  useEffect(() => document.getElementById(TEXT)?.focus(), []);
  return (
    <div className={css['frame']}>
      <header className={css['bar']}>
        <IconButton label="Back (Esc)" onPress={() => void closeHandbook()}>
          <Icon name="back" />
        </IconButton>
        <div className={css['title']}>
          <h1>Handbook</h1>
          <p>How incidents are run here</p>
        </div>
        <Button chord="Alt+E" onPress={() => void writePlaybook()}>
          Edit the files
        </Button>
      </header>
      <Contents rules={ruleSections(playbook)} pages={pageSections(pages)} />
      <main id={TEXT} className={css['text']} tabIndex={0} aria-label="Handbook">
        <Said />
        <div className={cx(css['pages'], prose['prose'])}>
          <Rules playbook={playbook} />
          {pages.map(({ file, markdown }) => (
            <Page key={file} file={file} text={markdown} />
          ))}
        </div>
      </main>
    </div>
  );
}

/** What is wrong in the files, where the files are after they were asked for, and why something was refused. */
function Said() {
  const { notices } = useStore();
  const { folder, written } = useHandbook();
  const trouble = useUi((s) => s.trouble);
  const problems = notices.filter(({ id }) => id.startsWith('playbook:'));
  return (
    <>
      {trouble !== null && (
        <p className={css['trouble']} role="alert">
          {trouble}
        </p>
      )}
      {written !== null && folder !== null && (
        <p className={css['said']} role="status">
          <Icon name="folder" />
          <span>{writtenWords(written, folder)}</span>
        </p>
      )}
      {problems.length > 0 && (
        <section className={css['said']} aria-label="Problems in the playbook’s files">
          <Icon name="warn" />
          <ul>
            {problems.map(({ id, message }) => (
              <li key={id}>{withCode(message)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** What stands between backticks, as it stands in the file. */
const withCode = (text: string) =>
  text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));

function Page({ file, text }: { file: string; text: string }) {
  const title = pageTitle(file, text);
  const html = useMemo(
    () => renderMarkdown(/^#[ \t]/m.test(text) ? text : `# ${title}\n\n${text}`),
    [text, title],
  );
  return (
    <section
      id={pageId(file)}
      tabIndex={-1}
      aria-label={title}
      onClick={followInside}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}

/** A link to another page of the handbook scrolls there. */
function followInside(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const target = link?.getAttribute('href') ?? '';
  if (!target.startsWith('#')) return;
  event.preventDefault();
  goToSection(target.slice(1));
}
