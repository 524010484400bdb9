import { StrictEmitter } from './strict.ts';

/** `process.parentPort` of a utility process, loaded into it before its own module. */
class ParentPort extends StrictEmitter {
  constructor() {
    super(['message'], 'process.parentPort');
    process.on('message', (data) => this.emit('message', { data, ports: [] }));
  }
  postMessage(message: unknown): void {
    process.send?.(message);
  }
}

Object.defineProperty(process, 'type', { value: 'utility' });
Object.defineProperty(process, 'parentPort', { value: new ParentPort() });
