import { useState, type KeyboardEvent } from 'react';
import { RadioGroup } from 'react-aria-components/RadioGroup';
import { foundBy as allFoundBy, type FoundBy as By } from '../../../shared/incident/vocabulary.ts';
import { formatDay } from '../../../shared/time/format.ts';
import { parseInstant } from '../../../shared/time/words.ts';
import { both, isToday, zone } from '../../incident-parts/zone.ts';
import { useNow, wallClock } from '../../state/clock.ts';
import { changeDeclareForm, useDeclareForm } from '../../state/declaration.ts';
import { useSettings, useSummaries } from '../../state/projections.ts';
import { Choice } from '../../ui/choice.tsx';
import { Chip } from '../../ui/chip.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { Menu, optionId } from '../../ui/menu.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { knownServices } from './known-services.ts';
import css from './declare.module.css';

/** When the impact began, in words, shown as it was understood: local time and UTC. */
export function BeganField() {
  const { began, beganTypedAt } = useDeclareForm();
  const now = useNow();
  const read = began.trim() === '' ? null : parseInstant(began, { now: beganTypedAt, zone, side: 'past' });
  const day = read?.ok === true ? (isToday(read.value, now) ? 'Today' : formatDay(read.value, zone)) : '';
  return (
    <TextField
      label="Impact began"
      placeholder="now, or -3m, 14:02"
      value={began}
      onChange={(typed) => changeDeclareForm({ began: typed, beganTypedAt: wallClock(), refused: null })}
      error={read?.ok === false ? read.error : null}
      understood={read?.ok === true ? <Chip accent>{`${day} ${both(read.value)}`}</Chip> : null}
    />
  );
}

/**
 * Affected services: a comma or Tab makes a chip of what was typed, arrows and Enter choose among those of former
 * incidents, Backspace takes the last one away. Enter alone declares, with what is half typed.
 */
export function ServicesField() {
  const { services, service } = useDeclareForm();
  const summaries = useSummaries();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const known = open ? knownServices(summaries, services, service) : [];
  function add(typed: string): void {
    const words = typed.split(',').map((word) => word.trim().slice(0, 80));
    const rest = words.pop() ?? '';
    const added = words.filter((word) => word !== '' && !services.includes(word));
    changeDeclareForm({ services: [...services, ...new Set(added)].slice(0, 50), service: rest });
    setActive(-1);
    setOpen(true);
  }
  function press({ key, nativeEvent }: KeyboardEvent<HTMLInputElement>): boolean {
    const picked = known[active];
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    if (nativeEvent.isComposing) return false;
    if (key === 'Tab') {
      if (picked !== undefined || service.trim() !== '') add(`${picked ?? service},`);
      return false; // and on to the next field
    }
    if (step !== 0 && !open) setOpen(true);
    else if (step !== 0) setActive(Math.max(-1, Math.min(known.length - 1, active + step)));
    else if (key === 'Enter' && picked !== undefined) add(`${picked},`);
    else if (key === 'Escape' && known.length > 0) setOpen(false);
    else if (key === 'Backspace' && service === '' && services.length > 0) {
      changeDeclareForm({ services: services.slice(0, -1), service: services.at(-1) ?? '' });
    } else return false;
    return true;
  }
  return (
    <div
      className={css['services']}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <TextField
        label="Services"
        placeholder={services.length === 0 ? 'comma between them' : 'add one'}
        value={service}
        onChange={add}
        before={services.map((name) => (
          <Chip key={name}>
            {name}
            <button
              type="button"
              className={css['drop']}
              tabIndex={-1}
              aria-label={`Remove ${name}`}
              onClick={() => changeDeclareForm({ services: services.filter((each) => each !== name) })}
            >
              <Icon name="x" small />
            </button>
          </Chip>
        ))}
        list={{
          id: 'known-services',
          active: active < 0 ? undefined : optionId('known-services', active),
          open: known.length > 0,
        }}
        onKeyDown={(event) => {
          if (press(event)) event.preventDefault();
        }}
      />
      {known.length > 0 && (
        <div className={css['known']}>
          <Menu
            id="known-services"
            label="Services of former incidents"
            items={known.map((name) => ({ id: name, word: name, about: '' }))}
            active={active}
            onPick={(item) => add(`${item.word},`)}
          />
        </div>
      )}
    </div>
  );
}

/** Whose name entries are signed with: asked here until somebody has said it, here or in the settings. */
export function PersonField() {
  const { person, personKnown } = useSettings();
  const typed = useDeclareForm((s) => s.person);
  if (personKnown) return null;
  return (
    <TextField
      label="Your name in the log"
      value={typed ?? person}
      maxLength={80}
      onChange={(name) => changeDeclareForm({ person: name })}
    />
  );
}

const words: Record<By, string> = { monitoring: 'Monitoring', customer: 'A customer', person: 'A person' };

/** Who noticed first. A customer being first is itself a finding. */
export function FoundBy() {
  const foundBy = useDeclareForm((s) => s.foundBy);
  return (
    <div className={css['field']}>
      <span className={css['label']} id="found-by">
        Found by
      </span>
      <RadioGroup
        className={cx(css['seg'])}
        aria-labelledby="found-by"
        orientation="horizontal"
        value={foundBy}
        onChange={(picked) => {
          const by = allFoundBy.find((each) => each === picked);
          if (by !== undefined) changeDeclareForm({ foundBy: by });
        }}
      >
        {allFoundBy.map((by) => (
          <Choice key={by} value={by} className={cx(css['segment'])}>
            {words[by]}
          </Choice>
        ))}
      </RadioGroup>
    </div>
  );
}
