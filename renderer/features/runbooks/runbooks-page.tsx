import { useEffect, useMemo, useRef } from 'react';
import { runbooksWith } from '../../../shared/runbooks/fitting.ts';
import { Page, PageFrame } from '../../incident-parts/page-frame.tsx';
import { useRoute } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { reviewed } from './doing.ts';
import { holdRunbookKeys } from './keys.ts';
import { NoRunbooks } from './no-runbooks.tsx';
import { RunbookList } from './runbook-list.tsx';
import { RunbookText } from './runbook-text.tsx';
import { Said } from './said.tsx';
import { forgetRunbookView, onlyService, selectRunbook, useRunbookView } from './state.ts';
import { useRunbook, useRunbooks } from './use-runbooks.ts';
import css from './runbooks.module.css';

/** All runbooks of the team: what each is for, how fresh it is, and where it was wrong. */
export const RunbooksPage = () => (
  <PageFrame current="runbooks">
    <Runbooks />
  </PageFrame>
);

function Runbooks() {
  const route = useRoute();
  const asked = route.name === 'runbooks' ? (route.file ?? null) : null;
  const { runbooks, trouble, version } = useRunbooks();
  const { words, service, at } = useRunbookView();
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => forgetRunbookView, []);
  useEffect(() => {
    if (asked !== null) selectRunbook(asked);
  }, [asked]);
  const services = useMemo(
    () => [...new Set((runbooks ?? []).flatMap((each) => each.services))].sort(),
    [runbooks],
  );
  const shown = useMemo(
    () =>
      runbooksWith(runbooks ?? [], words)
        .filter((each) => service === null || each.services.includes(service))
        .toSorted((a, b) => (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1)),
    [runbooks, words, service],
  );
  const current = shown.find(({ file }) => file === at) ?? shown[0];
  const file = current?.file ?? null;
  const read = useRunbook(file, version);
  useEffect(() => {
    pane.current?.scrollTo(0, 0);
  }, [file]);
  useEffect(() => {
    const nothing = (): void => undefined;
    const keys = { helped: nothing, wrong: nothing, notNeeded: nothing, takeUp: nothing, putAway: nothing };
    if (file === null) return;
    return holdRunbookKeys({ ...keys, reviewed: () => void reviewed(file, false) });
  }, [file]);
  if (runbooks?.length === 0)
    return (
      <Page title="Runbooks">
        <div className={css['alone']}>
          <Said trouble={trouble} />
          <NoRunbooks />
        </div>
      </Page>
    );
  return (
    <Page
      title="Runbooks"
      right={
        services.length > 0 && (
          <select
            className={css['services']}
            aria-label="Service"
            value={service ?? ''}
            onChange={(event) =>
              onlyService(event.currentTarget.value === '' ? null : event.currentTarget.value)
            }
          >
            <option value="">All services</option>
            {services.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        )
      }
    >
      <div className={css['page']}>
        <div className={css['aside']}>
          <RunbookList
            parts={
              shown.length === 0
                ? []
                : [{ label: 'By title', lines: shown.map((each) => ({ runbook: each, why: null })) }]
            }
            at={file}
            onEnter={() => pane.current?.focus()}
            placeholder="Title, service, alert or owner"
          />
          {runbooks !== null && shown.length === 0 && <p className={css['none']}>No runbook is like that.</p>}
        </div>
        <div ref={pane} className={css['pane']} role="document" aria-label="Runbook" tabIndex={0}>
          <Said trouble={trouble} />
          {current !== undefined && (
            <RunbookText runbook={current} read={read}>
              <div className={css['standing']}>
                <Button chord="Alt+R" onPress={() => void reviewed(current.file, false)}>
                  Reviewed today
                </Button>
                {isToday(current.reviewedAt) && current.reviewedBy !== null && (
                  <Button look="plain" onPress={() => void reviewed(current.file, true)}>
                    Take that back
                  </Button>
                )}
                <p>Say so once you have gone through it and it is right.</p>
              </div>
            </RunbookText>
          )}
        </div>
      </div>
    </Page>
  );
}

const isToday = (at: number | null): boolean => at !== null && Date.now() - at < 86_400_000;
