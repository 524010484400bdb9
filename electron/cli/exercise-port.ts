import { ExerciseKeeper } from '../exercise/exercise-keeper.ts';
import type { ExercisePort } from '../exercise/exercise-port.ts';
import { randomBase32 } from '../records/crypto.ts';
import { desktopEnvironment } from '../records/environment.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import type { VerbContext } from './verb.ts';

/** Leading exercises from a terminal: the same files and the same records as the window. */
export async function leadingHere({
  service: open,
  now,
  person,
}: VerbContext): Promise<{ readonly port: ExercisePort; readonly keeper: ExerciseKeeper }> {
  const service = await open();
  const environment = desktopEnvironment();
  const { layout, attachments } = service.store;
  const port: ExercisePort = {
    ...{ fs: nodeFileSystem, layout, attachments, now },
    newId: () => randomBase32(13),
    person: () => person,
    tryLock: (path) => environment.tryLock(path, 0),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    run: (id, command) => service.run(id, command, person),
    async incident(id) {
      await service.poll();
      return service.open(id);
    },
  };
  return { port, keeper: new ExerciseKeeper(port) };
}
