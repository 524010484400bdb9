import { randomUUID } from 'node:crypto';
import { ipcMain } from 'electron';
import { requestChannels, type RequestChannel } from '../../../shared/ipc/channels.ts';
import { requestSchemas, type Parsed, type Requests } from '../../../shared/ipc/contract.ts';
import { explainIssue } from '../../../shared/explain.ts';
import type { Failure } from '../../../shared/ipc/errors.ts';
import { err, type Result } from '../../../shared/result.ts';
import { isOwnFrame } from '../security.ts';

/** An answer for every request of the contract. */
export type Handlers = {
  [C in RequestChannel]: (argument: Parsed<C>) => Promise<Result<Requests[C]['answer'], Failure>>;
};

/**
 * The only use of `ipcMain`: checks who asks, parses what is asked, runs it, and answers with a Result. A bug is
 * logged under an id here, once, and reaches the window as "unexpected" with that id.
 */
export function registerHandlers(
  handlers: Handlers,
  devOrigin: string | null,
  log: (line: string) => void,
): void {
  for (const channel of requestChannels) {
    ipcMain.handle(channel, async (event, argument: unknown): Promise<Result<unknown, Failure>> => {
      if (!isOwnFrame(event.senderFrame, devOrigin))
        throw new Error('this call does not come from the console');
      const parsed = requestSchemas[channel].safeParse(argument);
      if (!parsed.success) return err({ kind: 'invalid', message: explainIssue(parsed.error.issues[0]) });
      try {
        // The schema of this very channel parsed it.
        return await (handlers[channel] as (argument: unknown) => Promise<Result<unknown, Failure>>)(
          parsed.data,
        );
      } catch (error) {
        const id = randomUUID().slice(0, 8);
        log(`${id} ${channel} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        const message = `Something unexpected happened (${id}). What was saved is safe; what you typed is kept here.`;
        return err({ kind: 'unexpected', message });
      }
    });
  }
}
