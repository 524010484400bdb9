import { useEffect, useState } from 'react';
import type { Scenario, ScenarioProblem } from '../../../shared/exercise/scenario.ts';
import { listScenarios, readScenario } from '../../bridge/exercise.ts';
import { useTeamFiles } from '../../incident-parts/use-team-files.ts';

/** The scenarios, with what is wrong in files of the team. */
export function useScenarios() {
  const { listed, ...rest } = useTeamFiles(listScenarios);
  return { scenarios: listed?.scenarios ?? null, problems: listed?.problems ?? none, ...rest };
}
const none: readonly ScenarioProblem[] = [];

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
