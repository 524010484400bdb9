import { declarationOf, severityOf } from '../../../shared/incident/facts.ts';
import { componentsOf, isCauseKnown } from '../../../shared/incident/update-facts.ts';
import { pageStatusOf } from '../../../shared/incident/updates.ts';
import { copyAs, copyFormatLabel, type CopyFormat } from '../../../shared/wording/formats/copy-as.ts';
import { copyWords } from '../../bridge/desktop.ts';
import type { Whose } from '../../state/update-wordings.ts';
import { statusOf } from './channel.ts';
import { strictest, toldBy, wordsOf, type Desk } from './words.ts';

/** Puts the words on the clipboard as a place outside takes them, and says so. Nothing is marked as sent by it. */
export async function copyUpdate(desk: Desk, whose: Whose, format: CopyFormat): Promise<void> {
  const { incident, playbook } = desk;
  const declared = declarationOf(incident);
  const severity = severityOf(incident)?.severity;
  if (declared === undefined || severity === undefined) return;
  const audience = strictest(toldBy(desk, whose));
  const words = copyAs(format, {
    text: wordsOf(desk, whose),
    audience,
    title: declared.title,
    severity,
    status: statusOf(desk, whose) ?? pageStatusOf(incident, isCauseKnown(incident)),
    components: componentsOf(declared.services, playbook).named,
    exercise: declared.exercise,
  });
  const to = whose === 'all' ? 'all' : audience;
  await copyWords(words, `the words for ${to} as ${copyFormatLabel[format]}; not marked as sent`);
}
