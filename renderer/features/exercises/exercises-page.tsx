import { useEffect, useMemo, useRef } from 'react';
import { followFacts } from '../../bridge/knowledge.ts';
import { Page, PageFrame } from '../../incident-parts/page-frame.tsx';
import { useKnowledge } from '../../state/knowledge.ts';
import { useSummaries } from '../../state/projections.ts';
import { useRoute, useUi } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { copyToOwn, leadIt, openRun, playAlone, toggleReading } from './doing.ts';
import { ExerciseList } from './exercise-list.tsx';
import { holdPageKeys } from './keys.ts';
import { firstOf, partsOf, type Line } from './lines.ts';
import { Planned } from './planned.tsx';
import { RunSide } from './run-side.tsx';
import { ScenarioSide } from './scenario-side.tsx';
import { forgetView, selectLine, teach, useView } from './state.ts';
import { Problems, Teaching } from './teaching.tsx';
import { useScenarios } from './use-scenarios.ts';
import css from './exercises.module.css';

/** Game days: what can be played, what runs, what was played, and when the next one is. */
export const ExercisesPage = () => (
  <PageFrame current="exercises">
    <Exercises />
  </PageFrame>
);

function Exercises() {
  const route = useRoute();
  const asked = route.name === 'exercises' ? route.file : undefined;
  const { scenarios, problems, trouble, version } = useScenarios();
  const summaries = useSummaries();
  const facts = useKnowledge((s) => s.facts);
  const known = useMemo(() => new Map((facts ?? []).map((each) => [each.id, each])), [facts]);
  const held = useView((s) => s.at);
  const teaching = useView((s) => s.teaching);
  const pane = useRef<HTMLDivElement>(null);
  const parts = useMemo(() => partsOf(scenarios ?? [], summaries), [scenarios, summaries]);
  const current = parts.flatMap(({ lines }) => lines).find(({ key }) => key === held) ?? firstOf(parts);
  const at = current?.key ?? null;
  useEffect(followFacts, []);
  useEffect(() => forgetView, []);
  useEffect(() => {
    if (asked !== undefined) selectLine(`scenario ${asked}`);
  }, [asked]);
  useEffect(() => {
    pane.current?.scrollTo(0, 0);
  }, [at, teaching]);
  useEffect(() => (current === undefined ? undefined : holdPageKeys(keysOf(current))), [current]);
  const empty = scenarios?.length === 0 && parts.length === 0;
  return (
    <Page
      title="Exercises"
      right={
        <Button look={teaching ? 'primary' : 'normal'} chord="W" onPress={() => teach(!teaching)}>
          {teaching ? 'Back to the list' : 'Write your own'}
        </Button>
      }
    >
      <div className={css['above']}>
        <Said trouble={trouble} />
        <Planned facts={facts} />
      </div>
      <div className={css['page']}>
        <div className={css['aside']}>
          {scenarios !== null && parts.length > 0 && <ExerciseList parts={parts} at={at} facts={known} />}
          <Problems problems={problems} />
          {parts.length > 0 && <Keys of={current?.kind} played={parts.at(-1)?.label === 'Played'} />}
        </div>
        <div ref={pane} className={css['pane']} role="document" aria-label="Selected" tabIndex={0}>
          {teaching || empty ? (
            <Teaching />
          ) : current?.kind === 'scenario' ? (
            <ScenarioSide key={at} scenario={current.scenario} version={version} />
          ) : (
            current !== undefined && (
              <RunSide summary={current.summary} facts={known.get(current.summary.id)} />
            )
          )}
        </div>
      </div>
    </Page>
  );
}

/** What the keys do with a line. */
function keysOf(line: Line): Parameters<typeof holdPageKeys>[0] {
  if (line.kind === 'run') {
    const nothing = (): void => undefined;
    return { open: () => void openRun(line.summary.id), alone: nothing, read: nothing, copy: nothing };
  }
  const { scenario } = line;
  return {
    open: () => void leadIt(scenario),
    alone: () => void playAlone(scenario),
    read: () => toggleReading(scenario.file),
    copy: () => void copyToOwn(scenario),
  };
}

/** What was done last, or why it was not. */
function Said({ trouble }: { trouble: string | null }) {
  const said = useView((s) => s.said);
  const elsewhere = useUi((s) => s.trouble);
  const wrong = said?.trouble === true ? said.words : (elsewhere ?? trouble);
  return (
    <>
      {wrong !== null && (
        <p className={css['trouble']} role="alert">
          {wrong}
        </p>
      )}
      <p className={css['said']} role="status" aria-label="Done">
        {said?.trouble === false ? said.words : ''}
      </p>
    </>
  );
}

const Keys = ({ of, played }: { of: Line['kind'] | undefined; played: boolean }) => (
  <p className={css['keys']}>
    <span>
      <KeyCap chord="ArrowUp" small /> <KeyCap chord="ArrowDown" small /> move
    </span>
    <span>
      <KeyCap chord="Enter" small /> {of === 'run' ? 'open' : 'lead'}
    </span>
    {of !== 'run' && (
      <span>
        <KeyCap chord="Shift+Enter" small /> alone
      </span>
    )}
    {played && (
      <span>
        <KeyCap chord="End" small /> what was played
      </span>
    )}
  </p>
);
