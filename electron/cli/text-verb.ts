import { textOf } from '../../shared/incident/text.ts';
import { sectionSchema } from '../../shared/incident/vocabulary.ts';
import { incidentNamed } from './incident-verbs.ts';
import { CommandFailure, UsageError, type Verb } from './verb.ts';

/** `ic text`: a section as everybody’s edits make it. */
export const text: Verb = {
  usage: 'ID SECTION',
  summary: 'Print a section of the incident’s texts, in Markdown',
  details: [],
  options: [],
  flags: [],
  async run({ words: [word, name, ...rest], service }) {
    const id = await incidentNamed(word, { service });
    if (name === undefined) throw new UsageError('text needs SECTION.');
    if (rest.length > 0) throw new UsageError(`text does not understand “${rest.join(' ')}”.`);
    const section = sectionSchema.safeParse(name);
    if (!section.success)
      throw new UsageError(
        `“${name}” is not a section: small letters, digits and hyphens, such as root-cause.`,
      );
    const incident = await (await service()).open(id);
    if (incident === undefined) throw new CommandFailure(`There is no incident ${id} on this desktop.`);
    const written = textOf(incident, section.data);
    return { text: written, json: { id, section: section.data, text: written } };
  },
};
