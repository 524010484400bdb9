import { useEffect, useRef } from 'react';
import { actionsText } from '../../../shared/actions/action-text.ts';
import { actionsCsv, gitHubIssues, jiraCsv } from '../../../shared/actions/export.ts';
import type { ListedAction } from '../../../shared/incident/action-items.ts';
import type { Day } from '../../../shared/time/days.ts';
import { saveFile } from '../../bridge/save-file.ts';
import { zone } from '../../incident-parts/zone.ts';
import { usePlaybook } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { focusItems } from './action-list.tsx';
import { refuse, say, showSaving } from './page-state.ts';
import css from './save.module.css';

/** What is on the page as tickets or as a table, saved where the person chooses or copied. */
export function SaveBar({ items, today }: { items: readonly ListedAction[]; today: Day }) {
  const { roster } = usePlaybook();
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => bar.current?.querySelector('button')?.focus(), []);
  const leave = (): void => {
    showSaving(false);
    focusItems();
  };
  async function save(name: string, content: string): Promise<void> {
    await saveFile(name, content, { done: say, trouble: refuse });
    leave();
  }
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(actionsText(items, today, zone));
      say(`Copied ${count(items.length)}`);
    } catch {
      refuse('Not copied: the clipboard refused. Save the list as a file instead.');
    }
    leave();
  }
  return (
    <div
      ref={bar}
      className={css['bar']}
      role="group"
      aria-label="Save or copy"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        leave();
      }}
    >
      <span>{count(items.length)} as</span>
      <Button small onPress={() => void save(`actions-jira-${today}.csv`, jiraCsv(items, roster))}>
        Jira CSV
      </Button>
      <Button
        small
        onPress={() =>
          void save(`actions-github-${today}.json`, `${JSON.stringify(gitHubIssues(items), null, 2)}\n`)
        }
      >
        GitHub issues
      </Button>
      <Button small onPress={() => void save(`actions-${today}.csv`, actionsCsv(items))}>
        Spreadsheet
      </Button>
      <Button small onPress={() => void copy()}>
        Copy as text
      </Button>
      <Button look="plain" small chord="Escape" onPress={leave}>
        Leave
      </Button>
    </div>
  );
}

const count = (n: number): string => `${n} ${n === 1 ? 'action item' : 'action items'}`;
