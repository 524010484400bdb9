// A sandboxed preload is CommonJS.
/* eslint-disable @typescript-eslint/no-require-imports */
const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('api', {
  platform: process.platform,
  nested: { list: [1, 2] },
  add: (a, b) => a + b,
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  send: (channel, ...args) => ipcRenderer.send(channel, ...args),
  on: (channel, listener) => {
    const run = (_event, ...args) => listener(...args);
    ipcRenderer.on(channel, run);
    return () => ipcRenderer.off(channel, run);
  },
  fail: () => {
    throw new RangeError('from the preload');
  },
  unmodelled: {
    ipcRenderer: () => ipcRenderer.sendSync('x'),
    electron: () => require('electron').webFrame,
    process: () => process.getHeapStatistics(),
    module: () => require('fs'),
  },
});
