import { StrictEmitter, strict } from '../strict.ts';
import { permissionHandlers } from './permissions.ts';
import { protocol } from './protocol.ts';
import { webRequest } from './web-request.ts';

type Api = Pick<
  Electron.Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setSpellCheckerEnabled'
>;

/** Electron's default session; there is no other. */
class Session extends StrictEmitter implements Api {
  readonly protocol = protocol;
  readonly webRequest = webRequest;
  spellCheckerEnabled = true;
  readonly setPermissionRequestHandler = permissionHandlers.setPermissionRequestHandler;
  readonly setPermissionCheckHandler = permissionHandlers.setPermissionCheckHandler;

  constructor() {
    // Listened to by careful apps; nothing here downloads or offers devices, so they never come.
    super(['will-download', 'select-hid-device', 'select-serial-port', 'select-usb-device'], 'session');
  }

  /** Never asked: devices are denied to begin with. */
  setDevicePermissionHandler(
    handler: ((details: Electron.DevicePermissionHandlerHandlerDetails) => boolean) | null,
  ): void {
    this.deviceHandler = handler;
  }
  deviceHandler: unknown = null;

  setSpellCheckerEnabled(enable: boolean): void {
    this.spellCheckerEnabled = enable;
  }
}

/** Electron's `session`. */
export const session = strict('session', { defaultSession: new Session() });
