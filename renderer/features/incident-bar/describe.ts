import { declarationOf, type Declared } from '../../../shared/incident/facts.ts';
import type { CommandInput } from '../../../shared/incident/commands.ts';
import { run } from '../../bridge/incidents.ts';
import { useProjections } from '../../state/projections.ts';
import { offerUndo } from '../../state/ui.ts';

export type Facts = Pick<Declared, 'title' | 'services' | 'foundBy'> & { readonly impact: string };
type Fields = Pick<Extract<CommandInput, { name: 'describe' }>['fields'], keyof Facts>;

/** `a, b`: services as they are typed. */
export const readServices = (words: string): string[] => [
  ...new Set(
    words
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  ),
];

/** The facts as a form holds them. */
export const factsOf = ({ title, impact, services, foundBy }: Declared): Facts => ({
  title,
  impact: impact ?? '',
  services,
  foundBy,
});

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const words: Record<keyof Fields, string> = {
  title: 'Title',
  impact: 'Impact',
  services: 'Services',
  foundBy: 'Found by',
};

/** What differs, and what brings it back. Empty where nothing does. */
export function changeOf(
  before: Facts,
  wanted: Partial<Facts>,
): { fields: Fields; back: Fields; said: string } {
  const changed = (Object.keys(words) as (keyof Fields)[]).filter(
    (key) => wanted[key] !== undefined && !same(wanted[key], before[key]),
  ); // the keys of a constant
  const pick = (from: Partial<Facts>): Fields => ({
    ...Object.fromEntries(changed.map((key) => [key, from[key]])),
  });
  const said = changed.map((key, i) => (i === 0 ? words[key] : words[key].toLowerCase())).join(', ');
  return { fields: pick(wanted), back: pick(before), said: `${said} changed` };
}

/** Changes what is known of the incident on screen, and offers the way back. @returns null, or why it was not done. */
export async function describe(wanted: Partial<Facts>): Promise<string | null> {
  const { opened } = useProjections.getState();
  const declared = opened === null ? undefined : declarationOf(opened.incident);
  if (declared === undefined) return null;
  const { fields, back, said } = changeOf(factsOf(declared), wanted);
  if (Object.keys(fields).length === 0) return null;
  const failure = await run({ name: 'describe', fields });
  if (failure !== null) return failure.message;
  offerUndo(said, { name: 'describe', fields: back });
  return null;
}
