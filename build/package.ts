import { build, Platform } from 'electron-builder';
import { buildIfStale } from './build-if-stale.ts';
import { withElectron, withStandIn } from './electron-builder.ts';
import { obtainElectron } from './electron-binary.ts';
import { root } from './root.ts';

if (!buildIfStale()) {
  console.error('The build failed; see above.');
  process.exit(1);
}

if ((await obtainElectron()) !== null) {
  // Installers of this machine's own platform, as the configuration lists them.
  await build({ projectDir: root, config: withElectron });
} else {
  console.log(
    "Electron's binary cannot be had here: packaging a folder around test/stand-in, without fuses or installers.",
  );
  await build({ projectDir: root, config: withStandIn, targets: Platform.LINUX.createTarget('dir') });
}
