import { randomUUID } from 'node:crypto';
import { makeClone } from '../clone.ts';
import { enterIsolatedWorld, type Names, type PreloadProcess } from './isolated-world.ts';
import { makeLink } from './link.ts';
import { enterMainWorld } from './main-world.ts';
import { binding, deliver } from './messages.ts';

/** The sources to evaluate in each new document, in this order, before any script of the page. */
export function pageScripts(about: PreloadProcess, preload: string): { main: string; isolated: string } {
  const hello = `stand-in-${randomUUID()}`;
  const names: Names = { hello, binding, deliver };
  const shared = `${makeClone.toString()}, ${makeLink.toString()}`;
  const wrapped = `function (require, process, module, exports, global) {\n${preload}\n}`;
  return {
    main: `(${enterMainWorld.toString()})(${shared}, ${JSON.stringify(hello)})`,
    isolated: `(${enterIsolatedWorld.toString()})(${shared}, ${JSON.stringify(names)}, ${JSON.stringify(about)}, ${wrapped})\n//# sourceURL=electron-preload.js`,
  };
}
