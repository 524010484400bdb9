import { wireClone } from '../clone.ts';
import type { ToMain, ToPage } from '../page/messages.ts';
import { strict } from '../strict.ts';
import { ipcMain } from './ipc-main.ts';
import type { WebContents } from './web-contents.ts';

/** Values between main process and pages. */
export const wire = wireClone();

function eventOf(contents: WebContents): Electron.IpcMainInvokeEvent {
  const event = strict('IpcMainEvent', {
    type: 'frame',
    sender: contents,
    senderFrame: contents.mainFrame,
    frameId: contents.mainFrame.routingId,
    processId: contents.mainFrame.processId,
    reply: (channel: string, ...args: unknown[]) => contents.send(channel, ...args),
  });
  // The model of the event has what is modelled and throws for the rest.
  return event as unknown as Electron.IpcMainInvokeEvent;
}

async function answerTo(contents: WebContents, message: ToMain & { type: 'invoke' }): Promise<ToPage> {
  const { id, channel } = message;
  const handler = contents.ipc.handlers.get(channel) ?? ipcMain.handlers.get(channel);
  if (!handler) {
    const error = `Error invoking remote method '${channel}': Error: No handler registered for '${channel}'`;
    return { type: 'reply', id, ok: false, error };
  }
  try {
    // Encoded by ipcRenderer from its array of arguments.
    const args = wire.decode(message.args) as unknown[];
    return { type: 'reply', id, ok: true, value: wire.encode(await handler(eventOf(contents), ...args)) };
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    return {
      type: 'reply',
      id,
      ok: false,
      error: `Error invoking remote method '${channel}': ${String(error)}`,
    };
  }
}

/** Gives a page's message to the app's handlers and listeners. */
export async function dispatch(
  contents: WebContents,
  message: ToMain & { type: 'send' | 'invoke' },
  answer: (message: ToPage) => void,
): Promise<void> {
  if (message.type === 'invoke') {
    answer(await answerTo(contents, message));
    return;
  }
  const event = eventOf(contents);
  // As above.
  const args = wire.decode(message.args) as unknown[];
  contents.emit('ipc-message', event, message.channel, ...args);
  contents.ipc.emit(message.channel, event, ...args);
  ipcMain.emit(message.channel, event, ...args);
}
