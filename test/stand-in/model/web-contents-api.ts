/** What is modelled of Electron's `WebContents`: its signatures are checked against the real ones. */
export type Api = Pick<
  Electron.WebContents,
  | (
      | 'loadURL'
      | 'getURL'
      | 'getTitle'
      | 'reload'
      | 'isDestroyed'
      | 'isLoading'
      | 'isCrashed'
      | 'isFocused'
      | 'focus'
    )
  | (
      | 'send'
      | 'setWindowOpenHandler'
      | 'executeJavaScript'
      | 'printToPDF'
      | 'close'
      | 'getType'
      | 'forcefullyCrashRenderer'
    )
  | (
      | 'setZoomFactor'
      | 'getZoomFactor'
      | 'setZoomLevel'
      | 'getZoomLevel'
      | 'setVisualZoomLevelLimits'
      | 'id'
      | 'zoomFactor'
    )
>;
