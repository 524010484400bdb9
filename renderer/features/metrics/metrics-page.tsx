import { useEffect, useMemo, useRef } from 'react';
import { commonTerms } from '../../../shared/metrics/definitions.ts';
import type { GroupBy } from '../../../shared/metrics/groups.ts';
import { metricsOf, type MetricsAsked } from '../../../shared/metrics/metrics.ts';
import { lastMonths, periodWords } from '../../../shared/metrics/periods.ts';
import { scopeWords } from '../../../shared/metrics/words.ts';
import { formatDay } from '../../../shared/time/format.ts';
import { wallAt } from '../../../shared/time/zones.ts';
import { beginDeclaring } from '../../bridge/declare.ts';
import { followFacts, followKnowledge } from '../../bridge/knowledge.ts';
import { followTeam } from '../../bridge/team.ts';
import { Page, PageFrame } from '../../incident-parts/page-frame.tsx';
import { useNow, useZone } from '../../state/clock.ts';
import { useKnowledge } from '../../state/knowledge.ts';
import { usePlaybook } from '../../state/projections.ts';
import { useUi } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { useFolded } from '../../ui/narrow.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { moveAmongFigures } from './arrows.ts';
import { CapacityLine, useReliabilityShare } from './capacity-line.tsx';
import { ShownMetrics, useShown, type Shown } from './context.ts';
import { EachFigure } from './each-figure.tsx';
import { copyAll, copyFigure, exportable, exportCsv, exportSvg } from './exports.ts';
import { Filters } from './filters.tsx';
import { PagesPerShift, SeenBefore, UpdatesKept } from './kept-blocks.tsx';
import { holdMetricsKeys, type MetricsKeys } from './keys.ts';
import { lookAtAll, periodOf, turnFormula, turnTable, turnTables, useLook } from './look.ts';
import css from './metrics.module.css';
import { MonthsTile, SeverityTimes, ShareTile } from './more-tiles.tsx';
import { StatTile } from './stat-tile.tsx';
import { ticksFor } from './ticks.ts';

const byHeadings: Record<GroupBy, string> = {
  month: 'Month',
  service: 'Service',
  severity: 'Severity',
  cause: 'Cause',
};
const pageKeys: MetricsKeys = {
  formula: () => turnFormula(useLook.getState().current),
  table: () => turnTable(useLook.getState().current),
  tables: turnTables,
  ...{ copyFigure, copyAll, exportCsv, exportSvg },
};
/** The strips of the four times begin and end here at least: a minute and eight hours. */
const SHARED = [60_000, 8 * 3_600_000];
const DAY = 86_400_000;

/** Reckons what is shown from the facts of all incidents; null while they are on their way, or the days are none. */
function useMetrics(): Shown | null {
  const facts = useKnowledge((s) => s.facts);
  const playbook = usePlaybook();
  const zone = useZone();
  const now = useNow();
  const { period, from, to, service, severity, cause, by } = useLook();
  const today = Math.floor(now / DAY) * DAY;
  const asked = useMemo((): MetricsAsked | null => {
    const picked = periodOf({ ...useLook.getState(), period, from, to }, now, zone);
    return picked === null
      ? null
      : { filter: { ...picked, service, severity, cause }, by, now, zone, playbook };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the figures change with the day, not with the minute
  }, [period, from, to, service, severity, cause, by, zone, playbook, today]);
  const share = useReliabilityShare(asked);
  return useMemo((): Shown | null => {
    if (facts === null || asked === null) return null;
    const metrics = metricsOf(facts, asked);
    const { detect, acknowledge, mitigate, resolve } = metrics.figures;
    const values = [detect, acknowledge, mitigate, resolve].flatMap(({ dots }) =>
      dots.map(({ value }) => value),
    );
    return {
      metrics,
      asked,
      share,
      ticks: ticksFor([...SHARED, ...values]),
      day: (at) => `${formatDay(at, asked.zone)} ${wallAt(at, asked.zone).getUTCFullYear()}`,
      by: byHeadings[asked.by],
    };
  }, [facts, asked, share]);
}

