import { originOf } from '../browser/schemes.ts';
import { strict } from '../strict.ts';
import type { WebContents } from './web-contents.ts';

export type Frame = Pick<
  Electron.WebFrameMain,
  | 'url'
  | 'origin'
  | 'name'
  | 'parent'
  | 'frames'
  | 'detached'
  | 'routingId'
  | 'processId'
  | 'isDestroyed'
  | 'send'
> & { readonly top: Frame | null };

/** The main frame of a page, the only one that is modelled: subframes get no preload and send no messages. */
export function mainFrameOf(contents: WebContents): Frame {
  const frame: Frame = {
    get url() {
      return contents.getURL();
    },
    get origin() {
      return originOf(contents.getURL());
    },
    get top() {
      return frame;
    },
    name: '',
    parent: null,
    frames: [],
    detached: false,
    routingId: 1,
    processId: contents.id,
    isDestroyed: () => contents.isDestroyed(),
    send: (channel, ...args: unknown[]) => contents.send(channel, ...args),
  };
  return strict('WebFrameMain', frame);
}
