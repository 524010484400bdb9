import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { pushChannels, requestChannels } from '../../shared/ipc/channels.ts';

/**
 * The only thing that the window sees of the machine: questions and pushes, by the names of the contract. The types
 * are the contract's `Bridge`; this file stays without imports but the names, since it runs in the sandbox.
 */
contextBridge.exposeInMainWorld('icConsole', {
  request(channel: string, argument: unknown): Promise<unknown> {
    if (!(requestChannels as readonly string[]).includes(channel))
      throw new Error(`unknown request ${channel}`);
    return ipcRenderer.invoke(channel, argument);
  },
  subscribe(channel: string, listener: (message: unknown) => void): () => void {
    if (!(pushChannels as readonly string[]).includes(channel)) throw new Error(`unknown push ${channel}`);
    const heard = (_event: IpcRendererEvent, message: unknown): void => listener(message);
    ipcRenderer.on(channel, heard);
    return () => {
      ipcRenderer.removeListener(channel, heard);
    };
  },
});
