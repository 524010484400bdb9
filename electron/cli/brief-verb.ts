import { briefOf } from '../../shared/incident/brief.ts';
import { briefMarkdown } from '../../shared/incident/brief/markdown.ts';
import { briefText } from '../../shared/incident/brief/text.ts';
import { offerOf, postFor } from '../../shared/incident/handoff.ts';
import { roles } from '../../shared/incident/vocabulary.ts';
import { notDeclared, openNamed, zoneName } from './open-incident.ts';
import { UsageError, type Verb } from './verb.ts';

const formats = ['text', 'md'] as const;

/** `ic brief`: what whoever takes a role over reads first. */
export const briefVerb: Verb = {
  usage: 'ID [--role ROLE] [--expert NAME] [--format text|md]',
  summary: 'Print the brief with which a role is handed over, in the shape of ICS-201',
  details: [
    `--role: what this role needs stands first, the commander’s where none is named: ${roles.join(', ')}`,
    '--expert: whose place, where it is an expert’s',
  ],
  options: ['role', 'expert', 'format'],
  flags: [],
  async run(context) {
    const { options, now, zone } = context;
    const role = named(options.get('role') ?? 'commander', roles, 'role');
    const format = named(options.get('format') ?? 'text', formats, 'format');
    const expert = options.get('expert');
    const { id, incident, playbook } = await openNamed('brief', context);
    const post = postFor(incident, role, typeof expert === 'string' ? expert : undefined);
    const offer = post === undefined ? undefined : offerOf(incident, post.place);
    const found = briefOf(incident, playbook, {
      role,
      area: post?.area ?? null,
      from: post?.person ?? null,
      since: post?.since ?? null,
      to: offer?.to ?? null,
      words: offer?.words ?? null,
    });
    if (found === undefined) throw notDeclared(id);
    const at = now();
    const reader = { now: at, zone, zoneName: zoneName(at, zone) };
    const text = format === 'md' ? briefMarkdown(found, reader).trimEnd() : briefText(found, reader);
    return { text, json: { id, at: new Date(at).toISOString(), ...found } };
  },
};

function named<T extends string>(word: string | true, all: readonly T[], what: string): T {
  const found = all.find((each) => each === word);
  if (found !== undefined) return found;
  throw new UsageError(`There is no ${what} “${String(word)}”; there are ${all.join(', ')}.`);
}
