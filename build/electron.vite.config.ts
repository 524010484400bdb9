import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { firstScript } from './first-script.ts';

const first = firstScript('/renderer/main.tsx', [
  '/renderer/app/incident-screen.tsx',
  '/renderer/app/later-commands.ts',
  '/renderer/app/palette-screen.tsx',
]);
const root = resolve(import.meta.dirname, '..');

/** Everything is bundled, so the package carries no node_modules; only Electron itself stays outside. */
export default defineConfig({
  main: {
    build: {
      lib: {
        entry: {
          index: resolve(root, 'electron/main/index.ts'),
          // A process of its own: see electron/main/sync-fork.ts.
          sync: resolve(root, 'electron/sync/process.ts'),
          // Another one: electron/main/knowledge-fork.ts.
          knowledge: resolve(root, 'electron/index/process.ts'),
          // One for each reading: electron/main/import-fork.ts.
          importing: resolve(root, 'electron/exchange/import-process.ts'),
        },
        formats: ['es'],
      },
      outDir: resolve(root, 'out/main'),
      externalizeDeps: false,
      rolldownOptions: { external: ['electron', /^node:/] },
    },
  },
  preload: {
    build: {
      lib: { entry: { index: resolve(root, 'electron/preload/index.ts') }, formats: ['cjs'] },
      outDir: resolve(root, 'out/preload'),
      externalizeDeps: false,
      rolldownOptions: { external: ['electron'], output: { entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    plugins: [react(), first.plugin],
    build: {
      outDir: resolve(root, 'out/renderer'),
      minify: true,
      // The limit that counts is on the gzipped script, in npm run bench.
      chunkSizeWarningLimit: 1_000,
      // One style sheet: the order of the cascade layers is stated once, at its top.
      cssCodeSplit: false,
      rolldownOptions: {
        input: resolve(root, 'renderer/index.html'),
        output: { codeSplitting: { groups: first.groups } },
      },
    },
  },
});
