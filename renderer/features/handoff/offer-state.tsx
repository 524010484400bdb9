import { useEffect } from 'react';
import type { Instant } from '../../../shared/ids.ts';
import type { Offer } from '../../../shared/incident/handoff.ts';
import { heldIn } from '../../../shared/incident/role-words.ts';
import { formatSpan } from '../../../shared/time/format.ts';
import { accept, decline, withdraw } from '../../incident-parts/handoff-actions.ts';
import panel from '../../incident-parts/panel.module.css';
import { stamp } from '../../incident-parts/zone.ts';
import { useField } from '../../state/fields.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { holdHandoffKey } from './keys.ts';
import css from './handoff.module.css';

type Props = { offer: Offer; now: Instant };

/** It is offered to the person at this desktop: the brief is read, then it is theirs or it is not. */
export function OfferedToMe({ offer, now }: Props) {
  const [why, setWhy] = useField(`decline.${offer.place}`);
  useEffect(() => holdHandoffKey(() => void accept(offer)));
  const { from, role, area, offeredAt, by } = offer;
  return (
    <section aria-label="Offered to you">
      <header className={panel['head']}>
        <h2>
          {from} offers you {heldIn(role, area)}
        </h2>
      </header>
      <div className={css['form']}>
        <p className={css['state']}>
          Since {stamp(offeredAt, now)}
          {by !== from && `, recorded by ${by}`}. Until you accept, {from} holds it.
        </p>
        <div className={css['acts']}>
          <Button look="primary" chord="Ctrl+Enter" onPress={() => void accept(offer)}>
            Accept
          </Button>
        </div>
        <form
          className={css['decline']}
          onSubmit={(event) => {
            event.preventDefault();
            void decline(offer, why).then((done) => {
              if (done) setWhy('');
            });
          }}
        >
          <TextField
            label="Or decline, with a word of why"
            placeholder="On a train, no view of the graphs…"
            value={why}
            maxLength={500}
            onChange={setWhy}
          />
          <Button submit>Decline</Button>
        </form>
      </div>
    </section>
  );
}

/**
 * It waits for somebody else's answer: how far it is, and what was said on the call. The key that offered it does
 * nothing here: pressed twice, it must not hand the role over.
 */
export function OfferWaits({ offer, now }: Props) {
  const { to, from, by, offeredAt, role, area } = offer;
  const waited = now - offeredAt;
  return (
    <section aria-label="Offer">
      <header className={panel['head']}>
        <h2>Handing over {heldIn(role, area)}</h2>
      </header>
      <div className={css['form']}>
        <ol className={css['steps']}>
          <li data-step="done">
            <span>
              <Icon name="check" small />
            </span>
            Offered to {to}
            <i>
              {stamp(offeredAt, now)}
              {by !== from && ` by ${by}`}
            </i>
          </li>
          <li data-step="now" aria-current="step">
            <span />
            Accepted
            <i>{waited < 60_000 ? 'waits' : `waits for ${formatSpan(waited)}`}</i>
          </li>
        </ol>
        <div className={css['acts']}>
          <Button onPress={() => void accept(offer, true)}>Accepted by voice</Button>
        </div>
        <div className={css['acts']}>
          <Button small onPress={() => void decline(offer, '', true)}>
            Declined by voice
          </Button>
          <Button small onPress={() => void withdraw(offer)}>
            Withdraw
          </Button>
        </div>
        <p className={css['hint']}>
          {to} answers on a desktop of their own, or says it on the call and you record it here. {from} holds
          it until then.
        </p>
      </div>
    </section>
  );
}
