import { severities, severityLabel, type Severity } from '../../../shared/incident/vocabulary.ts';
import { dayAt, lastMonths, periodWords, quarterBefore } from '../../../shared/metrics/periods.ts';
import type { Metrics } from '../../../shared/metrics/metrics.ts';
import { useZone } from '../../state/clock.ts';
import { usePlaybook } from '../../state/projections.ts';
import { look, useLook, type PeriodChoice } from './look.ts';
import css from './metrics.module.css';
import { Select } from './select.tsx';

/** What is looked at: when, which service, severity and cause. */
export function Filters({ known, now }: { known: Metrics['known']; now: number }) {
  const zone = useZone();
  const { postmortem } = usePlaybook();
  const { period, from, to, service, severity, cause } = useLook();
  const periods: readonly { value: PeriodChoice; label: string }[] = [
    { value: 'year', label: periodWords(lastMonths(12, now, zone), zone) },
    { value: 'quarter', label: `This quarter: ${periodWords(quarterBefore(0, now, zone), zone)}` },
    { value: 'last-quarter', label: `Last quarter: ${periodWords(quarterBefore(1, now, zone), zone)}` },
    { value: 'days', label: 'From … to …' },
  ];
  const pickPeriod = (picked: PeriodChoice): void => {
    if (picked !== 'days' || from !== '') look({ period: picked });
    else look({ period: picked, from: dayAt(now - 30 * 86_400_000, zone), to: dayAt(now, zone) });
  };
  const labels = new Map(postmortem.causes.map(({ id, label }) => [id, label]));
  return (
    <div className={css['filters']}>
      <Select label="Period" value={period} options={periods} onPick={pickPeriod} />
      {period === 'days' && (
        <>
          <DayField label="From" value={from} onChange={(day) => look({ from: day })} />
          <DayField label="To, included" value={to} onChange={(day) => look({ to: day })} />
        </>
      )}
      <Select
        label="Service"
        value={service ?? ''}
        options={[{ value: '', label: 'All services' }, ...withPicked(known.services, service, (id) => id)]}
        onPick={(value) => look({ service: value === '' ? null : value })}
      />
      <Select<Severity | ''>
        label="Severity"
        value={severity ?? ''}
        options={[
          { value: '', label: 'All severities' },
          ...severities.map((value) => ({ value, label: severityLabel[value] })),
        ]}
        onPick={(value) => look({ severity: value === '' ? null : value })}
      />
      <Select
        label="Cause"
        value={cause ?? ''}
        options={[
          { value: '', label: 'All causes' },
          ...withPicked(known.causes, cause, (id) => labels.get(id) ?? id),
        ]}
        onPick={(value) => look({ cause: value === '' ? null : value })}
      />
    </div>
  );
}

/** What there is, and what was picked even where it is gone. */
const withPicked = (all: readonly string[], picked: string | null, label: (id: string) => string) =>
  (picked === null || all.includes(picked) ? all : [...all, picked]).map((value) => ({
    value,
    label: label(value),
  }));

function DayField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (day: string) => void;
}) {
  return (
    <input
      type="date"
      className={css['day']}
      aria-label={label}
      title={label}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
