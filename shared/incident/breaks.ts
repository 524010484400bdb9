import type { EntityId, Instant } from '../ids.ts';
import { breakSlice, type Break } from './events/break-set.ts';
import { isSamePerson } from './people.ts';
import { winner, type Register } from './register.ts';
import { derived, type Incident } from './state.ts';

/** A break as it stands: `id` is what it is written to. */
export type Taken = Break & { readonly id: EntityId };

/** Every break that was recorded here, those that were taken back included, the earliest first. */
export const breaksOf = derived((incident): readonly Taken[] =>
  [...breakSlice.of(incident)]
    .flatMap(([id, held]) => {
      const stands = standing(held);
      return stands === undefined ? [] : [{ id, ...stands }];
    })
    .sort((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1)),
);

/** Who is back is back, whatever somebody else said at the same time of when they would be. */
function standing(held: Register<Break>): Break | undefined {
  const value = winner(held)?.value;
  if (value === undefined || value.ended !== null) return value;
  const ended = held.visible.flatMap((other) => (other.value.ended === null ? [] : [other.value.ended]));
  return ended.length === 0 ? value : { ...value, ended: Math.min(...ended) };
}

/** When a break ends: when the person came back, or else when they said that they would; null where neither was said. */
export const endOf = ({ ended, until }: Pick<Break, 'ended' | 'until'>): Instant | null => ended ?? until;

/**
 * The breaks that a person is on: one, or more where two desktops recorded it. What was recorded has begun, though this
 * desktop's clock may be behind.
 */
export const breaksNow = (incident: Incident, person: string, now: Instant): readonly Taken[] =>
  breaksOf(incident).filter(
    (taken) =>
      isSamePerson(taken.person, person) &&
      !taken.withdrawn &&
      taken.ended === null &&
      (taken.until ?? Infinity) > now,
  );

/** The breaks that a person was on at a time. */
export const breaksAt = (incident: Incident, person: string, at: Instant): readonly Taken[] =>
  breaksOf(incident).filter(
    (taken) =>
      isSamePerson(taken.person, person) &&
      !taken.withdrawn &&
      taken.from <= at &&
      (endOf(taken) ?? Infinity) > at,
  );
