import { useEffect, useRef } from 'react';
import type { ProbeReport, ProbeStep } from '../../../shared/sync/state.ts';
import { useSummaries, useSync } from '../../state/projections.ts';
import { useSharing, writePlace } from '../../state/sharing.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { answer, pickFolder } from './actions.ts';
import { isAddress, isKnown } from './place.ts';
import { findingOf, stepLabel, type Finding } from './words.ts';
import css from './connect.module.css';

/** Connects a place where desktops meet: named, tried for real, then connected. `first`: nothing is shared yet. */
export function ConnectStep({ first }: { first: boolean }) {
  const { typed, branch, test, report, busy, asked } = useSharing();
  const own = useSummaries().length;
  const known = isKnown(typed, useSync().connections);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [asked]);
  const git = isAddress(typed);
  const finding = test === 'done' && report !== null ? findingOf(report, own, known) : null;
  const verb = busy ? 'Connecting' : (finding?.verb ?? (finding === null ? 'Try it' : 'Try again'));
  return (
    <form
      className={css['step']}
      aria-label="Connect a folder or a repository"
      onSubmit={(event) => {
        event.preventDefault();
        void answer();
      }}
    >
      <h2>{first && test === 'none' ? 'Nothing is shared yet' : 'Connect a folder or a repository'}</h2>
      <p className={css['lede']}>
        Name a place that every desktop of your team can reach. It is tried first, which changes nothing
        there. From then on desktops exchange what is recorded, earlier records too.
      </p>
      <div className={css['place']}>
        <TextField
          label="A shared folder, or the address of a Git repository"
          placeholder="/Volumes/team/incidents, git@host:team/incidents.git"
          field={field}
          value={typed}
          maxLength={1_000}
          onChange={(words) => writePlace({ typed: words })}
          understood={typed.trim() === '' ? null : <Chip accent>{git ? 'Git repository' : 'Folder'}</Chip>}
        />
        <Button onPress={() => void pickFolder()}>Choose a folder…</Button>
      </div>
      {git && (
        <div className={css['branch']}>
          <TextField
            label="Branch that people read"
            value={branch}
            maxLength={100}
            onChange={(words) => writePlace({ branch: words })}
          />
        </div>
      )}
      {test !== 'none' && <Test report={report} running={test === 'running'} finding={finding} />}
      <div className={css['foot']}>
        <Button look="primary" chord="Enter" submit disabled={test === 'running' || busy}>
          {test === 'running' ? 'Trying it' : verb}
        </Button>
        <p>{git ? words.git : words.folder}</p>
      </div>
    </form>
  );
}

const words = {
  folder:
    'Any folder that a sync client or a server shares will do: Dropbox, OneDrive, Syncthing, a network drive. Confidential incidents belong in a workspace of their own.',
  git: 'Your own Git, with the sign-in that it uses already: nothing of it is kept here. Each desktop writes to a part of its own, so nobody’s push is in the way.',
} as const;

/** The steps of the test as they are made, and what they come to. */
function Test({
  report,
  running,
  finding,
}: {
  report: ProbeReport | null;
  running: boolean;
  finding: Finding | null;
}) {
  return (
    <div className={css['test']} role="status" aria-label="Test of the place">
      <ol>
        {(report?.steps ?? []).map((step) => (
          <Step key={step.what} step={step} saidBelow={finding?.means === step.words} />
        ))}
        {running && (
          <li className={css['running']}>
            <span className={css['mark']} />
            <span>Trying it. Esc leaves it.</span>
          </li>
        )}
      </ol>
      {finding !== null && (
        <div className={cx(css['finding'], finding.verb === null && css['bad'])}>
          <b>{finding.title}</b>
          <p>{finding.means}</p>
        </div>
      )}
    </div>
  );
}

const marks = { good: 'check', bad: 'x', 'not-tried': 'dot' } as const;

/** `saidBelow`: what the test comes to is this step's own sentence, which is not read twice. */
const Step = ({
  step: { what, outcome, words: said },
  saidBelow,
}: {
  step: ProbeStep;
  saidBelow: boolean;
}) => (
  <li className={css[outcome]}>
    <Icon name={marks[outcome]} className={css['mark']} />
    <b>{stepLabel[what]}</b>
    {saidBelow ? (
      <span className={css['hidden']}>failed</span>
    ) : (
      <span>{outcome === 'not-tried' && said === '' ? 'not tried' : said}</span>
    )}
  </li>
);
