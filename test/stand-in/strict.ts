import { EventEmitter } from 'node:events';

/** What the language, promises and serializers look up on any object: asking for it is no use of Electron's API. */
const ambient = new Set(['then', 'toJSON', '__esModule', 'constructor', 'inspect']);

/** Names of singletons in messages (`app`); instances of classes are named after their class. */
const names = new WeakMap<object, string>();

/** The error for a use of Electron that the stand-in does not model. */
export function notModelled(what: string): Error {
  return new Error(`stand-in: ${what} is not modelled; see test/stand-in/README.md.`);
}

function nameOf(receiver: unknown): string {
  if (typeof receiver === 'function') return receiver.name;
  if (typeof receiver !== 'object' || receiver === null) return 'electron';
  return names.get(receiver) ?? receiver.constructor.name;
}

/** An end for a prototype chain: what falls through to it is neither modelled nor known to `base`, so it throws. */
function chainEnd<T extends object>(base: T): T {
  return new Proxy(base, {
    get(target, key, receiver): unknown {
      if (typeof key === 'symbol' || key in target || ambient.has(key))
        return Reflect.get(target, key, receiver);
      throw notModelled(`${nameOf(receiver)}.${key}`);
    },
    set(target, key, value, receiver) {
      if (typeof key === 'symbol' || key in target) return Reflect.set(target, key, value, receiver);
      throw notModelled(`${nameOf(receiver)}.${key}`);
    },
    getPrototypeOf: () => base,
  });
}

/** Makes a plain object throw, naming itself, for every property it does not have. */
export function strict<T extends object>(name: string, model: T): T {
  names.set(model, name);
  // A plain literal's prototype is always an object.
  const prototype = Object.getPrototypeOf(model) as object;
  Object.setPrototypeOf(model, chainEnd(prototype));
  return model;
}

/** Throws, naming itself, on any use at all: for whole modules of Electron that are not modelled. */
export function unmodelledModule(name: string): unknown {
  const refuse = (key: string | symbol): never => {
    throw notModelled(typeof key === 'string' ? `${name}.${key}` : name);
  };
  return new Proxy(function () {}, {
    get: (target, key): unknown =>
      typeof key === 'symbol' || ambient.has(key) ? Reflect.get(target, key) : refuse(key),
    set: (_target, key) => refuse(key),
    apply: () => refuse(Symbol()),
    construct: () => refuse(Symbol()),
  });
}

/**
 * The base of every modelled class. Properties that no model declares throw, static ones too, and so does listening to
 * an event that is not among `events`: it would never come.
 */
export class StrictEmitter extends EventEmitter {
  private readonly known: Set<string>;

  constructor(events: readonly string[], name?: string) {
    super();
    this.setMaxListeners(0);
    this.known = new Set(events);
    if (name !== undefined) names.set(this, name);
  }

  /** Lets an event be listened to whose name only the app knows. */
  protected allow(event: string | symbol): void {
    if (typeof event === 'string') this.known.add(event);
  }

  private check(event: string | symbol): void {
    if (typeof event === 'string' && !this.known.has(event)) {
      throw notModelled(`${nameOf(this)}'s event '${event}'`);
    }
  }

  override on(event: string | symbol, listener: Listener): this {
    this.check(event);
    return super.on(event, listener);
  }

  override once(event: string | symbol, listener: Listener): this {
    this.check(event);
    return super.once(event, listener);
  }

  override addListener(event: string | symbol, listener: Listener): this {
    return this.on(event, listener);
  }

  override prependListener(event: string | symbol, listener: Listener): this {
    this.check(event);
    return super.prependListener(event, listener);
  }
}

// `any[]` as in Node's own type: a listener names the arguments that its event carries.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Listener = (...args: any[]) => void;

Object.setPrototypeOf(StrictEmitter.prototype, chainEnd(EventEmitter.prototype));
Object.setPrototypeOf(StrictEmitter, chainEnd(EventEmitter));

/** An event object whose `preventDefault` can be asked about afterwards. */
export type Preventable = { defaultPrevented: boolean; preventDefault: () => void };

/** Makes an event object of Electron's kind, with what the event carries. */
export function preventable<T extends object>(carries: T): T & Preventable {
  return {
    ...carries,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}
