import * as z from 'zod';
import { isImportPlace } from '../../shared/exchange/key.ts';
import { incidentIdPattern } from '../../shared/ids.ts';
import {
  commandNames,
  commandSchema,
  commandSpecs,
  type CommandName,
  type CommandSpec,
} from '../../shared/incident/commands.ts';
import { isLive } from '../../shared/incident/phases.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { explainIssue } from '../../shared/explain.ts';
import { fillTimes, formatClock, formatStamp, sameDay } from '../../shared/time/format.ts';
import { parseInstant } from '../../shared/time/words.ts';
import type { IncidentService, Outcome } from '../incidents/incident-service.ts';
import { TeamPlaybook } from '../playbook/team-playbook.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import { inTerminal } from './failure-words.ts';
import { notedOn } from './noted.ts';
import { CommandFailure, UsageError, type Output, type Verb, type VerbContext } from './verb.ts';

/** `foundBy` is `--found-by`. */
const optionName = (field: string): string => field.replaceAll(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
/** The schema of a field, to be asked what it takes. */
const schemaOf = (spec: CommandSpec, field: string): z.ZodType | undefined =>
  spec.fields.shape[field] as z.ZodType | undefined; // zod leaves a shape's values open
/** A field that takes yes or no, and nothing else: a number reads `true` as 1. */
const isFlag = (spec: CommandSpec, field: string): boolean =>
  schemaOf(spec, field)?.safeParse(true).success === true &&
  schemaOf(spec, field)?.safeParse(2).success === false;
const isOptional = (spec: CommandSpec, field: string): boolean =>
  schemaOf(spec, field)?.safeParse(undefined).success === true;
/** A field that takes several words, set apart by commas. */
const isList = (spec: CommandSpec, field: string): boolean => bare(spec, field) instanceof z.ZodArray;

/** What a field takes where it is given. */
function bare(spec: CommandSpec, field: string): z.ZodType | undefined {
  let schema = schemaOf(spec, field);
  while (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    schema = schema.unwrap() as z.ZodType; // zod leaves open what it wraps
  return schema;
}

/** What a field is, in words, where its schema says so. */
function detailOf(spec: CommandSpec, field: string): readonly string[] {
  const about = schemaOf(spec, field)?.description;
  const words = choicesOf(bare(spec, field));
  const [first] = words;
  // Some say it in words of their own.
  const isSaid = first === undefined || about?.includes(first) === true;
  const known = [about, isSaid ? undefined : `one of ${words.join(', ')}`].filter(
    (each) => each !== undefined,
  );
  return known.length === 0 ? [] : [`${wordFor(spec, field)}: ${known.join('; ')}`];
}

/** The words that a field takes, where it takes those only. */
function choicesOf(schema: unknown): readonly string[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(choicesOf);
  return schema instanceof z.ZodEnum ? schema.options.map(String) : [];
}

/** What can't be typed: files are given by `ic attach`, and the wordings that are sent are the drafts as they stand. */
const untyped: ReadonlySet<string> = new Set(['files', 'wordings']);

/** A field as it stands in the usage. */
const wordFor = (spec: CommandSpec, field: string): string =>
  spec.positional.includes(field) ? field.toUpperCase() : `--${optionName(field)}`;

/** The verbs that are commands of an incident, derived from the command schemas: a new command is here by itself. */
export const incidentVerbs: ReadonlyMap<string, Verb> = new Map(
  commandNames.filter((name) => commandSpecs[name].typed).map((name) => [name, verbOf(name)]),
);

function verbOf(name: CommandName): Verb {
  const spec: CommandSpec = commandSpecs[name];
  const fields = Object.keys(spec.fields.shape);
  const named = fields.filter((field) => !spec.positional.includes(field) && !untyped.has(field));
  const flags = named.filter((field) => isFlag(spec, field));
  const options = named.filter((field) => !flags.includes(field));
  return {
    usage: usageOf(name, spec, options, flags),
    summary: spec.summary,
    details: fields.flatMap((field) => detailOf(spec, field)),
    options: options.map(optionName),
    flags: flags.map(optionName),
    run: (context) => runCommand(name, spec, context),
  };
}

function usageOf(
  name: CommandName,
  spec: CommandSpec,
  options: readonly string[],
  flags: readonly string[],
): string {
  const parts = name === 'declare' ? [] : ['ID'];
  for (const field of spec.positional)
    parts.push(isOptional(spec, field) ? `[${field.toUpperCase()}]` : field.toUpperCase());
  for (const field of options) {
    const value = spec.instants[field] === undefined ? field.toUpperCase() : 'WORDS';
    const text = `--${optionName(field)} ${value}`;
    parts.push(isOptional(spec, field) ? `[${text}]` : text);
  }
  for (const field of flags) parts.push(`[--${optionName(field)}]`);
  return parts.join(' ');
}

/** Where a name may be mistyped, and is recorded all the same. */
const noted: ReadonlySet<CommandName> = new Set(['page', 'break', 'write-text']);

async function runCommand(name: CommandName, spec: CommandSpec, context: VerbContext): Promise<Output> {
  const words = [...context.words];
  const named = name === 'declare' ? null : words.shift();
  if (named !== null && named !== LIVE) incidentId(named);
  const fields: Record<string, unknown> = {};
  for (const field of spec.positional) {
    const word = words.shift();
    if (word === undefined && !isOptional(spec, field))
      throw new UsageError(`${name} needs ${field.toUpperCase()}.`);
    if (word !== undefined) fields[field] = valueOf(spec, field, word, context);
  }
  if (words.length > 0)
    throw new UsageError(`${name} does not understand “${words.join(' ')}”; put text in quotes.`);
  for (const field of Object.keys(spec.fields.shape)) {
    const given = context.options.get(optionName(field));
    if (given !== undefined) fields[field] = given === true ? true : valueOf(spec, field, given, context);
    else if (!(field in fields) && !isOptional(spec, field))
      throw new UsageError(`${name} needs --${optionName(field)}.`);
  }
  const command = commandSchema.safeParse({ name, fields });
  if (!command.success)
    throw new UsageError(explainIssue(command.error.issues[0], (field) => wordFor(spec, field)));
  const service = await context.service();
  const id = named === null ? null : await incidentNamed(named, context);
  const outcome = await service.run(id, command.data, context.person);
  if (!outcome.ok) throw new CommandFailure(inTerminal(outcome.error));
  const incident = await service.open(outcome.value.id);
  const rows = incident === undefined ? [] : timelineOf(incident);
  const textOf = (key: string): string | undefined => {
    const row = rows.find((each) => each.key === key);
    return row === undefined ? undefined : fillTimes(row.text, row.times, (at) => clockOrDay(at, context));
  };
  const said = outputOf(name, outcome.value, textOf);
  if (incident === undefined || !noted.has(name)) return said;
  const team = new TeamPlaybook(nodeFileSystem, context.storePath);
  await team.load();
  const notes = notedOn(incident, team.playbook, outcome.value.events);
  return notes.length === 0
    ? said
    : { text: [said.text, ...notes].join('\n'), json: { ...(said.json as object), notes } }; // an object, made below
}

/** `14:02`, with the day where it is not today's: a meeting of tomorrow must not read as one of now. */
const clockOrDay = (at: number, { now, zone }: VerbContext): string =>
  sameDay(at, now(), zone) ? formatClock(at, zone) : formatStamp(at, zone);

function outputOf(
  name: CommandName,
  { id, events }: Outcome,
  textOf: (key: string) => string | undefined,
): Output {
  const json = {
    id,
    events: events.map((event) => ({
      id: event.id,
      type: event.t,
      entity: event.e,
      at: new Date(event.at).toISOString(),
    })),
  };
  if (name === 'declare') return { text: id, json };
  if (events.length === 0) return { text: 'Nothing to change: it is so already.', json };
  // One edit may be several events, and none of them stands in the log.
  if (name === 'write-text') return { text: 'Written.', json };
  // A thousand entries at once: nobody wants to read an id for each.
  if (name === 'undo-import') {
    // The rows of the console that go with them are no entries.
    const changed = events.filter(({ e, t }) => isImportPlace(e) || t === 'update-withdrawn/1').length;
    return { text: `${changed} ${changed === 1 ? 'entry' : 'entries'} changed; the log shows them.`, json };
  }
  // Where a decision says what became of a proposal, its mark has no line of its own.
  const told = events.filter(({ id: of, t }) => t !== 'entry-marked/1' || textOf(of) !== undefined);
  return { text: told.map((event) => textOf(event.id) ?? `Logged as ${event.e}.`).join('\n'), json };
}

function valueOf(spec: CommandSpec, field: string, word: string, { now, zone }: VerbContext): unknown {
  const side = spec.instants[field];
  if (side !== undefined) {
    const at = parseInstant(word, { now: now(), zone, side });
    if (!at.ok) throw new UsageError(at.error);
    return at.value;
  }
  if (field === 'severity') return word.replace(/^(?:sev)?([1-4])$/i, 'sev$1');
  if (!isList(spec, field)) return word;
  return word.trim() === '' ? [] : word.split(',').map((part) => part.trim());
}

/** Stands for the incident that is live, where there is exactly one. It is said, never guessed from an id left out. */
const LIVE = 'live';

/** The id of an incident, as typed. */
export function incidentId(word: string | undefined): string {
  if (word === undefined)
    throw new UsageError('Which incident? Give its id, such as 20261120-k3x97qz2, or “live”.');
  if (!incidentIdPattern.test(word))
    throw new UsageError(`“${word}” is not the id of an incident, such as 20261120-k3x97qz2.`);
  return word;
}

/** The id of an incident, as typed or as `live` stands for it. */
export const incidentNamed = async (
  word: string | undefined,
  { service }: Pick<VerbContext, 'service'>,
): Promise<string> => (word === LIVE ? onlyLive(await service()) : incidentId(word));

async function onlyLive(service: IncidentService): Promise<string> {
  const live = (await service.list()).filter(({ phase }) => isLive(phase));
  const [only, ...others] = live;
  if (only === undefined)
    throw new CommandFailure('No incident is live. Give its id: ic show lists those of all incidents.');
  if (others.length > 0)
    throw new CommandFailure(
      `Several incidents are live: ${live.map(({ id }) => id).join(', ')}. Say which.`,
    );
  return only.id;
}
