import { isLive } from '../../../shared/incident/phases.ts';
import { postsOf, type Post } from '../../../shared/incident/roles.ts';
import { lastTime, phaseOf, severityOf } from '../../../shared/incident/facts.ts';
import { roleLabel } from '../../../shared/incident/vocabulary.ts';
import { formatSpan } from '../../../shared/time/format.ts';
import { initials } from '../../incident-parts/people.ts';
import { missingRolesDue, type MissingRole } from '../../../shared/incident/roles.ts';
import { clock } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { useOpened, usePlaybook } from '../../state/projections.ts';
import { openSheet } from '../../state/ui.ts';
import panel from '../../incident-parts/panel.module.css';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import css from './roles.module.css';

type Place =
  | { readonly kind: 'held'; readonly post: Post }
  | { readonly kind: 'missing'; readonly missing: MissingRole };

/** Who holds what, in the order of the roles, with the required ones that nobody holds in their place. */
export function placesOf(
  posts: readonly Post[],
  missing: readonly MissingRole[],
  order: readonly string[],
): readonly Place[] {
  const all: Place[] = [
    ...posts.map((post): Place => ({ kind: 'held', post })),
    ...missing.map((each): Place => ({ kind: 'missing', missing: each })),
  ];
  const rank = (place: Place): number =>
    order.indexOf(place.kind === 'held' ? place.post.role : place.missing.role);
  return all.sort((a, b) => rank(a) - rank(b));
}

/** The role board: required roles, who holds them and for how long. */
export function RolesPanel() {
  const opened = useOpened();
  const playbook = usePlaybook();
  const now = useNow();
  if (opened === null) return null;
  const { incident } = opened;
  const severity = severityOf(incident)?.severity;
  const posts = postsOf(incident);
  const missing = missingRolesDue(incident, playbook);
  const required = severity === undefined ? 0 : playbook.severities[severity].requiredRoles.length;
  const live = isLive(phaseOf(incident));
  const until = live ? now : (lastTime(incident, 'resolve') ?? now);
  const places = placesOf(posts, missing, Object.keys(roleLabel));
  return (
    <section id="roles" aria-labelledby="roles-title" tabIndex={-1}>
      <header className={panel['head']}>
        <h2 id="roles-title">Roles</h2>
        <span className={panel['count']}>{countOf(required, missing.length, live)}</span>
        {posts.length > 0 && <span className={cx(panel['count'], panel['far'])}>on duty</span>}
      </header>
      {places.length === 0 && (
        <p className={css['none']}>Nobody holds a role. None is required at this severity.</p>
      )}
      <ul>
        {places.map((place) =>
          place.kind === 'held' ? (
            <HeldRole key={place.post.place} post={place.post} now={until} />
          ) : (
            <UnfilledRole key={place.missing.role} missing={place.missing} />
          ),
        )}
      </ul>
    </section>
  );
}

function countOf(required: number, missing: number, live: boolean): string {
  if (!live || required === 0) return '';
  return missing === 0 ? `${required} required, all filled` : `${missing} of ${required} required unfilled`;
}

function HeldRole({ post, now }: { post: Post; now: number }) {
  const label = post.area === null ? roleLabel[post.role] : `Expert, ${post.area}`;
  return (
    <li>
      <button
        type="button"
        className={css['role']}
        title="Assign again or release"
        onClick={() => openSheet({ name: 'role', role: post.role })}
      >
        <span className={css['face']} aria-hidden="true">
          {initials(post.person)}
        </span>
        <span className={css['words']}>
          <span className={css['name']}>{post.person}</span>
          <small>{label}</small>
          {post.alsoSet.map((also) => (
            <small key={also.by} className={css['also']}>
              also set to {also.person ?? 'nobody'} by {also.by}
            </small>
          ))}
        </span>
        <span className={css['time']}>{formatSpan(now - post.since)}</span>
      </button>
    </li>
  );
}

function UnfilledRole({ missing }: { missing: MissingRole }) {
  return (
    <li>
      <button
        type="button"
        className={css['role']}
        title="Assign"
        onClick={() => openSheet({ name: 'role', role: missing.role })}
      >
        <span className={cx(css['face'], css['empty'])} aria-hidden="true">
          <Icon name="plus" />
        </span>
        <span className={css['words']}>
          <span className={css['name']}>Unfilled</span>
          <small>{roleLabel[missing.role]}</small>
        </span>
        <span className={css['time']}>
          {missing.since === null ? 'by ' : 'since '}
          {clock(missing.since ?? missing.dueAt)}
        </span>
      </button>
    </li>
  );
}
