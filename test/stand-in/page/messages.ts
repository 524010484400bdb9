/** What the isolated world tells the main process. */
export type ToMain =
  | { type: 'send'; channel: string; args: string }
  | { type: 'invoke'; id: number; channel: string; args: string }
  | {
      type: 'ask';
      id: number;
      kind: 'request' | 'query';
      permission: string;
      details: Record<string, unknown>;
    }
  | { type: 'key'; key: string; code: string; ctrl: boolean; shift: boolean; alt: boolean; meta: boolean }
  | { type: 'preload-error'; message: string; stack: string };

/** What the main process tells the isolated world. */
export type ToPage =
  | { type: 'event'; channel: string; args: string }
  | { type: 'reply'; id: number; ok: true; value: string }
  | { type: 'reply'; id: number; ok: false; error: string };

/** The isolated world's name, its way to the main process, and the way back. */
export const world = 'Electron Isolated Context';
export const binding = '__standInTell';
export const deliver = '__standInDeliver';
