import { MAX_TEXT } from '../../../shared/incident/vocabulary.ts';
import { personMeant } from '../../../shared/incident/people.ts';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { run } from '../../bridge/incidents.ts';
import { enterLine } from '../../bridge/lines.ts';
import { retrySaving } from '../../bridge/start.ts';
import { markItem, waitingEntry } from '../../incident-parts/marking.ts';
import { peopleOf } from '../../incident-parts/people.ts';
import type { SlashCommand } from '../../incident-parts/slash.ts';
import { zone } from '../../incident-parts/zone.ts';
import { wallClock } from '../../state/clock.ts';
import { changeComposer, emptyLine, isAboutEntry, useComposer } from '../../state/composer.ts';
import { showDiagnosis } from '../../state/diagnosis.ts';
import { useProjections } from '../../state/projections.ts';
import { readDraftWords, readWhole, type Said } from '../../state/words.ts';
import { whenAttached } from './files.ts';

/** Enter: adds the line, saves the correction, or tries again to save what waits when there is nothing to add. */
export function enter(): void {
  const line = useComposer.getState();
  if (line.marking !== null) {
    void saveMark(line.marking, line.text.trim());
    return;
  }
  const now = wallClock();
  const said = readWhole(line, { now, zone });
  if (said.text.length > MAX_TEXT) {
    const sizes = `${MAX_TEXT.toLocaleString('en')} characters, this has ${said.text.length.toLocaleString('en')}`;
    changeComposer({
      refused: `Not added: an entry holds at most ${sizes}. Your text is kept here. Split it.`,
    });
    return;
  }
  if (line.correcting !== null) {
    if (said.text !== '') void saveCorrection(line.correcting, said);
    return;
  }
  if (line.files.some(({ file }) => file === null)) {
    void enterOnceAttached(line.text);
    return;
  }
  const files = line.files.flatMap(({ file, name }) => (file === null ? [] : [{ ...file, name }]));
  const text = said.text === '' ? files.map(({ name }) => name).join(', ') : said.text;
  if (text === '') {
    if (line.notSaved !== null) void retrySaving();
    return;
  }
  changeComposer({ ...emptyLine, files: [] });
  // Whoever writes a hypothesis wants to see it, whatever else is to come first.
  const place = openedId();
  if (line.kind === 'hypothesis' && place !== undefined) showDiagnosis(place);
  enterLine({
    text,
    kind: line.kind,
    at: said.at ?? now,
    ...meant(said),
    ...(files.length === 0 ? {} : { files }),
  });
}

/** Who and how long, as the record takes it. */
function meant({ to, minutes }: Said): { to?: string; minutes?: number } {
  const { opened, settings, playbook } = useProjections.getState();
  const known =
    opened === null ? [] : peopleOf(opened.incident, opened.rows, settings.person, playbook.roster);
  return {
    ...(to === null ? {} : { to: personMeant(to, known) }),
    ...(minutes === null ? {} : { minutes }),
  };
}

/** The line goes as soon as its files are in the store, unless the person went on typing or one was refused. */
async function enterOnceAttached(text: string): Promise<void> {
  const { length } = useComposer.getState().files;
  await whenAttached();
  const now = useComposer.getState();
  if (now.text === text && now.files.length === length && !isAboutEntry(now)) enter();
}

async function saveCorrection(entry: string, said: Said): Promise<void> {
  const { kind, time } = useComposer.getState();
  const before = rowOf(entry)?.waits;
  const { to, minutes } = meant(said);
  const { at: from = 0, dueAt = null } = before ?? {};
  const was = dueAt === null ? null : Math.round((dueAt - from) / 60_000);
  const failure = await run({
    name: 'correct',
    fields: {
      entry,
      text: said.text,
      kind,
      ...(to === undefined || to === before?.to ? {} : { to }),
      ...(minutes === undefined || minutes === was ? {} : { minutes }),
      ...(said.at === null || time?.kept === true ? {} : { at: said.at }),
    },
  });
  if (failure === null) leaveEntry();
  else changeComposer({ refused: failure.message });
}

const rowOf = (entry: string): TimelineRow | undefined =>
  useProjections.getState().opened?.rows.find(({ key }) => key === entry);

async function saveMark(
  { entry, mark }: NonNullable<ReturnType<typeof useComposer.getState>['marking']>,
  note: string,
): Promise<void> {
  if (note.length > 1_000) {
    changeComposer({
      refused: 'Not recorded: it may have at most 1,000 characters. Put the rest into an entry.',
    });
    return;
  }
  const item = waitingEntry(entry);
  if (item === undefined || (await markItem(item, mark, note === '' ? {} : { note }))) leaveEntry();
}

/** Leaves a correction or a mark; what was being typed before it is back. */
export function leaveEntry(): void {
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
    if (isAboutEntry(now)) changeComposer({ aside: `${line} ${now.aside}`.trim(), refused });
    else changeComposer({ text: now.text === '' ? line : `${line} ${now.text}`, kind, time, prose, refused });
  };
  changeComposer(emptyLine); // before it runs: it may leave the incident
  const answer = command.run(rest.trim());
  if (answer instanceof Promise) void answer.then(giveBack);
  else giveBack(answer);
  return true;
}

const openedId = (): string | undefined => useProjections.getState().opened?.incident.id;
