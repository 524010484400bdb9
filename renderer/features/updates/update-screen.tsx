import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { updatesDue } from '../../../shared/incident/cadence.ts';
import { isSamePerson } from '../../../shared/incident/people.ts';
import { draftsOf, looksAsked } from '../../../shared/incident/update-drafts.ts';
import { audiences, type Audience } from '../../../shared/incident/vocabulary.ts';
import type { Fix } from '../../../shared/wording/finding.ts';
import type { CopyFormat } from '../../../shared/wording/formats/copy-as.ts';
import { useIncidentNow } from '../../incident-parts/incident-clock.ts';
import { toldNow } from '../../incident-parts/update-pace.ts';
import { wallClock } from '../../state/clock.ts';
import { useOpened, usePerson, usePlaybook, useProjections, type Opened } from '../../state/projections.ts';
import { useUi, type Front } from '../../state/ui.ts';
import { changeWordings, useWordings, writeWords, type Whose } from '../../state/update-wordings.ts';
import { isEditor } from '../../ui/keys.ts';
import { approve, askForLook, markSent } from './actions.ts';
import { AudienceBar } from './audience-bar.tsx';
import { readingOf } from './check.ts';
import { CheckPanel } from './check-panel.tsx';
import { copyUpdate, sentToCopy } from './copying.ts';
import { applyFix, selectFinding } from './editor.tsx';
import { FactsPanel } from './facts-panel.tsx';
import { useFactsSeen } from './facts-seen.ts';
import { Folds, type Part } from './folds.tsx';
import { FootBar } from './foot-bar.tsx';
import { holdUpdateKeys } from './keys.ts';
import { isSentNow, outcomeOf, sentNowOf, tabStateOf } from './progress.ts';
import { findingBeside, raisedOf } from './segments.ts';
import { useSettledWordings } from './settled.ts';
import { Steps, stepsOf } from './steps.tsx';
import { useTakenDrafts } from './taking.ts';
import { WordsBody } from './words-body.tsx';
import { draftOfWords, whyNotReady, wordsOf, type Desk } from './words.ts';
import css from './update.module.css';

/** The stakeholder update that is being written: facts, a wording for each audience, the check. */
export function UpdateScreen() {
  const opened = useOpened();
  const front = useUi((s) => s.front);
  if (opened === null || front?.name !== 'update') return null;
  return <Screen key={opened.incident.id} opened={opened} front={front} />;
}

