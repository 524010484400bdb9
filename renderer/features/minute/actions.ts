import { forYou } from '../../../shared/incident/minute-for-you.ts';
import { minuteText, type Reader } from '../../../shared/incident/minute-words.ts';
import { minuteOf } from '../../../shared/incident/minute.ts';
import { handleOf } from '../../../shared/incident/people.ts';
import { holderOf } from '../../../shared/incident/roles.ts';
import { copyWords } from '../../bridge/desktop.ts';
import { enterLine } from '../../bridge/lines.ts';

import { zone, zoneName } from '../../incident-parts/zone.ts';
import { wallClock } from '../../state/clock.ts';
import { leaveFront } from '../../state/front.ts';
import { useProjections } from '../../state/projections.ts';

/** Who reads at this desktop, and when. */
export const readerAt = (now: number): Reader => ({ now, zone, zoneName: zoneName(now) });

/** Copies the whole minute as plain text. */
export async function copyMinute(): Promise<void> {
  const { opened, playbook, settings } = useProjections.getState();
  const minute = opened === null ? null : minuteOf(opened.incident, playbook);
  if (opened === null || minute === null) return;
  const you = forYou(opened.incident, playbook, settings.person);
  await copyWords(minuteText(minute, you, readerAt(wallClock())), 'the minute');
}

/** Says in the log that the person at this desktop is here, to whoever commands; then the log is in front. */
export function sayHere(): void {
  const { opened } = useProjections.getState();
  if (opened === null) return;
  const commander = holderOf(opened.incident, 'commander');
  const to = commander === null ? '' : `@${handleOf(commander)} `;
  enterLine({ text: `${to}I am here, and have read what happened.`, kind: 'note', at: wallClock() });
  leaveFront();
}
