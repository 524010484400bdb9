import { auditOutcomes, type AuditOutcome } from '../../../shared/team/commands.ts';
import type { AuditedAlert } from '../../../shared/readiness/alert-audit.ts';
import { quarterLabel } from '../../../shared/readiness/quarters.ts';
import { severityLabel } from '../../../shared/incident/vocabulary.ts';
import { openIncident } from '../../bridge/incidents.ts';
import { useSome } from '../../ui/some.tsx';
import { counted } from './days.ts';
import { audit, openFields, useView } from './doing.ts';
import { Fields } from './fields.tsx';
import { Part } from './part.tsx';
import { Act, Row } from './row.tsx';
import type { Known } from './use-readiness.ts';
import css from './readiness.module.css';

const outcomes: Record<
  AuditOutcome,
  { readonly letter: string; readonly label: string; readonly means: string }
> = {
  demoted: { letter: 'D', label: 'Demoted', means: 'a ticket from now on, no page' },
  automated: { letter: 'A', label: 'Automated', means: 'a machine answers it' },
  kept: { letter: 'K', label: 'Kept', means: 'it needs somebody at once' },
};

/** What called people in this quarter, and what is decided about each: demoted, automated, kept. */
export function AuditPart({ readiness }: Known) {
  const { quarter, alerts, toAudit, others } = readiness.audit;
  const { shown, more } = useSome(alerts, 8);
  return (
    <Part
      title="Alert audit"
      beside={
        toAudit.length === 0
          ? quarterLabel(quarter)
          : `${quarterLabel(quarter)}, ${counted(toAudit.length, 'noisy one')} to decide`
      }
      note={
        alerts.length === 0
          ? 'No alert has called anybody this quarter. What monitoring finds, and what people are paged for, is listed here: every page is to need somebody at once.'
          : others.length > 0
            ? `Decided, too: ${others.map(({ alert, outcome }) => `${alert} (${outcome})`).join(', ')}.`
            : undefined
      }
    >
      <ul className={css['rows']}>
        {shown.map((alert) => (
          <AlertRow key={alert.alert} alert={alert} quarter={quarter} />
        ))}
      </ul>
      {more}
    </Part>
  );
}

function AlertRow({ alert: each, quarter }: { alert: AuditedAlert; quarter: string }) {
  const { alert, incidents, pages, atNight, worst, noisy, audit: held } = each;
  const id = `alert.${alert}`;
  const open = useView((s) => s.open === id);
  const decide = (outcome: AuditOutcome): void => {
    const again = held?.outcome === outcome;
    void audit(
      quarter,
      alert,
      { outcome: again ? null : outcome, words: again ? '' : (held?.words ?? '') },
      held,
      again ? `Nothing is decided about “${alert}”.` : `“${alert}”: ${outcomes[outcome].means}.`,
    );
  };
  if (open && held !== null)
    return (
      <Fields
        row={id}
        verb="Say it"
        fields={[
          {
            ...{
              name: 'words',
              label: `${outcomes[held.outcome].label}: why, or what is done`,
              type: 'text',
            },
            ...{ value: held.words, placeholder: 'Threshold at 80 %, ticket for the storage team' },
          },
        ]}
        onSay={async ({ words = '' }) => {
          await audit(quarter, alert, { outcome: held.outcome, words }, held, 'The reason is recorded.');
          return null;
        }}
      />
    );
  const [latest] = incidents;
  return (
    <Row
      id={id}
      mark={
        held !== null ? (
          <span className={css['done']}>{outcomes[held.outcome].label}</span>
        ) : noisy !== null ? (
          <span className={css['overdue']}>Noisy</span>
        ) : (
          <span className={css['figure']}>Open</span>
        )
      }
      title={alert}
      detail={[
        noisy ?? counted(incidents.length, 'incident'),
        ...(worst === 'sev4' && pages > 0 ? [] : [pagesWords(pages, atNight)]),
        severityLabel[worst],
        ...(held === null || held.words === '' ? [] : [held.words]),
      ].join('; ')}
      onEnter={() => {
        if (latest !== undefined) void openIncident(latest.id);
      }}
    >
      {auditOutcomes.map((outcome) => (
        <Act
          key={outcome}
          letter={outcomes[outcome].letter}
          word={outcomes[outcome].label}
          about={`${alert}, ${outcomes[outcome].means}`}
          pressed={held?.outcome === outcome}
          onPress={() => decide(outcome)}
        />
      ))}
      {held !== null && <Act letter="W" word="Why" about={alert} onPress={() => openFields(id)} />}
    </Row>
  );
}

/** What is said of an alert at SEV4 says it already. */
const pagesWords = (pages: number, atNight: number): string =>
  `${counted(pages, 'page')}${atNight > 0 ? `, ${atNight} at night` : ''}`;
