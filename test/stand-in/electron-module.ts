import Module, { registerHooks } from 'node:module';

/** Modules of Electron that a main process may ask for. */
const names = new Set(['electron', 'electron/main', 'electron/common']);
const address = 'stand-in:electron';
const key = 'ic-stand-in.electron';

type Load = (request: string, ...rest: unknown[]) => unknown;

/** Makes `electron` resolve to the model, for `import` and for `require`, the debugger's own `require` included. */
export function provideElectron(electron: Readonly<Record<string, unknown>>): void {
  Object.defineProperty(globalThis, Symbol.for(key), { value: electron });
  const source = [
    `const electron = globalThis[Symbol.for('${key}')];`,
    'export default electron;',
    `export const { ${Object.keys(electron).join(', ')} } = electron;`,
  ].join('\n');
  registerHooks({
    resolve: (specifier, context, next) =>
      names.has(specifier)
        ? { url: address, format: 'module', shortCircuit: true }
        : next(specifier, context),
    load: (url, context, next) =>
      url === address ? { format: 'module', source, shortCircuit: true } : next(url, context),
  });
  // Node's own entry to `require`, which its types do not tell of.
  const loader = Module as unknown as { _load: Load };
  const load = loader._load;
  loader._load = function (request, ...rest) {
    return names.has(request) ? electron : Reflect.apply(load, this, [request, ...rest]);
  };
}
