import { pageStatuses, pageStatusLabel } from '../../../shared/incident/vocabulary.ts';
import { changeWordings, useWordings, type Whose } from '../../state/update-wordings.ts';
import { channelOf, statusOf, whyNotYet } from './channel.ts';
import type { Desk } from './words.ts';
import css from './choices.module.css';

/** What the status page says, and where the words go. */
export function Choices({ desk, whose }: { desk: Desk; whose: Whose }) {
  const typed = useWordings((s) => s.channel[whose]);
  const status = statusOf(desk, whose);
  const why = status === null ? null : whyNotYet(desk, status);
  const hint = why ?? pageStatuses.flatMap((each) => whyNotYet(desk, each) ?? [])[0];
  return (
    <div className={css['choices']}>
      {status !== null && (
        <>
          <span id="update-status">Status</span>
          <div className={css['seg']} role="radiogroup" aria-labelledby="update-status">
            {pageStatuses.map((each) => (
              <label key={each}>
                <input
                  type="radio"
                  name="update-status"
                  checked={each === status}
                  disabled={each === 'resolved' && whyNotYet(desk, each) !== null}
                  onChange={() =>
                    changeWordings({ status: { ...useWordings.getState().status, [whose]: each } })
                  }
                />
                {pageStatusLabel[each]}
              </label>
            ))}
          </div>
          <span>{hint}</span>
        </>
      )}
      <label htmlFor="update-channel">Channel</label>
      <input
        id="update-channel"
        className={css['channel']}
        value={typed ?? channelOf(desk, whose)}
        maxLength={80}
        autoComplete="off"
        spellCheck={false}
        placeholder={status === null ? 'where it goes: #support, e-mail' : 'where it goes: status page'}
        onChange={({ currentTarget: { value } }) =>
          changeWordings({ channel: { ...useWordings.getState().channel, [whose]: value } })
        }
      />
    </div>
  );
}
