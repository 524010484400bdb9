import { memo, useDeferredValue, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { preReadOf } from '../../../shared/incident/pre-read.ts';
import { reviewOf } from '../../../shared/incident/review.ts';
import { textOf } from '../../../shared/incident/text.ts';
import { runOrSay } from '../../bridge/incidents.ts';
import panel from '../../incident-parts/panel.module.css';
import { useOpened, usePlaybook, useProjections, type Opened } from '../../state/projections.ts';
import { beginPostmortem, changePostmortem, usePostmortem } from '../../state/postmortem.ts';
import { offerUndo, showTrouble, useUi, type Front } from '../../state/ui.ts';
import { isEditor } from '../../ui/keys.ts';
import { CheckSide } from './check-side.tsx';
import { Folds } from './folds.tsx';
import { Head } from './head.tsx';
import { holdPostmortemKeys } from './keys.ts';
import { Outline } from './outline.tsx';
import { PartView } from './part-view.tsx';
import { partsShown } from './parts-shown.ts';
import { FromRecord } from './parts/from-record.tsx';
import { Meeting } from './parts/meeting.tsx';
import { OwnerNeed } from './parts/owner-need.tsx';
import { RowsHere } from './parts/rows-here.ts';
import { ThanksSide } from './parts/thanks-side.tsx';
import { PreRead } from './pre-read.tsx';
import { PublishChoice } from './publish-choice.tsx';
import { keyOf, readingContext } from './reading.ts';
import { RedactWords } from './redact-words.tsx';
import { askToRedact } from './redact-words-asked.ts';
import { publish, type PublishAs } from './review-actions.ts';
import { Said } from './said.tsx';
import { useSession } from './use-session.ts';
import { Versions } from './versions.tsx';
import { focusSide, middleInFront, partInView, showPart } from './view.ts';
import css from './postmortem.module.css';

/** The post-mortem that is being written: its parts, the text, and what is worth a second look. */
export function PostmortemScreen() {
  // What one types comes back from the record all the time: drawing that waits for the keys, never they for it.
  const opened = useDeferredValue(useOpened());
  const front = useUi((s) => s.front);
  if (opened === null || front?.name !== 'postmortem') return null;
  return (
    <RowsHere value={opened.rows}>
      <Screen key={opened.incident.id} opened={opened} front={front} />
    </RowsHere>
  );
}

/** The parts as they are at this moment, for what is called later. */
const partsNow = () => {
  const { opened, playbook } = useProjections.getState();
  return opened === null ? [] : partsShown(opened.incident, playbook);
};

const Screen = memo(function Screen({
  opened,
  front,
}: {
  opened: Opened;
  front: Extract<Front, { name: 'postmortem' }>;
}) {
  const { incident } = opened;
  const playbook = usePlaybook();
  const parts = partsShown(incident, playbook);
  const root = useRef<HTMLElement>(null);
  const doc = useRef<HTMLDivElement>(null);
  useState(() => beginPostmortem(parts[0]?.id ?? ''));
  const at = usePostmortem((s) => s.part);
  const view = usePostmortem((s) => s.view);
  const fold = usePostmortem((s) => s.fold);
  const publishing = usePostmortem((s) => s.publishing);
  const redacting = usePostmortem((s) => s.redacting);
  const findings = usePostmortem((s) => s.findings);
  const [busy, setBusy] = useState(false);
  const { session, anew } = useSession(incident.id, parts, (part, step, session) => {
    const all = partsNow();
    const to = all[all.findIndex(({ id }) => id === part) + step];
    if (to !== undefined) session.focus(to.id, step === 1 ? 'begin' : 'end');
    return to !== undefined;
  });
  const current = parts.find(({ id }) => id === at) ?? parts[0];
  const review = reviewOf(incident, playbook);
  const impact = parts.find(({ extra }) => extra === 'impact');
  const found = [...findings.values()].reduce((sum, each) => sum + each.length, 0);
  const preRead = preReadOf(incident, playbook, {
    impact: impact === undefined ? '' : textOf(incident, impact.id),
    findings: parts.every(({ id }) => findings.has(id)) ? found : null,
  });
  const done = preRead.filter((item) => item.done).length;
  const missing = preRead.length - done;

  useEffect(() => changePostmortem({ preRead: { done, of: preRead.length } }), [done, preRead.length]);
  const about = JSON.stringify(readingContext(incident));
  useEffect(() => session?.readAgain(), [session, about, playbook]);
  useEffect(() => {
    if (session === null) return undefined;
    changePostmortem({ words: (part) => session.words(part) ?? textOf(incident, part) });
    return () => changePostmortem({ words: null });
  }, [session, incident]);

  const toText = (): void => {
    flushSync(() =>
      changePostmortem({ view: 'text', publishing: false, redacting: null, ...middleInFront() }),
    );
    session?.focus(usePostmortem.getState().part);
  };
  const go = (part: string, into: boolean): void => {
    const back = view === 'meeting' ? ({ view: 'text' } as const) : {};
    flushSync(() => changePostmortem({ part, raised: 0, ...back, ...(into ? middleInFront() : {}) }));
    showPart(doc.current, part);
    if (into) session?.focus(part, (session.words(part)?.length ?? 0) > 600 ? 'begin' : 'end');
  };
  const apply = (index: number, fix: number): void => {
    if (session !== null && session.apply(at, index, fix) === null)
      showTrouble('There is no quick fix for this one.');
    else showTrouble(null);
  };
  async function keep(index: number): Promise<void> {
    const { part } = usePostmortem.getState();
    const finding = usePostmortem.getState().findings.get(part)?.[index];
    const text = session?.words(part);
    if (finding === undefined || text === undefined) return;
    const command = (undo: boolean) =>
      ({ name: 'tick-review', fields: { list: 'kept', item: keyOf(part, finding, text), undo } }) as const;
    if (await runOrSay(command(false))) offerUndo(`Kept: ${finding.title}`, command(true));
  }
  async function publishAs(as: PublishAs): Promise<void> {
    setBusy(true);
    const published = await publish(incident, as, review.state, async () => session?.flush());
    setBusy(false);
    if (published) toText();
  }
  const raised = (): number =>
    Math.min(usePostmortem.getState().raised, (usePostmortem.getState().findings.get(at)?.length ?? 0) - 1);

  useEffect(() =>
    holdPostmortemKeys({
      find(step) {
        flushSync(() => changePostmortem({ view: 'text', ...middleInFront() }));
        session?.find(
          parts.map(({ id }) => id),
          step,
        );
      },
      fix: () => apply(raised(), 0),
      keep: () => void keep(raised()),
      publish: () => changePostmortem({ publishing: true, redacting: null, ...middleInFront() }),
      redact() {
        if (session !== null) askToRedact(session);
      },
      back: toText,
      focus(side) {
        const narrowed = side === 'text' ? 'text' : side === 'check' ? 'check' : 'parts';
        flushSync(() => changePostmortem({ fold: narrowed }));
        if (side === 'text') toText();
        else focusSide(root.current, side);
      },
    }),
  );
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const here = event.target === document.body || root.current?.contains(event.target as Node) === true; // keys go to nodes
      if (here && isText(event) && usePostmortem.getState().view === 'text')
        session?.focus(usePostmortem.getState().part);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [session]);
  useEffect(() => {
    if (session === null) return;
    const part = front.part ?? usePostmortem.getState().part;
    if (part === 'meeting') changePostmortem({ view: 'meeting', ...middleInFront() });
    else if (part === 'pre-read') {
      flushSync(() => changePostmortem({ fold: 'parts' }));
      focusSide(root.current, 'pre-read');
    } else if (usePostmortem.getState().view === 'text') {
      changePostmortem({ part, ...(front.part === undefined ? {} : middleInFront()) });
      if (front.part !== undefined) showPart(doc.current, part);
      if (front.byItself === true) root.current?.focus();
      else session.focus(part, 'begin');
    }
    // Only when somebody comes here anew: what arrives later moves nothing under the hands.
  }, [front, session]);

  return (
    <section ref={root} className={css['frame']} data-fold={fold} aria-label="Post-mortem" tabIndex={-1}>
      <div className={css['side']} data-side="parts">
        <Outline incident={incident} parts={parts} go={go} />
        <div className={panel['rule']} />
        <PreRead items={preRead} />
        <div className={panel['rule']} />
        <OwnerNeed incident={incident} />
      </div>
      <div className={css['middle']}>
        <Head
          title={current?.title ?? ''}
          review={review}
          minutes={playbook.postmortem.agenda.reduce((sum, { minutes }) => sum + minutes, 0)}
          publish={() => changePostmortem({ publishing: !publishing })}
        />
        {publishing && (
          <PublishChoice
            busy={busy}
            again={review.state === 'published' && !review.outdated}
            open={
              missing === 0
                ? 'Everything of the pre-read check is in place.'
                : `${missing} of the pre-read check not in place yet.`
            }
            choose={(as) => void publishAs(as)}
            leave={toText}
          />
        )}
        {redacting !== null && session !== null && (
          <RedactWords
            incident={incident}
            asked={redacting}
            title={parts.find(({ id }) => id === redacting.part)?.title ?? ''}
            flush={session.flush}
            leave={() => {
              flushSync(() => changePostmortem({ redacting: null }));
              if (usePostmortem.getState().view === 'text') session.focus(redacting.part, 'there');
            }}
          />
        )}
        <Said />
        {view === 'meeting' && (
          <div className={css['meeting']}>
            <Meeting incident={incident} leave={toText} />
          </div>
        )}
        {view === 'versions' && current !== undefined && session !== null && (
          <Versions
            key={current.id}
            incident={incident}
            part={current}
            flush={session.flush}
            leave={toText}
          />
        )}
        <div
          ref={doc}
          className={css['doc']}
          hidden={view !== 'text'}
          onScroll={(event) => {
            const part = partInView(event.currentTarget);
            if (part !== null && part !== usePostmortem.getState().part)
              changePostmortem({ part, raised: 0 });
          }}
        >
          {session !== null &&
            parts.map((part) => (
              <PartView
                key={part.id}
                incident={incident}
                part={part}
                session={session}
                anew={anew.get(part.id) ?? 0}
              />
            ))}
        </div>
      </div>
      <Folds preRead={`${done} of ${preRead.length}`} />
      <aside className={css['side']} data-side="check" aria-label="Text check">
        <CheckSide
          title={current?.title ?? ''}
          goTo={(index) => session?.goTo(at, index)}
          apply={apply}
          keep={(index) => void keep(index)}
        />
        <div className={panel['rule']} />
        <header className={panel['head']}>
          <h2>From the record</h2>
        </header>
        <FromRecord incident={incident} />
        <div className={panel['rule']} />
        <header className={panel['head']}>
          <h2>Thanks</h2>
        </header>
        <ThanksSide incident={incident} />
      </aside>
    </section>
  );
});

/** Whether a key is text, pressed where none is typed: it belongs to the part at hand. */
function isText(event: KeyboardEvent): boolean {
  const { key, target, ctrlKey, altKey, metaKey, defaultPrevented } = event;
  if (defaultPrevented || ctrlKey || altKey || metaKey || !/^.$/u.test(key) || isEditor(target)) return false;
  const control =
    target instanceof HTMLElement && target.closest('button, a, summary, input, select') !== null;
  return !(control && key === ' ');
}
