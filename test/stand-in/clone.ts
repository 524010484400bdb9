/** How values that structured clone refuses may cross: functions and promises over the context bridge. */
export type CloneHooks = {
  prepare?: (value: unknown) => unknown;
  fn?: (value: (...args: unknown[]) => unknown) => string;
  unfn?: (id: string) => (...args: unknown[]) => unknown;
  promise?: (value: Promise<unknown>) => string;
  unpromise?: (id: string) => Promise<unknown>;
};

export type Clone = { encode: (value: unknown) => string; decode: (text: string) => unknown };

/**
 * Structured clone as text. `prepare` is `structuredClone` itself wherever nothing but cloneable values may cross, so
 * that what is refused is refused by the platform. Its source is injected into pages too: it must use nothing outside.
 */
export function makeClone(hooks: CloneHooks): Clone {
  type Tagged = [tag: string, id: number | string, ...rest: unknown[]];
  const arrays = {
    ...{ Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array },
    ...{ Float32Array, Float64Array, BigInt64Array, BigUint64Array, DataView },
  };
  const errors = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
  const bytesToText = (bytes: Uint8Array): string => {
    const parts: string[] = [];
    for (let i = 0; i < bytes.length; i += 0x8000)
      parts.push(String.fromCharCode(...bytes.subarray(i, i + 0x8000)));
    return btoa(parts.join(''));
  };
  const textToBytes = (text: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const refuse = (): never => {
    throw new Error('An object could not be cloned.');
  };

  const encodeObject = (value: object, seen: Map<object, number>): unknown => {
    const known = seen.get(value);
    if (known !== undefined) return ['ref', known];
    const id = seen.size;
    seen.set(value, id);
    const inner = (item: unknown): unknown => encodeValue(item, seen);
    if (Array.isArray(value)) return ['a', id, Array.from(value, inner)];
    if (value instanceof Date) return ['d', id, value.getTime()];
    if (value instanceof RegExp) return ['r', id, value.source, value.flags];
    if (value instanceof Map) return ['m', id, [...value].map(([k, v]) => [inner(k), inner(v)])];
    if (value instanceof Set) return ['s', id, [...value].map(inner)];
    if (value instanceof ArrayBuffer) return ['ab', id, bytesToText(new Uint8Array(value))];
    const tag = Object.prototype.toString.call(value).slice(8, -1);
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      return ['ta', id, tag in arrays ? tag : 'Uint8Array', bytesToText(bytes)];
    }
    if (tag === 'Error' || value instanceof Error) {
      // Errors of other realms fail instanceof, yet carry the same three.
      const error = value as Error;
      return ['e', id, error.name, error.message, error.stack];
    }
    if (value instanceof Promise) return hooks.promise ? ['p', hooks.promise(value)] : refuse();
    if (tag === 'Boolean' || tag === 'Number' || tag === 'String') return ['w', id, value.valueOf()];
    if (tag !== 'Object' && !hooks.fn) return refuse();
    return ['o', id, Object.entries(value).map(([key, item]) => [key, inner(item)])];
  };

  const encodeValue = (value: unknown, seen: Map<object, number>): unknown => {
    switch (typeof value) {
      case 'number':
        if (Object.is(value, -0)) return ['n', '-0'];
        return Number.isFinite(value) ? value : ['n', String(value)];
      case 'undefined':
        return ['u'];
      case 'bigint':
        return ['b', String(value)];
      case 'symbol':
        return refuse();
      case 'function':
        // typeof has just said that it is callable.
        return hooks.fn ? ['f', hooks.fn(value as (...args: unknown[]) => unknown)] : refuse();
      case 'object':
        return value === null ? null : encodeObject(value, seen);
      default:
        return value;
    }
  };

  const decodeError = (name: string, message: string, stack: string | undefined): Error => {
    const Kind = name in errors ? errors[name as keyof typeof errors] : Error;
    const error = new Kind(message);
    if (stack !== undefined) error.stack = stack;
    return error;
  };

  const decodeValue = (coded: unknown, refs: unknown[]): unknown => {
    if (!Array.isArray(coded)) return coded;
    // Every array in the text was written by encodeValue, which tags it.
    const [tag, id, first, second, third] = coded as Tagged;
    const put = <T>(value: T): T => {
      refs[Number(id)] = value;
      return value;
    };
    // The casts below repeat, tag by tag, what encodeObject wrote.
    switch (tag) {
      case 'u':
        return undefined;
      case 'n':
        return Number(id);
      case 'b':
        return BigInt(id);
      case 'ref':
        return refs[Number(id)];
      case 'f':
        return hooks.unfn?.(String(id));
      case 'p':
        return hooks.unpromise?.(String(id));
      case 'a': {
        const array = put<unknown[]>([]);
        for (const item of first as unknown[]) array.push(decodeValue(item, refs));
        return array;
      }
      case 'o': {
        const object = put<Record<string, unknown>>({});
        for (const [key, item] of first as [string, unknown][]) {
          const value = decodeValue(item, refs);
          Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
        }
        return object;
      }
      case 'd':
        return put(new Date(first as number));
      case 'r':
        return put(new RegExp(first as string, second as string));
      case 'm': {
        const map = put(new Map<unknown, unknown>());
        for (const [k, v] of first as [unknown, unknown][])
          map.set(decodeValue(k, refs), decodeValue(v, refs));
        return map;
      }
      case 's': {
        const set = put(new Set());
        for (const item of first as unknown[]) set.add(decodeValue(item, refs));
        return set;
      }
      case 'ab':
        return put(textToBytes(first as string).buffer);
      case 'ta': {
        const bytes = textToBytes(second as string);
        const View = arrays[first as keyof typeof arrays] as new (buffer: ArrayBuffer) => unknown;
        return put(new View(bytes.buffer));
      }
      case 'w':
        return put(Object(first) as object);
      case 'e':
        return put(decodeError(first as string, second as string, third as string | undefined));
      default:
        throw new Error(`stand-in: unknown tag ${tag} in a clone.`);
    }
  };

  return {
    encode: (value) => JSON.stringify(encodeValue(hooks.prepare ? hooks.prepare(value) : value, new Map())),
    decode: (text) => decodeValue(JSON.parse(text), []),
  };
}

/** The clone of the main process's side: what `structuredClone` refuses is refused in Electron's words. */
export function wireClone(): Clone {
  return makeClone({
    prepare: (value) => {
      try {
        return structuredClone(value);
      } catch {
        throw new Error('An object could not be cloned.');
      }
    },
  });
}
