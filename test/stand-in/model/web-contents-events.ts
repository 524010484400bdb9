/** Events of a page that come. */
const modelled = [
  ...[
    'did-start-loading',
    'did-stop-loading',
    'dom-ready',
    'did-finish-load',
    'did-fail-load',
    'did-navigate',
  ],
  ...[
    'did-navigate-in-page',
    'will-navigate',
    'will-frame-navigate',
    'render-process-gone',
    'console-message',
  ],
  ...['ipc-message', 'preload-error', 'destroyed'],
];

/** Events that a careful app listens to and that never come here by themselves; a test may emit them. */
const silent = [
  ...[
    'will-attach-webview',
    'did-attach-webview',
    'will-redirect',
    'did-create-window',
    'unresponsive',
    'responsive',
  ],
  ...['before-input-event', 'context-menu', 'login', 'certificate-error', 'select-client-certificate'],
  ...['will-prevent-unload', 'page-title-updated', 'devtools-opened', 'zoom-changed'],
];

export const webContentsEvents = [...modelled, ...silent];
