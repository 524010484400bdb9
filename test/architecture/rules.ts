import type { IForbiddenRuleType } from 'dependency-cruiser';

/** Who may import whom. Each comment says what to do instead; ARCHITECTURE.md has the reasons. */
export const rules: readonly IForbiddenRuleType[] = [
  {
    name: 'shared-stands-alone',
    comment: 'shared imports itself and pure libraries. Hand in what touches the machine as an argument.',
    severity: 'error',
    from: { path: '^shared/' },
    to: { path: '^(electron|renderer|test|build)/' },
  },
  {
    name: 'shared-is-pure',
    comment: 'shared knows no Node. Put the code into electron/ and hand its result in.',
    severity: 'error',
    from: { path: '^shared/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'shared-libraries',
    comment:
      'shared runs in main, the window and ic: only zod, yaml, papaparse (and Yjs, when texts are merged) are allowed there.',
    severity: 'error',
    from: { path: '^shared/' },
    to: { path: 'node_modules', pathNot: 'node_modules/(zod|yjs|lib0|yaml|papaparse)/' },
  },
  {
    name: 'main-does-not-know-the-window',
    comment: 'electron and renderer meet in shared/ipc only: add a request or a push to the contract.',
    severity: 'error',
    from: { path: '^electron/' },
    to: { path: '^(renderer|test|build)/' },
  },
  {
    name: 'window-does-not-know-main',
    comment: 'electron and renderer meet in shared/ipc only: add a request or a push to the contract.',
    severity: 'error',
    from: { path: '^renderer/' },
    to: { path: '^(electron|test|build)/' },
  },
  {
    name: 'window-has-no-node',
    comment: 'The window is sandboxed. Ask main over the bridge.',
    severity: 'error',
    from: { path: '^renderer/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'preload-is-thin',
    comment:
      'The preload runs in the sandbox: it imports the names of the channels and Electron, nothing else.',
    severity: 'error',
    from: { path: '^electron/preload/' },
    to: { pathNot: '(^shared/ipc/channels\\.ts$|node_modules/electron/)' },
  },
  {
    name: 'a-window-starts-without-ic',
    comment:
      'The verbs of ic are half of the program, and no window needs them: import them where they are asked for.',
    severity: 'error',
    from: { path: '^electron/main/' },
    to: { path: '^electron/cli/', dependencyTypesNot: ['dynamic-import', 'type-only'] },
  },
  {
    name: 'electron-only-in-the-shell',
    comment:
      'Records, incidents and ic run without a window, so they must not import Electron. Hand it in from main.',
    severity: 'error',
    from: { path: '^electron/(records|incidents|playbook|cli|sync|index|publish|exchange|bundle)/' },
    to: { path: 'node_modules/electron(-store)?/' },
  },
  {
    name: 'records-know-no-commands',
    comment: 'The store keeps events of any kind. What they mean belongs to electron/incidents and shared.',
    severity: 'error',
    from: { path: '^electron/records/' },
    to: { path: '^electron/(incidents|playbook|sync|cli|main)/' },
  },
  {
    name: 'sync-knows-no-shell',
    comment:
      'The exchange runs in a process of its own and under ic: it must not import the shell or the verbs. Hand it in.',
    severity: 'error',
    from: { path: '^electron/sync/' },
    to: { path: '^electron/(cli|main)/' },
  },
  {
    name: 'ipc-in-one-place',
    comment: 'Only electron/main/ipc talks to the handlers; everything else is reached through them.',
    severity: 'error',
    from: { path: '^electron/', pathNot: '^electron/main/' },
    to: { path: '^electron/main/ipc/' },
  },
  {
    name: 'features-are-apart',
    comment:
      'Features never import each other. What two of them need goes to renderer/incident-parts, state or ui.',
    severity: 'error',
    from: { path: '^renderer/features/([^/]+)/' },
    to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
  },
  {
    name: 'ui-knows-no-domain',
    comment:
      'renderer/ui is buttons and dialogs for any program. Put what knows incidents into renderer/incident-parts.',
    severity: 'error',
    from: { path: '^renderer/ui/' },
    to: { path: '^(shared|renderer/(features|state|bridge|app|incident-parts))/' },
  },
  {
    name: 'window-decides-nothing',
    comment:
      'Main decides. The window asks policy.ts what can be done; deciders and merged texts are no part of its first script.',
    severity: 'error',
    from: { path: '^renderer/' },
    to: { path: '^shared/incident/(decide|deciders/.+)\\.ts$' },
  },
  {
    name: 'texts-come-with-their-editor',
    comment:
      'Yjs and CodeMirror are fetched with the post-mortem: nothing that a live incident needs may lead to them.',
    severity: 'error',
    from: { path: '^renderer/', pathNot: '^renderer/(features/postmortem/|bridge/text-)' },
    to: {
      path: '^(shared/incident/text(-update)?\\.ts$|renderer/bridge/text-(edits|outbox|pieces)\\.ts$|node_modules/(yjs|lib0|y-codemirror|@codemirror|@lezer)/)',
    },
  },
  {
    name: 'stores-are-plain',
    comment:
      'State holds data and changes to it. Talking to main is the bridge’s work, showing it the features’.',
    severity: 'error',
    from: { path: '^renderer/state/' },
    to: { path: '^renderer/(features|bridge|app)/' },
  },
  {
    name: 'no-unknowns',
    comment:
      'This import leads nowhere that the rules can see: mend its path, or install and pin the package.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: '\\?raw$' },
  },
  {
    name: 'no-circles',
    comment: 'Two files that need each other are one idea, or need a third that both import.',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'no-orphans',
    comment: 'Nothing imports this file: delete it.',
    severity: 'error',
    from: { orphan: true, path: '^(shared|electron|renderer)/', pathNot: '\\.d\\.ts$' },
    to: {},
  },
];
