import type { Instant } from '../../../shared/ids.ts';
import type { ListedRunbook } from '../../../shared/runbooks/runbook.ts';
import { dayAt, daysBetween } from '../../../shared/time/days.ts';
import { formatDay } from '../../../shared/time/format.ts';
import { zone } from '../../incident-parts/zone.ts';

/** `1 Oct 2026, 51 days ago`: the day first, since an age alone says little. */
export function dayAndAge(at: Instant, now: Instant): string {
  const day = `${formatDay(at, zone)} ${new Date(at).getUTCFullYear()}`;
  return `${day}, ${ageOf(at, now)}`;
}

export function ageOf(at: Instant, now: Instant): string {
  const days = daysBetween(dayAt(at, zone), dayAt(now, zone));
  if (days < 1) return 'today';
  if (days === 1) return 'yesterday';
  if (days < 60) return `${days} days ago`;
  const months = Math.floor(days / 30.44);
  return months < 24 ? `${months} months ago` : `${Math.floor(months / 12)} years ago`;
}

export const reviewedWords = ({ reviewedAt, reviewedBy }: ListedRunbook, now: Instant): string =>
  reviewedAt === null
    ? 'never'
    : `${dayAndAge(reviewedAt, now)}${reviewedBy === null ? '' : `, by ${reviewedBy}`}`;

export const usedWords = ({ used, lastUsedAt }: ListedRunbook, now: Instant): string =>
  lastUsedAt === null
    ? 'never'
    : `${used === 1 ? 'once' : `${used} times`}, last ${dayAndAge(lastUsedAt, now)}`;

export const stepWords = (steps: number): string =>
  steps === 0 ? 'No steps' : steps === 1 ? '1 step' : `${steps} steps`;

/** What stands below its title in a list: for what it is, and what to know before it is trusted. */
export function shortWords(runbook: ListedRunbook, now: Instant): string {
  const { services, steps, wrong, reviewedAt, problems } = runbook;
  return [
    stepWords(steps).toLowerCase(),
    ...(wrong.length === 0 ? [] : [`was wrong ${wrong.length === 1 ? 'once' : `${wrong.length} times`}`]),
    reviewedAt === null ? 'never reviewed' : `reviewed ${ageOf(reviewedAt, now)}`,
    ...(problems.length === 0 ? [] : ['see its file']),
    ...(services.length === 0 ? [] : [services.join(', ')]),
  ].join(' · ');
}
