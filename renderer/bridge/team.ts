import type { TeamCommandInput } from '../../shared/team/commands.ts';
import type { TeamState } from '../../shared/team/team.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { useTeam } from '../state/team.ts';
import { request, subscribe } from './bridge.ts';

/** Keeps what the team says up to date while something shows it. @returns what ends that. */
export function followTeam(): () => void {
  const end = subscribe('team:changed', (team) => useTeam.setState({ team, trouble: null }));
  void request('team:state', undefined).then((answer) =>
    useTeam.setState(answer.ok ? { team: answer.value, trouble: null } : { trouble: answer.error.message }),
  );
  return end;
}

/** Says something for the whole team. @returns what it says now, or why it was not recorded. */
export async function sayForTeam(command: TeamCommandInput): Promise<Result<TeamState, Failure>> {
  const answer = await request('team:run', command);
  if (!answer.ok) return err(answer.error);
  useTeam.setState({ team: answer.value, trouble: null });
  return ok(answer.value);
}
