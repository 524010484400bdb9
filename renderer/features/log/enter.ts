import { MAX_TEXT } from '../../../shared/incident/vocabulary.ts';
import { run } from '../../bridge/incidents.ts';
import { enterLine } from '../../bridge/lines.ts';
import { retrySaving } from '../../bridge/start.ts';
import type { SlashCommand } from '../../incident-parts/slash.ts';
import { zone } from '../../incident-parts/zone.ts';
import { wallClock } from '../../state/clock.ts';
import { changeComposer, emptyLine, useComposer } from '../../state/composer.ts';
import { useProjections } from '../../state/projections.ts';
import { readDraftWords, statedTime } from '../../state/words.ts';

/** Enter: adds the line, saves the correction, or tries again to save what waits when there is nothing to add. */
export function enter(): void {
  const line = useComposer.getState();
  const now = wallClock();
  const { at, text } = statedTime(line, { now, zone });
  if (text === '') {
    if (line.notSaved !== null) void retrySaving();
    return;
  }
  if (text.length > MAX_TEXT) {
    const sizes = `${MAX_TEXT.toLocaleString('en')} characters, this has ${text.length.toLocaleString('en')}`;
    changeComposer({
      refused: `Not added: an entry holds at most ${sizes}. Your text is kept here. Split it.`,
    });
    return;
  }
  if (line.correcting !== null) {
    void saveCorrection(line.correcting, text, at);
    return;
  }
  changeComposer(emptyLine);
  enterLine({ text, kind: line.kind, at: at ?? now });
}

async function saveCorrection(entry: string, text: string, at: number | null): Promise<void> {
  const { kind } = useComposer.getState();
  const failure = await run({
    name: 'correct',
    fields: { entry, text, kind, ...(at === null ? {} : { at }) },
  });
  if (failure === null) endCorrection();
  else changeComposer({ refused: failure.message });
}

/** Leaves a correction; what was being typed before it is back. */
export function endCorrection(): void {
  const { aside } = useComposer.getState();
  changeComposer({ ...emptyLine, ...readDraftWords(aside, { now: wallClock(), zone }) });
}

/**
 * A line that begins with the word of a command is that command; one that can't be done stays in the field.
 * @returns whether it was one.
 */
export function runSlash(
  text: string,
  commands: readonly SlashCommand[],
  picked: string | undefined,
): boolean {
  const [, typed = '', rest = ''] = /^\/(\S*)\s*(.*)$/s.exec(text) ?? [];
  const command = commands.find(({ word }) => word === (picked ?? typed.toLowerCase()));
  if (command === undefined) return false;
  const { kind, time, prose } = useComposer.getState();
  const place = openedId();
  const giveBack = (refused: string | null): void => {
    if (refused === null || openedId() !== place) return;
    const now = useComposer.getState();
    const line = `/${command.word} ${rest.trim()}`;
    if (now.correcting !== null) changeComposer({ aside: `${line} ${now.aside}`.trim(), refused });
    else changeComposer({ text: now.text === '' ? line : `${line} ${now.text}`, kind, time, prose, refused });
  };
  changeComposer(emptyLine); // before it runs: it may leave the incident
  const answer = command.run(rest.trim());
  if (answer instanceof Promise) void answer.then(giveBack);
  else giveBack(answer);
  return true;
}

const openedId = (): string | undefined => useProjections.getState().opened?.incident.id;