function Screen({ opened, front }: { opened: Opened; front: Extract<Front, { name: 'update' }> }) {
  const { incident } = opened;
  const [playbook, person] = [usePlaybook(), usePerson()];
  const wordings = useSettledWordings();
  const [from] = useState(wallClock);
  const now = useIncidentNow(updatesDue(incident).map(({ at }) => at));
  const desk: Desk = { incident, playbook, wordings, from, now };
  useTakenDrafts(opened, person);
  useFactsSeen(desk);

  const [asked, setAsked] = useState(front);
  const [audience, setAudience] = useState<Audience>(
    () => front.audience ?? toldNow(incident, from)[0] ?? 'customers',
  );
  if (asked !== front) {
    setAsked(front);
    if (front.audience !== undefined) setAudience(front.audience);
  }
  const all = useWordings((s) => s.together); // at once: the next key is meant for the other words
  const whose: Whose = all ? 'all' : audience;
  const [part, setPart] = useState<Part>('words');
  const [fact, setFact] = useState<string | null>(null);
  const [at, setAt] = useState<number | null>(null);
  const [caret, setCaret] = useState(0);
  const [refused, setRefused] = useState<string | null>(null);
  const [outcome, setOutcome] = useState('');
  const [root, field] = [useRef<HTMLElement>(null), useRef<HTMLTextAreaElement>(null)];
  const [facts, check] = [useRef<HTMLElement>(null), useRef<HTMLElement>(null)];

  const reading = readingOf(desk, whose);
  const { findings } = reading;
  const current = raisedOf(findings, caret, at);
  const own = whose === 'all' ? null : draftOfWords(desk, whose);
  const mine = own !== null && isSamePerson(own.by, person);
  const looks = own === null ? 'Ask for a look' : own.approved === null ? 'Approve' : 'Approved';
  // What was refused of a draft is over once it is another one, or somebody approved it.
  const standing = own === null ? '' : `${own.id} ${own.approved?.by ?? ''}`;
  const [stood, setStood] = useState(standing);
  if (stood !== standing) {
    setStood(standing);
    setRefused(null);
  }
  /** After which update the draft of the next one is copied all the same. */
  const [draftAfter, setDraftAfter] = useState<string | null>(null);
  const copyable = sentToCopy(desk, whose);
  const copied = copyable?.update.id === draftAfter ? null : copyable;
  const ready = audiences.filter((each) => whyNotReady(desk, each, isSentNow(desk, each)) === null);

  /** Everything as it is at this moment: the screen may be a frame behind what was typed. */
  const fresh = (): Desk => ({
    ...desk,
    incident: useProjections.getState().opened?.incident ?? incident,
    wordings: useWordings.getState(),
    now: wallClock(),
  });
  const focusWords = (): void => focusEnd(field.current);
  const go = (to: Audience): void => {
    flushSync(() => {
      setAudience(to);
      setAt(null);
      setRefused(null);
    });
  };
  const settle = (why: string | null): void => {
    setRefused(why);
    if (why === null) setOutcome('');
  };
  async function look(): Promise<void> {
    const desk = fresh();
    const draft = whose === 'all' ? null : draftOfWords(desk, whose);
    if (draft?.approved === null) settle(await approve(draft));
    else if (draft === null) settle(await askForLook(desk, whose));
  }
  async function send(whoses: readonly Whose[]): Promise<void> {
    const { sent, refused: why } = await markSent(fresh(), whoses);
    setRefused(why);
    if (sent.length === 0) return;
    setOutcome(`${outcomeOf(fresh(), sent)} Copying gives what was sent, until the next words are begun.`);
    root.current?.focus(); // Ctrl+Z takes the update back now, not the last word that was typed
  }
  const apply = (fix: Fix): void => {
    // What was found a frame ago may not be there any more.
    if (field.current === null || field.current.value !== reading.text) return;
    applyFix(field.current, fix);
    setAt(null);
  };
  function together(): void {
    const desk = fresh();
    const begun = desk.wordings.typed.all !== null;
    flushSync(() => {
      if (!all && !begun) writeWords('all', wordsOf(desk, audience)); // what is on screen is where it begins
      changeWordings({ together: !all });
      setAt(null);
    });
    focusWords();
  }
  const goToFinding = (index: number): void => {
    const finding = findings[index];
    if (finding === undefined) return;
    flushSync(() => {
      setAt(index);
      setPart((shown) => (shown === 'facts' ? 'check' : shown));
    });
    selectFinding(field.current, finding);
    setCaret(finding.from); // what was selected before may have been the same
  };

  useEffect(() =>
    holdUpdateKeys({
      turn(step) {
        if (whose === 'all') return;
        go(audiences[(audiences.indexOf(audience) + step + audiences.length) % audiences.length] ?? audience);
        focusWords();
      },
      find(step) {
        const to = findingBeside(findings, caret, at, step);
        if (to !== null) goToFinding(to);
      },
      fix() {
        const fix = current === null ? undefined : findings[current]?.fixes[0];
        if (fix === undefined) settle('There is no quick fix for this one.');
        else {
          settle(null);
          apply(fix);
        }
      },
      look: () => void look(),
      send: () => void send([whose]),
      sendReady: () => void send(ready),
      together,
      inner() {
        const { activeElement: here } = document;
        const beside = here !== field.current && isEditor(here) && root.current?.contains(here) === true;
        if (fact === null && !beside) return null;
        return () => {
          flushSync(() => {
            setFact(null); // what is half typed of it is kept
            setPart('words');
          });
          focusWords();
        };
      },
      focus(to) {
        flushSync(() => setPart(to));
        if (to === 'words') focusWords();
        else (to === 'facts' ? facts : check).current?.querySelector<HTMLElement>('button')?.focus();
      },
    }),
  );
  useEffect(() => {
    // Text that is typed where none goes belongs to the words; what had the focus may just have gone.
    const hear = (event: KeyboardEvent): void => {
      const here = event.target === document.body || root.current?.contains(event.target as Node) === true; // keys go to nodes
      if (here && isText(event)) focusEnd(field.current);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [root, field]);
  useEffect(() => {
    // Words to look at are one audience's: those for all stay, and stand behind their button.
    if (front.audience !== undefined && draftsOf(incident).has(front.audience))
      changeWordings({ together: false });
    focusWords();
    // Only when somebody comes here anew: what arrives later moves nothing under the hands.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [front]);

  return (
    <section
      ref={root}
      className={css['frame']}
      data-part={part}
      aria-label="Stakeholder update"
      tabIndex={-1}
    >
      <FactsPanel desk={desk} whose={whose} panelRef={facts} open={fact} setOpen={setFact} />
      <div className={css['words']}>
        <AudienceBar
          desk={desk}
          whose={whose}
          stateOf={(each) => tabStateOf(desk, each, readingOf(desk, each).findings.length)}
          go={go}
          together={together}
        />
        <WordsBody
          desk={desk}
          whose={whose}
          audience={audience}
          reading={reading}
          current={current}
          onCaret={setCaret}
          field={field}
        />
        <FootBar
          looks={looks}
          mine={mine}
          refused={refused}
          outcome={outcome}
          look={() => void look()}
          send={() => void send([whose])}
          copied={copied?.number ?? null}
          swap={copyable === null ? null : () => setDraftAfter(copied === null ? null : copyable.update.id)}
          copy={(format: CopyFormat) => {
            const at = fresh();
            const sent = sentToCopy(at, whose);
            void copyUpdate(at, whose, format, sent?.update.id === draftAfter ? null : sent);
          }}
        />
      </div>
      <Folds part={part} findings={findings.length} show={setPart} />
      <CheckPanel
        reading={reading}
        current={current}
        off={playbook.wording.off}
        goTo={goToFinding}
        apply={apply}
        panelRef={check}
      >
        <Steps
          steps={stepsOf(
            own,
            whose === 'all' ? null : sentNowOf(desk, whose),
            looksAsked(incident).find(({ draft }) => draft.audience === whose)?.of ?? [],
            now,
          )}
          ready={whose === 'all' ? [] : ready}
          notReady={
            whose === 'all'
              ? []
              : audiences.flatMap((each) => {
                  const why = whyNotReady(desk, each, isSentNow(desk, each));
                  return why === null || why === 'sent already' ? [] : [[each, why] as const];
                })
          }
          sendReady={() => void send(ready)}
        />
      </CheckPanel>
    </section>
  );
}

/** Where somebody goes on writing. */
function focusEnd(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}

/** Whether a key is text, pressed where none is typed: it belongs to the words. */
function isText({ key, target, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  if (ctrlKey || altKey || metaKey || !/^.$/u.test(key) || isEditor(target)) return false;
  const control = target instanceof HTMLElement && target.closest('button, a, summary, input') !== null;
  return !(control && key === ' ');
}
