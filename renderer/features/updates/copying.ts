import { declarationOf, severityOf } from '../../../shared/incident/facts.ts';
import { componentsOf, isCauseKnown } from '../../../shared/incident/update-facts.ts';
import { pageStatusOf } from '../../../shared/incident/updates.ts';
import { copyAs, copyFormatLabel, type CopyFormat } from '../../../shared/wording/formats/copy-as.ts';
import { updatesTo, type Update } from '../../../shared/incident/updates.ts';
import { copyWords } from '../../bridge/desktop.ts';
import type { Whose } from '../../state/update-wordings.ts';
import { statusOf } from './channel.ts';
import { sentNowOf } from './progress.ts';
import { strictest, toldBy, wordsOf, type Desk } from './words.ts';

/** What was just sent, and which one it is for its readers: it is copied until the next words are begun. */
export type Sent = { readonly update: Update; readonly number: number };

/** What is copied in the place of the draft: what was just sent; null where the draft is. */
export function sentToCopy(desk: Desk, whose: Whose): Sent | null {
  const update = whose === 'all' ? null : sentNowOf(desk, whose);
  if (update === null || whose === 'all') return null;
  const number = updatesTo(desk.incident, whose).findIndex(({ id }) => id === update.id) + 1;
  return { update, number };
}

/** Puts the words on the clipboard as a place outside takes them, and says so. Nothing is marked as sent by it. */
export async function copyUpdate(
  desk: Desk,
  whose: Whose,
  format: CopyFormat,
  sent: Sent | null,
): Promise<void> {
  const { incident, playbook } = desk;
  const declared = declarationOf(incident);
  const severity = severityOf(incident)?.severity;
  if (declared === undefined || severity === undefined) return;
  const audience = strictest(toldBy(desk, whose));
  const words = copyAs(format, {
    text: sent?.update.text ?? wordsOf(desk, whose),
    audience,
    title: declared.title,
    severity,
    status:
      (sent === null ? null : sent.update.status) ??
      statusOf(desk, whose) ??
      pageStatusOf(incident, isCauseKnown(incident)),
    components: componentsOf(declared.services, playbook).named,
    exercise: declared.exercise,
  });
  const to = whose === 'all' ? 'all' : audience;
  const label = copyFormatLabel[format];
  await copyWords(
    words,
    sent === null
      ? `the words for ${to} as ${label}; not marked as sent`
      : `update ${sent.number} to ${to}, as it was sent, as ${label}`,
  );
}
