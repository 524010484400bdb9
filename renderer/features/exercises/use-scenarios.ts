import { useEffect, useState } from 'react';
import type { ListedScenario, Scenario, ScenarioProblem } from '../../../shared/exercise/scenario.ts';
import { listScenarios, readScenario } from '../../bridge/exercise.ts';
import { hearRunbooks } from '../../bridge/runbooks.ts';

export type Listed = {
  /** null until they were listed. */
  readonly scenarios: readonly ListedScenario[] | null;
  readonly problems: readonly ScenarioProblem[];
  /** Why they were not listed, as a sentence. */
  readonly trouble: string | null;
  /** Grows with every answer: what was read of a file may be another text now. */
  readonly version: number;
};

/** So long nothing has to change before the list is asked for again, in ms. */
const CALM_MS = 500;

/** The scenarios, kept up to date while they are on screen: files are written beside the console. */
export function useScenarios(): Listed {
  const [listed, setListed] = useState<Listed>({ scenarios: null, problems: [], trouble: null, version: 0 });
  useEffect(() => {
    let ended = false;
    let timer: number | undefined;
    const ask = async (): Promise<void> => {
      const answer = await listScenarios();
      if (ended) return;
      setListed((held) =>
        answer.ok
          ? { ...answer.value, trouble: null, version: held.version + 1 }
          : { ...held, trouble: answer.error.message },
      );
    };
    const end = hearRunbooks(() => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void ask(), CALM_MS);
    });
    void ask();
    return () => {
      ended = true;
      window.clearTimeout(timer);
      end();
    };
  }, []);
  return listed;
}

type Read = { readonly file: string; readonly scenario: Scenario | null; readonly trouble: string | null };

/** All of a scenario, for who leads it: asked for only where it is read so, and forgotten with it. */
export function useWholeScenario(file: string | null, version: number): Read | null {
  const [read, setRead] = useState<Read | null>(null);
  useEffect(() => {
    let ended = false;
    if (file !== null)
      void readScenario(file).then((answer) => {
        if (ended) return;
        setRead(
          answer.ok
            ? { file, scenario: answer.value, trouble: null }
            : { file, scenario: null, trouble: answer.error.message },
        );
      });
    return () => {
      ended = true;
      setRead(null);
    };
  }, [file, version]);
  return read?.file === file ? read : null;
}
