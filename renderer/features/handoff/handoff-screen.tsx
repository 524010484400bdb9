import { useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { briefMarkdown } from '../../../shared/incident/brief/markdown.ts';
import { asOf, type Reader } from '../../../shared/incident/brief/show.ts';
import { briefText } from '../../../shared/incident/brief/text.ts';
import type { Instant } from '../../../shared/ids.ts';
import { phaseOf } from '../../../shared/incident/facts.ts';
import { isMeant } from '../../../shared/incident/people.ts';
import { isLive } from '../../../shared/incident/phases.ts';
import { heldIn } from '../../../shared/incident/role-words.ts';
import type { Post } from '../../../shared/incident/roles.ts';
import { copyWords } from '../../bridge/desktop.ts';
import { showHandoff } from '../../incident-parts/handoff-actions.ts';
import { LeaveFront } from '../../incident-parts/leave-front.tsx';
import panel from '../../incident-parts/panel.module.css';
import { stamp, zone, zoneName } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { useField } from '../../state/fields.ts';
import { useOpened, usePerson, usePlaybook, type Opened } from '../../state/projections.ts';
import { openSheet, setPrinting, useUi } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Picks } from '../../ui/sheet.tsx';
import { BriefLines, useBrief } from './brief-lines.tsx';
import { Contents } from './contents.tsx';
import { OfferForm } from './offer-form.tsx';
import { OfferedToMe, OfferWaits } from './offer-state.tsx';
import { placesOf, standingOf, type About, type Place } from './place.ts';
import { TakeOver } from './take-over.tsx';
import { fieldsOf, wordsIn } from '../../incident-parts/handoff-typed.ts';
import css from './handoff.module.css';

/** The brief with which a role is handed over, and what can be done about handing it over. */
export function HandoffScreen() {
  const opened = useOpened();
  const front = useUi((s) => s.front);
  if (opened === null || front?.name !== 'handoff') return null;
  return <Handoff key={`${front.role} ${front.person ?? ''}`} opened={opened} about={front} />;
}

function Handoff({ opened, about }: { opened: Opened; about: About }) {
  const { incident } = opened;
  const playbook = usePlaybook();
  const self = usePerson();
  const now = useNow();
  const trouble = useUi((s) => s.trouble);
  const frame = useRef<HTMLDivElement>(null);
  const standing = standingOf(incident, about, self);
  const post = standing.is === 'free' ? undefined : standing.post;
  const offer = standing.is === 'offered' ? standing.offer : undefined;
  const [typed] = useField(fieldsOf(post?.place).words);
  const brief = useBrief(opened, playbook, {
    role: about.role,
    area: post?.area ?? null,
    from: post?.person ?? null,
    since: post?.since ?? null,
    to: offer?.to ?? null,
    // Before it is offered the words are read as they are being written.
    words: offer === undefined ? wordsIn(typed) : offer.words,
  });
  useEffect(() => {
    if (!frame.current?.contains(document.activeElement)) frame.current?.focus();
  }, [standing.is]);
  if (brief === undefined) return null;
  const reader: Reader = { now, zone, zoneName: zoneName(now) };
  const places = placesOf(incident);
  const asked = standing.is === 'offered' && standing.mine;
  const takes =
    !asked && post !== undefined && isLive(phaseOf(incident)) && !isMeant(incident, post.person, self);
  return (
    <div ref={frame} className={css['frame']} tabIndex={-1} role="group" aria-label="Handing over">
      <Contents brief={brief} asOf={asOf(reader)} />
      <div className={css['middle']}>
        <div className={css['roles']}>
          <Picks
            label="Role"
            options={places.map(({ label }) => label)}
            picked={
              places.find(({ of }) => of.role === about.role && of.person === about.person)?.label ?? ''
            }
            onPick={(label) => pick(places, label)}
          />
          <LeaveFront />
        </div>
        <div className={css['body']} tabIndex={0} role="region" aria-label="The brief">
          <BriefLines brief={brief} now={now} />
        </div>
        <footer className={css['foot']}>
          <span>Copy as</span>
          <Button
            small
            label="Copy as text"
            onPress={() => void copyWords(briefText(brief, reader), 'the brief as text')}
          >
            Text
          </Button>
          <Button
            small
            label="Copy as Markdown"
            onPress={() => void copyWords(briefMarkdown(brief, reader), 'the brief as Markdown')}
          >
            Markdown
          </Button>
          <Button small chord="Ctrl+P" onPress={() => setPrinting(true)}>
            Print
          </Button>
        </footer>
      </div>
      <div className={css['side']}>
        {trouble !== null && (
          <p role="alert" className={css['refused']}>
            {trouble}
          </p>
        )}
        {standing.is === 'free' && <Free about={about} />}
        {standing.is === 'held' && standing.may && <OfferForm opened={opened} post={standing.post} />}
        {standing.is === 'held' && !standing.may && <HeldByOther post={standing.post} now={now} />}
        {offer !== undefined &&
          (asked ? <OfferedToMe offer={offer} now={now} /> : <OfferWaits offer={offer} now={now} />)}
        {takes && <TakeOver post={post} />}
      </div>
    </div>
  );
}

/** Another place is picked: its brief stands there at once. */
function pick(places: readonly Place[], label: string): void {
  const of = places.find((place) => place.label === label)?.of;
  if (of !== undefined) flushSync(() => showHandoff(of.role, of.person));
}

const HeldByOther = ({ post: { role, area, person, since }, now }: { post: Post; now: Instant }) => (
  <section aria-label="Who holds it">
    <header className={panel['head']}>
      <h2>
        {person} holds {heldIn(role, area)}
      </h2>
    </header>
    <p className={css['state']}>
      Since {stamp(since, now)}. It is offered by who holds it, the commander, the deputy or the scribe.
    </p>
  </section>
);

const Free = ({ about: { role } }: { about: About }) => (
  <div className={css['form']}>
    <p className={css['state']}>
      {role === 'sme'
        ? 'No expert was called in.'
        : 'Nobody holds this role: there is nobody to hand it over.'}
    </p>
    <div className={css['acts']}>
      <Button look="primary" chord="Alt+R" onPress={() => openSheet({ name: 'role', role })}>
        Assign
      </Button>
    </div>
  </div>
);
