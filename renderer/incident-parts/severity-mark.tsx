import { severities, severityLabel, type Severity } from '../../shared/incident/vocabulary.ts';
import { cx } from '../ui/cx.ts';
import css from './severity-mark.module.css';

const shapes: Record<Severity, { readonly path: string; readonly baseline: number }> = {
  sev1: { path: 'M8.2 3h7.6L21 8.2v7.6L15.8 21H8.2L3 15.8V8.2z', baseline: 16.6 },
  sev2: { path: 'M12 3.4 21.6 20.4H2.4z', baseline: 18.4 },
  sev3: { path: 'M12 2.4 21.6 12 12 21.6 2.4 12z', baseline: 16.6 },
  sev4: { path: 'M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19', baseline: 16.6 },
};

/** Shape and number: octagon 1, triangle 2, diamond 3, circle 4. The word stands beside it or is its label. */
export function SeverityMark({
  severity,
  size,
  decorative = false,
}: {
  severity: Severity;
  size: 16 | 20 | 28 | 36 | 104;
  decorative?: boolean;
}) {
  const { path, baseline } = shapes[severity];
  const named = decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': severityLabel[severity] };
  return (
    <svg className={cx(css['mark'], css[severity])} width={size} height={size} viewBox="0 0 24 24" {...named}>
      <path d={path} />
      <text x="12" y={baseline} aria-hidden="true">
        {severities.indexOf(severity) + 1}
      </text>
    </svg>
  );
}

/** `SEV1` in the tone of its severity. */
export const SeverityWord = ({ severity }: { severity: Severity }) => (
  <span className={cx(css['word'], css[severity])}>{severityLabel[severity]}</span>
);
