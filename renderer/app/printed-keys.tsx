import { Paper, Part, Table } from '../features/print/paper.tsx';
import type { Route } from '../state/ui.ts';
import { chordLabel } from '../ui/keys.ts';
import { keyGroups } from './key-groups.ts';

/** The sheet of keys on paper, to hang beside the screen. */
export const PrintedKeys = ({ here }: { here: Route['name'] }) => (
  <Paper head="IC Console, keys">
    <h1>Keys</h1>
    {keyGroups(here).map(({ title, lines }) => (
      <Part key={title} title={title}>
        <Table
          columns={['Key', 'Word', 'What it does']}
          rows={lines.map(({ id, label, keys, slash }) => ({
            key: id,
            cells: [keys.map(chordLabel).join('  '), slash === null ? '' : `/${slash}`, label],
          }))}
        />
      </Part>
    ))}
  </Paper>
);
