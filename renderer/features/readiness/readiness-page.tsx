import { useEffect, useRef } from 'react';
import { quarterAt, quarterLabel } from '../../../shared/readiness/quarters.ts';
import { readinessText } from '../../../shared/readiness/text.ts';
import { Page, PageFrame } from '../../incident-parts/page-frame.tsx';
import { useUi } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { AlonePart } from './alone-part.tsx';
import { AuditPart } from './audit-part.tsx';
import { CalendarPart } from './calendar-part.tsx';
import { copy, forgetView, undoLast, useView } from './doing.ts';
import { DisputesPart } from './disputes-part.tsx';
import { holdReadinessKeys } from './keys.ts';
import { LoadPart } from './load-part.tsx';
import { ReadingPart } from './reading-part.tsx';
import { followRow, hasLetter, moveAmongRows, pressLetter, rememberRow } from './row.tsx';
import { RunbooksPart } from './runbooks-part.tsx';
import { SharePart } from './share-part.tsx';
import { useReadiness, type Known } from './use-readiness.ts';
import css from './readiness.module.css';

/** How ready the team is for the next incident: what is due, what wears people out, what only one of them knows. */
export function ReadinessPage() {
  const { known, trouble, waiting } = useReadiness();
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => forgetView, []);
  useEffect(() => followRow(page.current), [known]);
  useEffect(
    () =>
      holdReadinessKeys({
        ...{ hasLetter, pressLetter },
        undo: () => void undoLast(),
        canUndo: () => useView.getState().undo !== null,
        copy: () => {
          if (known !== null) void copy(readinessText(known.readiness, known.zone));
        },
      }),
    [known],
  );
  return (
    <PageFrame current="readiness">
      <Page
        title="Readiness"
        right={
          known !== null && (
            <>
              <span className={css['quarter']}>{quarterLabel(quarterAt(known.now, known.zone))}</span>
              <Button chord="Ctrl+C" onPress={() => void copy(readinessText(known.readiness, known.zone))}>
                Copy as text
              </Button>
            </>
          )
        }
      >
        <div ref={page} className={css['page']} onKeyDown={moveAmongRows} onFocus={rememberRow}>
          <Said trouble={trouble} waiting={waiting} />
          {known !== null && <Parts {...known} />}
        </div>
      </Page>
    </PageFrame>
  );
}

function Parts(known: Known) {
  const { asks } = known.readiness;
  useEffect(() => {
    if (document.activeElement === document.body) document.querySelector<HTMLElement>('[data-row]')?.focus();
  }, []);
  return (
    <>
      <p className={css['asks']}>
        {asks.length === 0 ? 'Nothing is overdue.' : `${capital(asks.join('; '))}.`}
      </p>
      <DisputesPart {...known} />
      <CalendarPart {...known} />
      <div className={css['two']}>
        <LoadPart {...known} />
        <SharePart {...known} />
      </div>
      <AuditPart {...known} />
      <div className={css['two']}>
        <RunbooksPart {...known} />
        <AlonePart {...known} />
      </div>
      <ReadingPart {...known} />
      <p className={css['keys']}>
        <span>
          <KeyCap chord="ArrowUp" small /> <KeyCap chord="ArrowDown" small /> move
        </span>
        <span>
          <KeyCap chord="Enter" small /> open
        </span>
        <span>the letters of a row act on it</span>
        <span>
          <KeyCap chord="Ctrl+Z" small /> take back
        </span>
      </p>
    </>
  );
}

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** What was done last, with the way back, or why it was not. */
function Said({ trouble, waiting }: { trouble: string | null; waiting: number }) {
  const said = useView((s) => s.said);
  const undo = useView((s) => s.undo);
  const chip = useUi((s) => s.chip);
  const troubled = useUi((s) => s.trouble);
  const wrong = said?.trouble === true ? said.words : (troubled ?? trouble);
  return (
    <>
      {wrong !== null && (
        <p className={css['trouble']} role="alert">
          {wrong}
        </p>
      )}
      {waiting > 0 && (
        <p className={css['note']}>
          Still reading the records: {waiting} {waiting === 1 ? 'incident is' : 'incidents are'} not counted
          yet.
        </p>
      )}
      <div className={css['said']} role="status" aria-label="Done">
        {said?.trouble === false ? said.words : (chip?.words ?? '')}
        {said?.trouble === false && undo !== null && (
          <Button look="plain" small chord="Ctrl+Z" onPress={() => void undoLast()}>
            Undo
          </Button>
        )}
      </div>
    </>
  );
}
