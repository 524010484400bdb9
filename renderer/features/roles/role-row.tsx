import { Button as AriaButton } from 'react-aria-components/Button';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import type { ReactNode } from 'react';
import type { Instant } from '../../../shared/ids.ts';
import type { Post } from '../../../shared/incident/roles.ts';
import { roleLabel, type Role } from '../../../shared/incident/vocabulary.ts';
import type { Playbook, RoleCard } from '../../../shared/playbook/playbook.ts';
import { dueState, formatSpan } from '../../../shared/time/format.ts';
import { Due } from '../../incident-parts/due.tsx';
import { initials } from '../../incident-parts/people.ts';
import { awayWords } from '../../incident-parts/presence.ts';
import { clock } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { useSync } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { choose } from './actions.ts';
import type { Place } from './board.ts';
import { openRole } from './commands.ts';
import { HandsOn } from './notes.tsx';
import css from './roles.module.css';

type Held = Extract<Place, { kind: 'held' }>;

/** Somebody in a role, for how long; Enter or a click asks whose it shall be. */
export function HeldRole({ place, playbook, now }: { place: Held; playbook: Playbook; now: Instant }) {
  const { post, also } = place;
  const sync = useSync();
  const away = awayWords(sync, post.person, useNow());
  const label = post.role === 'sme' ? `Expert, ${post.area ?? 'no area said'}` : roleLabel[post.role];
  return (
    <li>
      <Row role={post.role} card={playbook.roles[post.role]} press={() => openRole(post.role, post.person)}>
        <span className={css['face']} aria-hidden="true">
          {initials(post.person)}
        </span>
        <span className={css['words']}>
          <span className={css['name']}>{post.person}</span>
          <small>
            {label}
            {also.length > 0 && `, also ${also.join(', ')}`}
            {away !== null && ` · ${away}`}
          </small>
        </span>
        <span className={css['time']}>{formatSpan(now - post.since)}</span>
      </Row>
      <AlsoSet post={post} />
      {post.role === 'commander' && <HandsOn />}
    </li>
  );
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
