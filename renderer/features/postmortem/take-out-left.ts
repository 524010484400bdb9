import { REDACT, redactSchema } from '../../../shared/incident/events/redact.ts';
import { textPlace } from '../../../shared/incident/events/text-edited.ts';
import { isSamePerson } from '../../../shared/incident/people.ts';
import { hasLeft } from '../../../shared/incident/text-redaction.ts';
import { run } from '../../bridge/incidents.ts';
import { wallClock } from '../../state/clock.ts';
import { useProjections } from '../../state/projections.ts';

/** So long, in milliseconds, the desktop that redacted last is alone with it: two that do it at once are two rows. */
const ALONE = 10 * 60_000;

/**
 * Two who take different words out of one part at once know nothing of each other, and what each wrote anew still holds
 * the words of the other. Nobody reads them, but they stand in the files: whoever redacted last takes them out once both
 * are here, with the reason that was given, or anybody who opens the incident later.
 */
export function takeOutLeft(section: string): void {
  const { opened, settings } = useProjections.getState();
  if (opened === null) return;
  const redactions = [...opened.incident.events.values()]
    .filter(({ t, e }) => t === REDACT && e === textPlace(section))
    .sort((a, b) => a.at - b.at);
  const last = redactions.at(-1);
  const said = redactSchema.safeParse(last?.payload);
  if (redactions.length < 2 || last === undefined || !said.success) return;
  if (!isSamePerson(last.u, settings.person) && wallClock() - last.at < ALONE) return;
  if (!hasLeft(opened.incident, section)) return;
  // Nobody asked for it: where it can't be done, by a desktop that is no member, another one does it.
  void run({ name: 'redact-text', fields: { section, reason: said.data.reason } });
}