/** What was measured over all incidents: every figure with its dots, its n and its formula. */
export function MetricsPage() {
  const facts = useKnowledge((s) => s.facts);
  const said = useKnowledge((s) => s.state?.trouble ?? s.trouble);
  const waiting = useKnowledge((s) => s.state?.waiting ?? 0);
  const trouble = useUi((s) => s.trouble);
  const chip = useUi((s) => s.chip);
  const shown = useMetrics();
  const now = useNow();
  const folded = useFolded();
  useEffect(followFacts, []);
  useEffect(followKnowledge, []);
  useEffect(followTeam, []);
  useEffect(() => {
    exportable(shown);
    holdMetricsKeys(shown === null ? null : pageKeys);
    return () => {
      exportable(null);
      holdMetricsKeys(null);
    };
  }, [shown]);
  const any = facts?.some(({ exercise }) => !exercise) === true;
  const filters = <Filters known={shown?.metrics.known ?? { services: [], causes: [] }} now={now} />;
  return (
    <PageFrame current="metrics">
      <Page
        title="Metrics"
        right={
          any && (
            <>
              {!folded && filters}
              <Button onPress={exportCsv}>Export CSV</Button>
            </>
          )
        }
      >
        <div className={css['page']}>
          {any && folded && filters}
          <p className={css['said']} role="status">
            {trouble ?? chip?.words ?? ''}
          </p>
          {said !== null && <p className={css['trouble']}>{said}</p>}
          {waiting > 0 && (
            <p className={css['none']}>
              Still reading the records: {waiting} {waiting === 1 ? 'incident is' : 'incidents are'} not
              counted yet.
            </p>
          )}
          {facts !== null && !any && waiting === 0 && <NothingYet exercises={facts.length} />}
          {any && shown === null && <p className={css['none']}>Give two days, the earlier one first.</p>}
          {any && shown !== null && (
            <ShownMetrics value={shown}>{shown.metrics.n === 0 ? <NoneOfThese /> : <Figures />}</ShownMetrics>
          )}
        </div>
      </Page>
    </PageFrame>
  );
}

function Figures() {
  const { metrics, asked } = useShown();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body)
      place.current?.querySelector<HTMLElement>(`[data-figure="${useLook.getState().current}"]`)?.focus();
  }, []);
  const labels = new Map(asked.playbook.postmortem.causes.map(({ id, label }) => [id, label]));
  const scope = scopeWords(asked.filter, metrics.severities, (id) => labels.get(id) ?? id);
  return (
    <div ref={place} className={css['figures']} onKeyDown={moveAmongFigures}>
      <div className={css['stats']}>
        <StatTile id="detect" />
        <StatTile id="acknowledge" />
        <StatTile id="mitigate" />
        <StatTile id="resolve" />
      </div>
      <EachFigure />
      <div className={css['three']}>
        <UpdatesKept />
        <PagesPerShift />
        <SeenBefore />
      </div>
      <div className={css['stats']}>
        <StatTile id="fill" />
        <StatTile id="work" />
        <MonthsTile />
        <SeverityTimes />
      </div>
      <div className={css['stats']}>
        <ShareTile id="filled" />
        <ShareTile id="reviews" />
        <ShareTile id="actions" />
        <ShareTile id="customers" />
      </div>
      <CapacityLine />
      <footer className={css['foot']}>
        <p>
          {metrics.n} {metrics.n === 1 ? 'incident' : 'incidents'}
          {scope !== '' && `, ${scope}`}
          {metrics.exercises > 0 &&
            `; ${metrics.exercises} ${metrics.exercises === 1 ? 'exercise' : 'exercises'} left out`}
          . {commonTerms}
        </p>
        <p className={css['keys']}>
          <span>
            <KeyCap chord="ArrowLeft" small /> <KeyCap chord="ArrowRight" small /> figures
          </span>
          <span>
            <KeyCap chord="F" small /> formula
          </span>
          <span>
            <KeyCap chord="T" small /> table
          </span>
          <span>
            <KeyCap chord="Enter" small /> incidents of it
          </span>
          <span className={css['verbs']}>
            <Button look="plain" small onPress={copyAll}>
              Copy as text
            </Button>
            <Button look="plain" small onPress={exportSvg}>
              Export SVG
            </Button>
          </span>
        </p>
      </footer>
    </div>
  );
}

function NoneOfThese() {
  const { asked, metrics } = useShown();
  const labels = new Map(asked.playbook.postmortem.causes.map(({ id, label }) => [id, label]));
  const { service, severity, cause } = asked.filter;
  const scope = scopeWords({ service, severity, cause }, metrics.severities, (id) => labels.get(id) ?? id);
  return (
    <div className={css['empty']}>
      <p>
        No incident was declared in {periodWords(asked.filter, asked.zone)}
        {scope === '' ? '' : ` for ${scope}`}.{metrics.exercises > 0 && ' Exercises are not counted.'}
      </p>
      <Button onPress={lookAtAll}>Show the last twelve months of everything</Button>
    </div>
  );
}

function NothingYet({ exercises }: { exercises: number }) {
  const zone = useZone();
  const now = useNow();
  return (
    <div className={css['empty']}>
      <h2>Nothing to measure yet</h2>
      <p>
        Figures come from the records by themselves. An incident counts as soon as it is declared; say when
        its impact started and when it was noticed, press acknowledged, mitigated and resolved as they happen,
        and every span below {periodWords(lastMonths(12, now, zone), zone)} fills.
        {exercises > 0 && ' Exercises are there, and never count.'}
      </p>
      <p>From three incidents up there are medians; before that each one stands for itself.</p>
      <Button look="primary" chord="Ctrl+N" onPress={() => void beginDeclaring()}>
        Declare
      </Button>
    </div>
  );
}
