import { incidentIdPattern, type IncidentId } from './ids.ts';

/** The scheme of links into the console; the package registers it with the system. */
export const LINK_SCHEME = 'ic-console';
const beginning = `${LINK_SCHEME}://incident/`;

/** A link that opens an incident on any desktop that has it. */
export const linkTo = (id: IncidentId): string => `${beginning}${id}`;

/**
 * The incident that a link names. A link comes from a page or a message of anybody: exactly the shape that `linkTo`
 * writes is read, and everything else is null. Nothing is decoded, so nothing can hide in an encoding.
 */
export function incidentOfLink(text: string): IncidentId | null {
  if (!text.startsWith(beginning)) return null;
  const id = text.slice(beginning.length);
  return incidentIdPattern.test(id) ? id : null;
}

/** The link among the words of a command line; null when there is none, or more than one. */
export function linkIn(argv: readonly string[]): string | null {
  const links = argv.filter((word) => word.startsWith(`${LINK_SCHEME}:`));
  return links.length === 1 ? (links[0] ?? null) : null;
}
