import type { ReactNode } from 'react';
import { openHandbook } from '../bridge/playbook.ts';
import { visitPage, visitSettings } from '../bridge/visit.ts';
import { useStore } from '../state/projections.ts';
import type { Route } from '../state/ui.ts';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { Icon } from '../ui/icon.tsx';
import type { IconName } from '../ui/icon-paths.ts';
import { KeyCap } from '../ui/key-cap.tsx';
import { navPages, type NavPage } from './nav-pages.ts';
import css from './page-frame.module.css';
import { ShareLines } from './share-lines.tsx';
import { useWaitingCounts } from './waiting-counts.ts';

const icons: Record<NavPage, IconName> = {
  home: 'list',
  reviews: 'book',
  actions: 'check',
  metrics: 'chart',
  runbooks: 'doc',
  readiness: 'calendar',
  exercises: 'flag',
};

/** The pages outside an incident: what there is at the left, what is saved and shared below it, the page beside it. */
export function PageFrame({ current, children }: { current: Route['name']; children: ReactNode }) {
  const counts = useWaitingCounts();
  return (
    <div className={css['frame']}>
      <nav className={css['nav']} aria-label="Console">
        <div className={css['brand']}>
          <Icon name="hex" />
          IC Console
        </div>
        {navPages.map(({ name, label, chord }) => (
          <NavLink
            key={name}
            icon={icons[name]}
            label={label}
            chord={chord}
            current={current === name}
            count={counts[name] ?? null}
            onGo={() => visitPage(name)}
          />
        ))}
        <NavLink
          icon="doc"
          label="Handbook"
          chord="F2"
          current={false}
          count={null}
          onGo={() => void openHandbook()}
        />
        <Button look="plain" small chord="Ctrl+," className={css['settings']} onPress={visitSettings}>
          Settings
        </Button>
        <StoreLine />
        <ShareLines />
      </nav>
      {children}
    </div>
  );
}

type NavLinkProps = {
  readonly icon: IconName;
  readonly label: string;
  readonly chord: string;
  readonly current: boolean;
  /** What waits there, in a word or two. */
  readonly count: string | null;
  readonly onGo: () => void;
};

function NavLink({ icon, label, chord, current, count, onGo }: NavLinkProps) {
  return (
    <a
      href={`#${label.toLowerCase()}`}
      aria-current={current ? 'page' : undefined}
      aria-keyshortcuts={chord}
      onClick={(event) => {
        event.preventDefault();
        if (!current) onGo();
      }}
    >
      <Icon name={icon} />
      <span>{label}</span>
      {count === null ? (
        <KeyCap chord={chord} className={css['n']} small />
      ) : (
        <span className={css['n']}>{count}</span>
      )}
    </a>
  );
}

/** A page in the frame: its heading, what it can do at the right, and what it shows. */
export function Page({ title, right, children }: { title: string; right?: ReactNode; children: ReactNode }) {
  return (
    <main className={css['page']}>
      <header className={css['head']}>
        <h1>{title}</h1>
        <div className={css['right']}>{right}</div>
      </header>
      {children}
    </main>
  );
}

function StoreLine() {
  const { readOnly, notSaved, demo, path } = useStore();
  const words = notSaved ?? readOnly ?? (demo ? 'Demo records on this desktop' : 'Saved on this desktop');
  const fine = notSaved === null && readOnly === null;
  return (
    <div className={css['foot']} role="status" aria-label="Saving">
      <p className={cx(!fine && css['held'])} title={path}>
        <Icon name={fine ? 'disk' : 'warn'} small />
        <span>{words}</span>
      </p>
    </div>
  );
}
