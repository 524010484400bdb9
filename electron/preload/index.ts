import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import { pushChannels, requestChannels } from '../../shared/ipc/channels.ts';

type Listener = (message: unknown) => void;

/** Pushes that came after the first answer and before somebody listened: what the answer does not have yet. */
const early = new Map<string, unknown[]>();

/** Asked for while the page is still loading; the page's first question is answered with it. */
let first: Promise<unknown> | null = ipcRenderer.invoke('app:start').then((answer: unknown) => {
  for (const channel of pushChannels) {
    const held: unknown[] = [];
    early.set(channel, held);
    ipcRenderer.on(channel, (_event, message: unknown) => {
      if (early.has(channel)) held.push(message);
    });
  }
  return answer;
});

function known(names: readonly string[], channel: string): void {
  if (!names.includes(channel)) throw new Error(`there is no channel ${channel}`);
}

/**
 * The only thing that the window sees of the machine: questions and pushes, by the names of the contract. The types
 * are the contract's `Bridge`; this file stays without imports but the names, since it runs in the sandbox.
 */
contextBridge.exposeInMainWorld('icConsole', {
  request(channel: string, argument: unknown): Promise<unknown> {
    known(requestChannels, channel);
    if (channel === 'app:start' && first !== null) {
      const answer = first;
      first = null;
      return answer;
    }
    return ipcRenderer.invoke(channel, argument);
  },
  subscribe(channel: string, listener: Listener): () => void {
    known(pushChannels, channel);
    const heard = (_event: IpcRendererEvent, message: unknown): void => listener(message);
    ipcRenderer.on(channel, heard);
    for (const message of early.get(channel) ?? []) listener(message);
    early.delete(channel);
    return () => {
      ipcRenderer.removeListener(channel, heard);
    };
  },
  pathOf: (file: File): string => webUtils.getPathForFile(file),
});
