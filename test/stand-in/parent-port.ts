import { StrictEmitter, type Listener } from './strict.ts';

/** `process.parentPort` of a utility process, loaded into it before its own module. */
class ParentPort extends StrictEmitter {
  #listening = false;

  constructor() {
    super(['message'], 'process.parentPort');
    // Like Electron's, it does not outlive the main process, however that ends.
    process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  }

  /** What comes before the first listener is kept for it, as by Electron. */
  override on(event: string | symbol, listener: Listener): this {
    super.on(event, listener);
    if (!this.#listening && event === 'message') {
      this.#listening = true;
      process.on('message', (data) => this.emit('message', { data, ports: [] }));
    }
    return this;
  }

  postMessage(message: unknown): void {
    process.send?.(message);
  }
}

Object.defineProperty(process, 'type', { value: 'utility' });
Object.defineProperty(process, 'parentPort', { value: new ParentPort() });
