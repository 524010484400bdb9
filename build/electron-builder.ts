import { join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { root } from './root.ts';

/** Closed at packaging: https://www.electronjs.org/docs/latest/tutorial/fuses */
const fuses: NonNullable<Configuration['electronFuses']> = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
};

const everywhere: Configuration = {
  appId: 'app.ic-console.desktop',
  productName: 'IC Console',
  directories: { output: 'dist', buildResources: 'build/icons' },
  // Everything is bundled into out/, so the dependencies of package.json stay behind.
  files: ['out/**', 'package.json', '!**/node_modules/**'],
  asar: true,
  npmRebuild: false,
  publish: null,
  protocols: { name: 'IC Console', schemes: ['ic-console'] },
  // Debian's packages have to say where they come from.
  extraMetadata: { homepage: 'https://ic-console.example' },
  linux: {
    target: ['AppImage', 'deb'],
    executableName: 'ic-console',
    category: 'Utility',
    icon: 'icon.png',
    maintainer: 'IC Console contributors <maintainers@ic-console.example>',
    synopsis: 'The desktop console of an incident commander',
  },
  mac: { target: ['dmg'], category: 'public.app-category.productivity', icon: 'icon.png' },
  win: { target: ['nsis'], executableName: 'ic-console', icon: 'icon.png' },
};

/** How the app is packaged around Electron's binary. */
export const withElectron: Configuration = { ...everywhere, electronFuses: fuses };

/** How it is packaged around the stand-in, which has no fuses: the same files in the same archive. */
export const withStandIn: Configuration = { ...everywhere, electronDist: join(root, 'test/stand-in') };
