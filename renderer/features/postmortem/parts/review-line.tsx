import { useEffect } from 'react';
import { isReviewOpen, reviewOf } from '../../../../shared/incident/review.ts';
import { Due } from '../../../incident-parts/due.tsx';
import { reviewDue } from '../../../incident-parts/review-clock.ts';
import { closeOfferedReview, useOfferedReview } from '../../../incident-parts/review-opening.ts';
import { stamp } from '../../../incident-parts/zone.ts';
import { useNow } from '../../../state/clock.ts';
import { useOpened, usePlaybook } from '../../../state/projections.ts';
import { showFront, useUi } from '../../../state/ui.ts';
import { Button } from '../../../ui/button.tsx';
import css from './review-line.module.css';

/** Above the composer, for whoever was typing when they resolved it: the post-mortem with its clock, and its key. */
export function ReviewLine() {
  const opened = useOpened();
  const playbook = usePlaybook();
  const of = useOfferedReview((s) => s.of);
  const review = opened === null || opened.incident.id !== of ? null : reviewOf(opened.incident, playbook);
  const dueAt = review === null || !isReviewOpen(review) ? null : review.dueAt;
  const now = useNow([dueAt]);
  const isOpen = useUi((s) => s.front?.name === 'postmortem');
  useEffect(() => {
    if (isOpen) closeOfferedReview();
  }, [isOpen]);
  if (review === null || dueAt === null) return null;
  return (
    <div className={css['line']} role="status" aria-label="Post-mortem">
      <p>
        Post-mortem until {stamp(dueAt, now)}, {review.owner ?? 'nobody owns it yet'}
      </p>
      <Due due={reviewDue(dueAt, now)} />
      <Button
        small
        keepsFocus
        chord="Alt+Shift+P"
        onPress={() => {
          closeOfferedReview();
          showFront({ name: 'postmortem' });
        }}
      >
        Open
      </Button>
      <Button
        small
        look="plain"
        keepsFocus
        label="Close: the post-mortem can wait"
        onPress={closeOfferedReview}
      >
        Later
      </Button>
    </div>
  );
}
