import { nodeFileSystem } from '../records/file-system.ts';
import { TeamPlaybook } from '../playbook/team-playbook.ts';
import { openIndex } from './open-index.ts';
import type { FromIndex, IndexedStore, ToIndex } from './protocol.ts';
import { runbooksStamp } from './runbook-content.ts';
import { IndexRunner } from './runner.ts';

/** What Electron puts into a utility process, as far as it is used: messages to and from main. */
type ParentPort = {
  on(event: 'message', listener: (message: { readonly data: ToIndex }) => void): void;
  postMessage(message: FromIndex): void;
};

// Electron's types belong to main; its utility process puts this there before it loads the entry.
const port = (process as unknown as { readonly parentPort: ParentPort }).parentPort;
const say = (message: FromIndex): void => port.postMessage(message);

/** A bug ends this process and nothing else: main starts it again after a while. */
function fall(error: unknown): never {
  process.stderr.write(`index: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
process.on('uncaughtException', fall);
process.on('unhandledRejection', fall);

let runner: Promise<{ readonly index: IndexRunner; readonly team: TeamPlaybook }> | undefined;

port.on('message', ({ data }) => void hear(data));

async function hear(message: ToIndex): Promise<void> {
  if (message.kind === 'start') {
    runner = start(message.store);
    return;
  }
  const running = await runner;
  if (running === undefined) return;
  const { index, team } = running;
  if (message.kind === 'changed') index.changed(message.incidents);
  else if (message.kind === 'look') {
    await team.load();
    index.look();
  } else say({ kind: 'answer', id: message.id, answer: await index.answer(message.ask) });
}

async function start(store: IndexedStore): NonNullable<typeof runner> {
  const team = new TeamPlaybook(nodeFileSystem, store.root);
  await team.load();
  let runbooks = runbooksStamp(nodeFileSystem, store.root);
  const index = new IndexRunner({
    index: openIndex({ fs: nodeFileSystem, store, playbook: () => team.playbook }),
    tell: (state) => say({ kind: 'state', state }),
    async rulesChanged() {
      const before = runbooks;
      runbooks = runbooksStamp(nodeFileSystem, store.root);
      return (await team.poll()) || before !== runbooks;
    },
  });
  return { index, team };
}
