import { addScheme } from '../browser/schemes.ts';
import { strict } from '../strict.ts';

type Handler = Parameters<Electron.Protocol['handle']>[1];
type Api = Pick<
  Electron.Protocol,
  'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'
>;

const handlers = new Map<string, Handler>();
let ready = false;

/** From now on schemes can no longer be registered, as in Electron. */
export function sealSchemes(): void {
  ready = true;
}

/** Who answers for a scheme. */
export function handlerOf(scheme: string): Handler | undefined {
  return handlers.get(scheme);
}

/** Electron's `protocol`; all custom schemes behave as standard and secure ones. */
export const protocol = strict('protocol', {
  registerSchemesAsPrivileged: (schemes) => {
    if (ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of schemes) {
      if (!privileges?.standard || !privileges.secure) {
        throw new Error(
          `stand-in: the scheme '${scheme}' has to be standard and secure, others are not modelled.`,
        );
      }
      addScheme(scheme);
    }
  },
  handle: (scheme, handler) => {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    handlers.set(scheme, handler);
  },
  unhandle: (scheme) => void handlers.delete(scheme),
  isProtocolHandled: (scheme) => handlers.has(scheme),
} satisfies Api);
