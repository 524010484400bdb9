import { Button as AriaButton } from 'react-aria-components/Button';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import type { ReactNode } from 'react';
import type { OnDuty } from '../../../shared/duty/on-duty.ts';
import type { Instant } from '../../../shared/ids.ts';
import type { Post } from '../../../shared/incident/roles.ts';
import { offerOf } from '../../../shared/incident/handoff.ts';
import { heldIn } from '../../../shared/incident/role-words.ts';
import { roleLabel, type Role } from '../../../shared/incident/vocabulary.ts';
import type { Playbook, RoleCard } from '../../../shared/playbook/playbook.ts';
import { dueState, formatSpan } from '../../../shared/time/format.ts';
import { Due } from '../../incident-parts/due.tsx';
import { initials } from '../../incident-parts/people.ts';
import { awayWords } from '../../incident-parts/presence.ts';
import { showHandoff } from '../../incident-parts/handoff-actions.ts';
import { clock, stamp } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { useOpened, useSync } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { choose } from './actions.ts';
import type { Place } from './board.ts';
import { openRole } from './commands.ts';
import { DutyNote } from './duty-note.tsx';
import { HandsOn } from './notes.tsx';
import css from './roles.module.css';

type Held = Extract<Place, { kind: 'held' }>;

type HeldProps = {
  place: Held;
  playbook: Playbook;
  /** How the person stands over all incidents; null where they are not on duty. */
  on: OnDuty | null;
  /** This is the first of their roles here: what there is to say of them stands under it. */
  first: boolean;
  live: boolean;
  now: Instant;
};

/** Somebody in a role, and for how long they have been on duty; Enter or a click asks whose it shall be. */
export function HeldRole({ place, playbook, on, first, live, now }: HeldProps) {
  const { post, also } = place;
  const sync = useSync();
  const opened = useOpened();
  const offer = opened === null ? undefined : offerOf(opened.incident, post.place);
  const away = awayWords(sync, post.person, useNow());
  const label = post.role === 'sme' ? `Expert, ${post.area ?? 'no area said'}` : roleLabel[post.role];
  return (
    <li className={css['held']}>
      <Row role={post.role} card={playbook.roles[post.role]} press={() => openRole(post.role, post.person)}>
        <span className={cx(css['face'], offer !== undefined && css['half'])} aria-hidden="true">
          {initials(post.person)}
        </span>
        <span className={css['words']}>
          <span className={css['name']}>
            {post.person}
            {offer !== undefined && ` to ${offer.to}`}
          </span>
          <small>
            {label}
            {offer !== undefined && `, offered ${stamp(offer.offeredAt, now)}`}
            {also.length > 0 && `, also ${also.join(', ')}`}
            {first && elsewhere(on)}
            {away !== null && ` · ${away}`}
          </small>
        </span>
        <span className={css['time']} title={dutyTitle(on, live, now)}>
          {offer !== undefined ? 'not accepted' : dutyWords(on, live, post, now)}
        </span>
      </Row>
      <button
        type="button"
        className={css['handOver']}
        aria-label={`Hand over ${heldIn(post.role, post.area)}`}
        onClick={() => showHandoff(post.role, post.person)}
      >
        Hand over
      </button>
      <AlsoSet post={post} />
      {post.role === 'commander' && <HandsOn />}
      {first && live && on !== null && <DutyNote post={post} on={on} now={now} />}
    </li>
  );
}

/** How long somebody has been on duty; of what is over, how long they held the role. */
function dutyWords(on: OnDuty | null, live: boolean, { since }: Post, now: Instant): string {
  if (on !== null) return formatSpan(now - on.since);
  return live ? '' : formatSpan(now - since);
}

/** `, also in 1 other incident`: the time on duty is that of all of them. */
function elsewhere(on: OnDuty | null): string {
  const others = new Set(on?.posts.map(({ incident }) => incident)).size - 1;
  if (on === null || others < 1) return '';
  return `, also in ${others} other incident${others === 1 ? '' : 's'}`;
}

/** Since when; who held a role before a reopening and has recorded nothing since may not be here. */
function dutyTitle(on: OnDuty | null, live: boolean, now: Instant): string | undefined {
  if (on !== null) return `on duty since ${stamp(on.since, now)}`;
  return live ? 'nothing recorded since it was reopened' : undefined;
}

/** Nobody in a role that the severity asks for: counted down to, and after that the fact. */
export function UnfilledRole({
  place: { role, missing },
  playbook,
  since,
  now,
}: {
  place: Extract<Place, { kind: 'missing' }>;
  playbook: Playbook;
  since: Instant;
  now: Instant;
}) {
  const over = missing.dueAt <= now;
  return (
    <li>
      <Row role={role} card={playbook.roles[role]} press={() => openRole(role)}>
        <span className={cx(css['face'], css['empty'])} aria-hidden="true">
          <Icon name="plus" />
        </span>
        <span className={css['words']}>
          <span className={css['name']}>Unfilled</span>
          <small>{roleLabel[role]}</small>
        </span>
        {over ? (
          <span className={cx(css['time'], css['late'])}>since {clock(since)}</span>
        ) : (
          <Due due={dueState(missing.dueAt, now)} clock={clock(missing.dueAt)} />
        )}
      </Row>
    </li>
  );
}

/** A row that is one button; what the role is for stands beside it on hover and focus. */
function Row({
  role,
  card,
  press,
  children,
}: {
  role: Role;
  card: RoleCard;
  press: () => void;
  children: ReactNode;
}) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <AriaButton className={css['role'] ?? ''} onPress={press}>
        {children}
      </AriaButton>
      <Tooltip className={css['card'] ?? ''} placement="left top" offset={8}>
        <b>{roleLabel[role]}</b>
        <p>{card.purpose}</p>
        <ul>
          {card.duties.map((duty) => (
            <li key={duty}>{duty}</li>
          ))}
        </ul>
      </Tooltip>
    </TooltipTrigger>
  );
}

/** Two people said at the same time whose the role is: nothing is lost, and either can be chosen. */
const AlsoSet = ({ post }: { post: Post }) =>
  post.alsoSet.map(({ person, by }) => (
    <p key={`${by} ${person ?? ''}`} className={css['note']}>
      <Icon name="warn" />
      <span>{`also set to ${person ?? 'nobody'} by ${by}`}</span>
      <span className={css['ways']}>
        <Button look="link" onPress={() => void choose(post, person)}>
          {`Choose ${person ?? 'nobody'}`}
        </Button>
        <Button look="link" onPress={() => void choose(post, post.person)}>
          {`Keep ${post.person}`}
        </Button>
      </span>
    </p>
  ));
