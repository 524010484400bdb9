import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { declarationOf } from '../../../shared/incident/facts.ts';
import { runbooksTakenUp } from '../../../shared/incident/runbooks-used.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { fittingRunbooks, runbooksWith } from '../../../shared/runbooks/fitting.ts';
import type { ListedRunbook } from '../../../shared/runbooks/runbook.ts';
import { LeaveFront } from '../../incident-parts/leave-front.tsx';
import panel from '../../incident-parts/panel.module.css';
import { useOpened } from '../../state/projections.ts';
import { useUi } from '../../state/ui.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { note, putAway, takeUp } from './doing.ts';
import { holdRunbookKeys } from './keys.ts';
import { NoRunbooks } from './no-runbooks.tsx';
import { RunbookList, type ListPart } from './runbook-list.tsx';
import { RunbookText } from './runbook-text.tsx';
import { Said } from './said.tsx';
import { Standing } from './standing.tsx';
import { forgetRunbookView, saySomething, selectRunbook, useRunbookView } from './state.ts';
import { useRunbook, useRunbooks } from './use-runbooks.ts';
import css from './runbooks.module.css';

/** So many lines of a log at its beginning and at its end are looked through for the names of alerts. */
const LINES = 500;

/** The runbooks beside an incident: those that fit it first. Enter puts the steps of one on the checklist. */
export function RunbookScreen() {
  const opened = useOpened();
  const front = useUi((s) => s.front);
  const asked = front?.name === 'runbook' ? (front.file ?? null) : null;
  const { runbooks, trouble, version } = useRunbooks();
  const { words, at } = useRunbookView();
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => forgetRunbookView, []);
  useEffect(() => {
    if (asked !== null) selectRunbook(asked);
  }, [asked]);
  const incident = opened?.incident ?? null;
  // What is logged meanwhile never waits for the list.
  const rows = useDeferredValue(opened?.rows ?? none);
  const parts = useMemo(
    () => (incident === null || runbooks === null ? [] : partsOf(runbooks, { incident, rows, words })),
    [runbooks, incident, rows, words],
  );
  const all = parts.flatMap(({ lines }) => lines.map(({ runbook }) => runbook));
  const current = all.find(({ file }) => file === at) ?? all[0];
  const file = current?.file ?? null;
  const read = useRunbook(file, version);
  useEffect(() => {
    pane.current?.scrollTo(0, 0);
  }, [file]);
  useEffect(() => {
    if (file === null) return;
    return holdRunbookKeys({
      helped: () => void note(file, 'helped', ''),
      wrong: () => saySomething(true),
      notNeeded: () => void note(file, 'not-needed', ''),
      takeUp: () => void takeUp(file),
      putAway: () => void putAway(file),
      reviewed: () => undefined,
    });
  }, [file]);
  if (incident === null) return null;
  const enter = (runbook: ListedRunbook): void => {
    selectRunbook(runbook.file);
    void takeUp(runbook.file).then(() => pane.current?.focus());
  };
  const empty = runbooks?.length === 0;
  return (
    <section className={css['screen']} aria-label="Runbooks">
      <div className={css['side']}>
        <header className={panel['head']}>
          <h2>Runbooks</h2>
          <span className={panel['count']}>{runbooks === null ? '' : all.length}</span>
          <KeyCap chord="Alt+Shift+B" small />
        </header>
        {!empty && (
          <RunbookList parts={parts} at={file} onEnter={enter} placeholder="Title, service or alert" />
        )}
        {runbooks !== null && !empty && all.length === 0 && (
          <p className={css['none']}>No runbook holds these words.</p>
        )}
      </div>
      <div ref={pane} className={css['pane']} role="document" aria-label="Runbook" tabIndex={0}>
        <LeaveFront className={css['leave']} />
        <Said trouble={trouble} />
        {empty && <NoRunbooks />}
        {current !== undefined && (
          <RunbookText runbook={current} read={read}>
            <Standing runbook={current} incident={incident} />
          </RunbookText>
        )}
      </div>
    </section>
  );
}

const none: readonly TimelineRow[] = [];

type Given = {
  readonly incident: Incident;
  readonly rows: readonly TimelineRow[];
  readonly words: string;
};

/** What is taken up, what fits, and all others. */
function partsOf(runbooks: readonly ListedRunbook[], { incident, rows, words }: Given): readonly ListPart[] {
  const declared = declarationOf(incident);
  const some = rows.length <= 2 * LINES ? rows : [...rows.slice(0, LINES), ...rows.slice(-LINES)];
  const wanted = runbooksWith(runbooks, words);
  const used = new Set(runbooksTakenUp(incident).flatMap(({ file, off }) => (off ? [] : [file])));
  const fitting = fittingRunbooks(wanted, {
    services: declared?.services ?? [],
    words: [declared?.title ?? '', declared?.impact ?? '', ...some.map(({ text }) => text)],
  });
  const why = new Map(fitting.map(({ runbook, why: because }) => [runbook.file, because.join(', ')]));
  const line = (runbook: ListedRunbook) => ({ runbook, why: why.get(runbook.file) ?? null });
  const parts: readonly ListPart[] = [
    { label: 'Taken up here', lines: wanted.filter(({ file }) => used.has(file)).map(line) },
    {
      label: 'Fit this incident',
      lines: fitting
        .map(({ runbook }) => runbook)
        .filter(({ file }) => !used.has(file))
        .map(line),
    },
    {
      label: 'Others',
      lines: wanted.filter(({ file }) => !used.has(file) && !why.has(file)).map(line),
    },
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}
