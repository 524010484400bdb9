import { create } from 'zustand';
import { followBundle, takeBundle, writeBundle } from '../../bridge/bundle.ts';
import { openSharing } from '../../bridge/visit.ts';

type Carrying = {
  /** What is under way, as words; null where nothing is. */
  readonly busy: string | null;
  /** What became of the last file. */
  readonly done: string | null;
  readonly refused: string | null;
  /** What a file is that is of another workspace: whether this desktop shall join that one is asked. */
  readonly other: string | null;
};
const initial: Carrying = { busy: null, done: null, refused: null, other: null };

export const useCarrying = create<Carrying>(() => initial);

/** One at a time; where the person chose no file all is as it was. */
async function carry(words: string, work: () => Promise<Partial<Carrying>>): Promise<void> {
  if (useCarrying.getState().busy !== null) return;
  useCarrying.setState({ ...initial, busy: words });
  const end = followBundle((busy) => useCarrying.setState({ busy }));
  try {
    const became = await work();
    useCarrying.setState({ ...initial, ...became });
  } finally {
    end();
  }
}

export const writeFile = (): Promise<void> =>
  carry('The file is being written', async () => {
    const answer = await writeBundle();
    return answer.ok
      ? { done: answer.value === null ? null : `Written: ${answer.value}` }
      : { refused: answer.error.message };
  });

/** @param join as it was asked: this desktop, which has no incidents, becomes one of the file's workspace. */
export const takeFile = (join: boolean): Promise<void> =>
  carry('The file is being checked', async () => {
    const answer = await takeBundle(join);
    if (!answer.ok) return { refused: answer.error.message };
    if (answer.value.is === 'none') return {};
    return answer.value.is === 'taken' ? { done: answer.value.words } : { other: answer.value.words };
  });

export const notThatFile = (): void => useCarrying.setState(initial);

/** From anywhere: what becomes of it stands on the page of what is shared. */
export function writeFileThere(): void {
  openSharing();
  void writeFile();
}
export function takeFileThere(): void {
  openSharing();
  void takeFile(false);
}
