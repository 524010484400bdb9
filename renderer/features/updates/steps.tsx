import type { UpdateDraft } from '../../../shared/incident/update-drafts.ts';
import type { Update } from '../../../shared/incident/updates.ts';
import type { Audience } from '../../../shared/incident/vocabulary.ts';
import panel from '../../incident-parts/panel.module.css';
import { stamp } from '../../incident-parts/zone.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import check from './check.module.css';

type Step = { readonly name: string; readonly about: string; readonly is: 'done' | 'now' | 'later' };

/** Draft, a second pair of eyes, sent: where these words are on their way. Nothing waits for the second step. */
export function stepsOf(
  draft: UpdateDraft | null,
  sent: Update | null,
  /** Of whom a look is asked. */
  of: readonly string[],
  now: number,
): readonly Step[] {
  const approved = draft?.approved ?? null;
  const drafted = draft === null ? 'not shared yet' : `${draft.by}, ${stamp(draft.at, now)}`;
  const look =
    approved !== null
      ? `${approved.by}, ${stamp(approved.at, now)}`
      : draft !== null && of.length > 0
        ? `asked of ${of.join(', ')}`
        : 'commander, deputy or comms';
  const words = sent === null ? 'starts the timer again' : `${stamp(sent.at, now)} by ${sent.by}`;
  const at = sent !== null ? 3 : approved !== null ? 2 : draft !== null ? 1 : 0;
  const is = (step: number): Step['is'] => (step < at ? 'done' : step === at ? 'now' : 'later');
  if (sent !== null && draft === null) return [{ name: 'Sent', about: words, is: 'done' }];
  return [
    { name: 'Draft', about: drafted, is: is(0) },
    { name: 'Look', about: look, is: is(1) },
    { name: 'Sent', about: words, is: is(2) },
  ];
}

type Props = {
  steps: readonly Step[];
  ready: readonly Audience[];
  notReady: readonly (readonly [Audience, string])[];
  sendReady: () => void;
};

/** The steps of these words, and those of the others that can go out with one key. */
export const Steps = ({ steps, ready, notReady, sendReady }: Props) => (
  <>
    <header className={panel['head']}>
      <h2>Steps</h2>
    </header>
    <ol className={check['steps']}>
      {steps.map(({ name, about, is }) => (
        <li key={name} data-step={is} aria-current={is === 'now' ? 'step' : undefined}>
          <span>{is === 'done' && <Icon name="check" small />}</span>
          {name}
          <i>{about}</i>
        </li>
      ))}
    </ol>
    <div className={check['ready']}>
      {ready.length > 1 && (
        <Button small chord="Alt+Shift+S" onPress={sendReady}>
          Mark all {ready.length} ready sent
        </Button>
      )}
      {notReady.length > 0 && (
        <p>Not ready: {notReady.map(([audience, why]) => `${audience} (${why})`).join('; ')}.</p>
      )}
    </div>
  </>
);
