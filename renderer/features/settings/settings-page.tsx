import { useEffect, useRef, useState, type ReactNode } from 'react';
import { leaveVisit } from '../../bridge/visit.ts';
import { useProjections, useSettings } from '../../state/projections.ts';
import { useUi } from '../../state/ui.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Check } from '../../ui/check.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { playTwoNotes } from '../../ui/two-notes.ts';
import { canUndoChange, change, forgetChanges, undoChange, useChanges } from './changes.ts';
import { ChordField } from './chord-field.tsx';
import { Folders, Shared } from './folders.tsx';
import { Pick } from './pick.tsx';
import css from './settings.module.css';

const themes = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['hc-light', 'High contrast, light'],
  ['hc-dark', 'High contrast, dark'],
] as const;
const densities = [
  ['comfortable', 'Comfortable'],
  ['compact', 'Compact'],
] as const;
const clocks = [
  ['local', 'Local time'],
  ['utc', 'UTC'],
] as const;

/** This desktop's settings: each is in force and saved as soon as it is changed. */
export function SettingsPage() {
  const settings = useSettings();
  const version = useProjections((s) => s.version);
  useEffect(() => forgetChanges, []);
  return (
    <div className={css['settings']}>
      <header className={css['head']}>
        <IconButton label="Back (Esc)" onPress={() => void leaveVisit()}>
          <Icon name="back" />
        </IconButton>
        <h1>Settings</h1>
        <span className={css['aside']}>of this desktop; the records and the playbook are the team’s</span>
      </header>
      <main className={css['form']}>
        <Section title="You">
          <Name />
          <div className={css['under']}>
            <Check
              checked={settings.minuteWhenLate}
              onChange={(minuteWhenLate) => void change({ minuteWhenLate })}
            >
              An incident that I come late to opens on its minute, the first time
            </Check>
          </div>
        </Section>
        <Section title="Look">
          <Pick
            label="Theme"
            options={themes}
            value={settings.theme}
            onChange={(theme) => void change({ theme })}
          />
          <Pick
            label="Density"
            options={densities}
            value={settings.density}
            onChange={(density) => void change({ density })}
          />
          <Pick
            label="Times"
            options={clocks}
            value={settings.times}
            onChange={(times) => void change({ times })}
          />
          <p className={css['under']}>
            What is typed is read in the same zone. The other clock is there on hover and in every copy.
          </p>
        </Section>
        <Section title="Alarms">
          <div className={css['under']}>
            <Check
              checked={settings.notifications}
              onChange={(notifications) => void change({ notifications })}
            >
              Notifications of the system
            </Check>
            <p className={css['hint']}>Badge, tray and the window say what is over in any case.</p>
            <div className={css['line']}>
              <Check checked={settings.sound} onChange={(sound) => void change({ sound })}>
                Sound
              </Check>
              <Button small label="Play it: the sound of an alarm" onPress={playTwoNotes}>
                Play it
              </Button>
            </div>
            <Check checked={settings.keepAwake} onChange={(keepAwake) => void change({ keepAwake })}>
              The screen stays on while a live incident is open
            </Check>
          </div>
        </Section>
        <Section title="From any program">
          <div className={css['row']}>
            <span className={css['label']}>Chord</span>
            <ChordField />
          </div>
        </Section>
        <Section title="On this desktop">
          <Folders />
          <Shared />
          <div className={css['row']}>
            <span className={css['label']}>Version</span>
            <span className={css['path']}>{version}</span>
          </div>
        </Section>
      </main>
      <Foot />
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = `settings-${title.toLowerCase().replaceAll(' ', '-')}`;
  return (
    <section className={css['section']} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className={css['rows']}>{children}</div>
    </section>
  );
}

/** The name is taken with Enter, or when the field is left. */
function Name() {
  const { person } = useSettings();
  const [typed, setTyped] = useState(person);
  const [held, setHeld] = useState(person);
  if (held !== person) {
    // changed elsewhere, or taken back
    setHeld(person);
    setTyped(person);
  }
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const take = (): void => {
    if (typed.trim() !== '') void change({ person: typed.trim() });
  };
  return (
    <div className={css['name']} onBlur={take}>
      <TextField
        label="Name in the log"
        field={field}
        value={typed}
        maxLength={80}
        error={typed.trim() === '' ? 'Entries are signed with a name: write one.' : null}
        onChange={setTyped}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) take();
        }}
      />
    </div>
  );
}

/** What became of the last change, and the way back. */
function Foot() {
  const { refused, before } = useChanges();
  const trouble = useUi((s) => s.trouble);
  const said = refused ?? trouble;
  return (
    <footer className={css['foot']}>
      <div role="status" aria-label="Saving" className={css['status']}>
        {said !== null ? (
          <span className={css['refused']}>{said}</span>
        ) : before.length > 0 ? (
          <>
            <Icon name="check" />
            Saved
          </>
        ) : (
          'Every change is in force and saved at once.'
        )}
      </div>
      {canUndoChange() && (
        <Button look="plain" small chord="Ctrl+Z" onPress={() => void undoChange()}>
          Take it back
        </Button>
      )}
      <Button look="plain" chord="Escape" onPress={() => void leaveVisit()}>
        Back
      </Button>
    </footer>
  );
}
