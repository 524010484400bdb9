import { create } from 'zustand';
import { askedOf, type ForMe } from '../../../shared/incident/for-me.ts';
import { useProjections, type Opened } from '../../state/projections.ts';

/** The id of the strip. */
export const STRIP = 'for-me';

/** Which of the things that are asked of the person stands in the strip, by its key; null for the first one. */
export const useShown = create<{
  readonly key: string | null;
  /** What the person has nothing to say to: it is asked of them no more in this window. */
  readonly hidden: ReadonlySet<string>;
}>(() => ({ key: null, hidden: new Set() }));
export const show = (key: string | null): void => useShown.setState({ key });
/** Nothing is recorded: silence is consent. */
export const hide = (key: string): void =>
  useShown.setState(({ hidden }) => ({ hidden: new Set([...hidden, key]) }));

/** Everything that is asked of the person at this desktop in the incident on screen. */
export const askedHere = (
  opened: Opened | null,
  person: string,
  hidden: ReadonlySet<string>,
): readonly ForMe[] =>
  opened === null ? [] : askedOf(opened.incident, person).filter(({ key }) => !hidden.has(key));

/** What stands in the strip: what was looked at stays there, whatever else comes. */
export const shownOf = (asked: readonly ForMe[], key: string | null): ForMe | undefined =>
  asked.find((each) => each.key === key) ?? asked[0];

const now = (): readonly ForMe[] => {
  const { opened, settings } = useProjections.getState();
  return askedHere(opened, settings.person, useShown.getState().hidden);
};

/** What the key answers now. */
export const shownNow = (): ForMe | undefined => shownOf(now(), useShown.getState().key);

/** Puts the next thing into the strip; after the last one comes the first. */
export function showNext(): void {
  const asked = now();
  const at = asked.findIndex(({ key }) => key === shownNow()?.key);
  show(asked[(at + 1) % asked.length]?.key ?? null);
}
