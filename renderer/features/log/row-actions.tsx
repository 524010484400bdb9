import { Button as AriaButton } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { markWord } from '../../../shared/incident/marks.ts';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { markFor, type Outcome } from '../../incident-parts/marking.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import type { Chord } from '../../ui/keys.ts';
import {
  canRedactRow,
  canTakeBack,
  copyRow,
  correctRow,
  fits,
  markRow,
  moreTime,
  redactRow,
  restoreRow,
  takeBackRow,
  waitsForAnswer,
} from './actions.ts';
import { isEntry } from './row-words.ts';
import { afterMenu } from './after-menu.ts';
import { openViewer, toggleDetails } from './view.ts';
import css from './log-row.module.css';

type Action = {
  readonly id: string;
  readonly label: string;
  readonly chord: Chord;
  readonly run: () => void;
};

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const outcomes: readonly { readonly outcome: Outcome; readonly chord: Chord }[] = [
  { outcome: 'settled', chord: 'A' },
  { outcome: 'heard', chord: 'K' },
  { outcome: 'dropped', chord: 'X' },
  { outcome: 'other', chord: 'C' },
  { outcome: 'again', chord: 'O' },
];

/** What can be said of an entry that waits, in its own words. */
function marksFor(row: TimelineRow): readonly Action[] {
  return outcomes.flatMap(({ outcome, chord }) => {
    if (row.waits === undefined || !fits(row, outcome)) return [];
    if (outcome === 'again' && row.waits.open) return [];
    const mark = markFor(row.waits.kind, outcome) ?? 'open';
    const said = mark === 'objected' ? 'Object' : capital(markWord(row.waits.kind, mark));
    const label = outcome === 'again' ? 'Open again' : said;
    return [{ id: outcome, label, chord, run: () => markRow(row, outcome) }];
  });
}

/** Everything that can be done with a row, each with its key; `open`: its details are on screen. */
function actionsFor(row: TimelineRow, open: boolean): readonly Action[] {
  const back = row.takenBackBy !== undefined;
  return [
    ...marksFor(row),
    ...(waitsForAnswer(row)
      ? [
          { id: 'more5', label: 'Five minutes more', chord: 'M', run: () => moreTime(row, 5) },
          { id: 'more10', label: 'Ten minutes more', chord: 'Shift+M', run: () => moreTime(row, 10) },
        ]
      : []),
    ...(row.files === undefined || back
      ? []
      : [
          {
            id: 'view',
            label: 'View what is attached',
            chord: 'Enter',
            run: () => openViewer({ entry: row.key, index: 0 }),
          },
        ]),
    {
      id: 'details',
      label: open ? 'Close the details' : 'Times and versions',
      chord: 'D',
      run: () => toggleDetails(row.key),
    },
    ...(canTakeBack(row)
      ? [{ id: 'remove', label: 'Take back', chord: 'Delete', run: () => void takeBackRow(row) }]
      : []),
    ...(canRedactRow(row)
      ? [{ id: 'redact', label: 'Redact…', chord: 'Shift+Delete', run: () => redactRow(row) }]
      : []),
  ];
}

/** The actions of the row under the pointer, and of the selected one: the usual two, and a menu with all others. */
export function RowActions({
  row,
  selected,
  open,
  onMenu,
}: {
  row: TimelineRow;
  selected: boolean;
  open: boolean;
  /** The menu was opened or closed: as long as it is open, these stay, wherever the pointer is. */
  onMenu: (open: boolean) => void;
}) {
  const back = row.takenBackBy !== undefined;
  const all = actionsFor(row, open);
  const [first] = marksFor(row);
  const cap = (chord: Chord): { chord?: Chord } => (selected ? { chord } : {});
  return (
    <div className={cx(css['acts'], selected && css['kept'])} onClick={(event) => event.stopPropagation()}>
      {(selected || waitsForAnswer(row)) && first !== undefined && (
        <Button look="plain" small {...cap(first.chord)} onPress={first.run}>
          {first.label}
        </Button>
      )}
      {(isEntry(row) || row.kind === 'update') && !back && (
        <Button look="plain" small {...cap('E')} onPress={() => correctRow(row)}>
          Correct
        </Button>
      )}
      {back && (
        <Button look="plain" small {...cap('R')} onPress={() => void restoreRow(row)}>
          Restore
        </Button>
      )}
      <Button look="plain" small {...cap('Ctrl+C')} onPress={() => copyRow(row)}>
        Copy
      </Button>
      <MenuTrigger
        onOpenChange={(shown) => {
          onMenu(shown);
          if (!shown) afterMenu(() => (selected ? document.getElementById(`row-${row.key}`) : null));
        }}
      >
        <AriaButton className={cx(css['more'])} aria-label="More that can be done with this row">
          …
        </AriaButton>
        <Popover className={cx(css['popover'])} placement="bottom end" offset={4}>
          <Menu
            className={cx(css['menu'])}
            aria-label="This row"
            onAction={(key) => all.find(({ id }) => id === key)?.run()}
          >
            {all.map(({ id, label, chord }) => (
              <MenuItem key={id} id={id} textValue={label} className={cx(css['item'])}>
                <span>{label}</span>
                <KeyCap chord={chord} small />
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  );
}
