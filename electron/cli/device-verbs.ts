import { canRedact, redactionLimits, whatGoes } from '../../shared/incident/redaction.ts';
import type { Device, Standing } from '../../shared/sync/state.ts';
import { WorkspaceService } from '../incidents/workspace-service.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import { inTerminal } from './failure-words.ts';
import { incidentNamed, incidentVerbs } from './incident-verbs.ts';
import { CommandFailure, UsageError, type Output, type Verb, type VerbContext } from './verb.ts';

const standingWord: Readonly<Record<Standing, string>> = {
  member: 'member',
  unverified: 'not approved yet',
  revoked: 'revoked',
};

/** `ic devices`: who writes here, and whom members vouch for. */
export const devices: Verb = {
  usage: '',
  summary: 'List the devices of this workspace, and which of them are members',
  details: [],
  options: [],
  flags: [],
  async run(context) {
    if (context.words.length > 0)
      throw new UsageError(`devices does not understand “${context.words.join(' ')}”.`);
    const all = await (await workspaceOf(context)).devices();
    return { text: all.map(lineOf).join('\n'), json: { devices: all } };
  },
};

const lineOf = ({ id, name, standing, self }: Device): string =>
  `${id}  ${name}  ${standingWord[standing]}${self ? '  (this desktop)' : ''}`;

/** `ic approve`: makes a device a member. */
export const approve: Verb = standingVerb('approve', 'Make a device a member, or bring a revoked one back', {
  already: 'is a member already',
  now: 'is a member now: its approvals and redactions count, and its entries are not marked any more',
});

/** `ic revoke`: takes a device's membership away, and its key with it. */
export const revoke: Verb = standingVerb(
  'revoke',
  'Take a lost device out: what it writes from now on is kept aside',
  {
    already: 'was revoked already',
    now: 'is revoked: what is known of it stays, and what it writes from now on is kept aside; ic approve brings it back',
  },
);

function standingVerb(
  name: 'approve' | 'revoke',
  summary: string,
  words: { readonly already: string; readonly now: string },
): Verb {
  return {
    usage: 'DEVICE',
    summary,
    details: ['DEVICE: its id, the first characters of it, or its name where only one has that name'],
    options: [],
    flags: [],
    async run(context): Promise<Output> {
      const [word, ...rest] = context.words;
      if (word === undefined) throw new UsageError(`${name} needs DEVICE; ic devices lists them.`);
      if (rest.length > 0) throw new UsageError(`${name} does not understand “${rest.join(' ')}”.`);
      const workspace = await workspaceOf(context);
      const before = deviceNamed(word, await workspace.devices());
      const now = await workspace[name](before.id, context.person);
      if (!now.ok) throw new CommandFailure(inTerminal(now.error));
      const said = now.value.standing === before.standing ? words.already : words.now;
      return { text: `${now.value.name} (${now.value.id}) ${said}.`, json: now.value };
    },
  };
}

const workspaceOf = async ({ service, now }: VerbContext): Promise<WorkspaceService> =>
  new WorkspaceService((await service()).store, { fs: nodeFileSystem, now });

/** The one device that is meant by an id, the beginning of one, or a name. */
function deviceNamed(word: string, all: readonly Device[]): Device {
  const exact = all.find(({ id }) => id === word);
  const name = word.toLowerCase();
  const meant = all.filter((each) => each.id.startsWith(name) || each.name.toLowerCase() === name);
  const [only, ...others] = exact === undefined ? meant : [exact];
  if (only === undefined)
    throw new CommandFailure(
      `There is no device “${word}” here; ic devices lists them. One that joined just now comes with the next ic sync.`,
    );
  if (others.length > 0)
    throw new CommandFailure(
      `“${word}” is several devices: ${meant.map(({ id }) => id).join(', ')}. Say which.`,
    );
  return only;
}

const generated = incidentVerbs.get('redact');
if (generated === undefined) throw new Error('there is no command to redact');
const command = generated;

/** `ic redact`: the command, with a sentence on what will be gone before and on what can't be reached after. */
export const redact: Verb = {
  ...command,
  usage: `${command.usage} --yes`,
  details: [...command.details, '--yes: do it; without it, only what would go is said'],
  flags: [...command.flags, 'yes'],
  async run(context) {
    if (!context.options.has('yes')) return preview(context);
    const done = await command.run(context);
    return { ...done, text: `${done.text}\n${redactionLimits}` };
  },
};

const generatedText = incidentVerbs.get('redact-text');
if (generatedText === undefined) throw new Error('there is no command to redact words of a text');
const textCommand = generatedText;

/** `ic redact-text`: the same for words in a text. */
export const redactText: Verb = {
  ...textCommand,
  usage: `${textCommand.usage} --yes`,
  details: [...textCommand.details, '--yes: do it'],
  flags: [...textCommand.flags, 'yes'],
  async run(context) {
    const [, section = 'SECTION', words] = context.words;
    if (!context.options.has('yes'))
      throw new UsageError(
        words === undefined
          ? `This takes out of ${section} what two redactions made at once have left of each other’s words. Add --yes to do it; put words behind it to take those out.`
          : `This takes “${words}” out of ${section}, on every desktop and for good, wherever it stood there. Add --yes to do it.`,
      );
    const done = await textCommand.run(context);
    return { ...done, text: `${done.text}\n${redactionLimits}` };
  },
};

async function preview(context: VerbContext): Promise<never> {
  const [word, entry] = context.words;
  const id = await incidentNamed(word, context);
  if (entry === undefined) throw new UsageError('redact needs ENTRY.');
  if (!context.options.has('reason')) throw new UsageError('redact needs --reason.');
  const incident = await (await context.service()).open(id);
  if (incident === undefined) throw new CommandFailure(`There is no incident ${id} on this desktop.`);
  const verdict = canRedact(incident, entry);
  if (verdict !== true) throw new CommandFailure(`Not redacted: ${verdict}.`);
  const what = whatGoes(incident, entry) ?? 'nothing';
  throw new UsageError(`This takes out, on every desktop and for good: ${what}. Add --yes to do it.`);
}
