import { onTestFinished } from 'vitest';
import type { IncidentService } from '../../electron/incidents/incident-service.ts';
import type { ImportedDocument } from '../../shared/exchange/imported.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { documentsIn, openDesk } from './import-desk.ts';

/** A store to import into, closed after the test. */
export async function desk(): Promise<IncidentService> {
  const service = await openDesk();
  onTestFinished(() => service.close());
  return service;
}

/** An incident as it stands there. */
export async function opened(service: IncidentService, id: string): Promise<Incident> {
  const incident = await service.peek(id);
  if (incident === undefined) throw new Error(`there is no ${id}`);
  return incident;
}

/** The one that must be there. */
export const first = <T>(all: readonly T[]): T => {
  const [one] = all;
  if (one === undefined) throw new Error('there is none');
  return one;
};

/** An instant of the day that the rows are of. */
export const at = (clock: string): number => Date.parse(`2026-11-20T${clock}:00Z`);
/** A table as the log is exported. */
export const table = (rows: string): string => `time (UTC),who,kind,text\n${rows}`;
export const rows = `2026-11-20T14:02:00Z,ana,Note,Alerts\n2026-11-20T14:05:00Z,ben,Decision,"Roll back, at once"\n`;

/** A document with everything that one may have. */
export const whole = (name: string, more: Partial<ImportedDocument> = {}): Promise<ImportedDocument> =>
  documentsIn(table(rows), name).then(([document]) => {
    if (document === undefined) throw new Error('nothing was read');
    return {
      ...document,
      ...{ title: 'Checkout fails', severity: 'sev2' as const, services: ['checkout'], causes: ['change'] },
      times: {
        ...document.times,
        detected: at('14:01'),
        acknowledged: at('14:03'),
        mitigated: at('14:20'),
        resolved: at('15:00'),
      },
      updates: [
        {
          key: 'u1',
          at: at('14:10'),
          audience: 'customers',
          status: 'investigating',
          text: 'We look.',
          who: null,
        },
      ],
      actions: [
        { key: 'a1', title: 'Rotate keys', owner: 'ben', due: '2026-12-01', category: null, state: 'open' },
      ],
      texts: [{ section: 'summary', markdown: 'Nobody could pay.' }],
      ...more,
    };
  });
