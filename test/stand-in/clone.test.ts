import { describe, expect, test } from 'vitest';
import { wireClone } from './clone.ts';

const { encode, decode } = wireClone();
const copy = (value: unknown): unknown => decode(encode(value));

describe('values that cross between main process and page', () => {
  test.each([
    ['nothing', undefined],
    ['null in a list', [null, undefined]],
    ['odd numbers', [NaN, Infinity, -Infinity, -0, 1e300]],
    ['a big integer', 12345678901234567890n],
    [
      'dates, maps, sets and expressions',
      { at: new Date(5), map: new Map([[{ a: 1 }, new Set(['b'])]]), re: /x/giu },
    ],
    ['bytes', new Uint8Array([0, 255, 128])],
    ['wide numbers', new Float64Array([1.5, -2])],
    ['a key that is a trap', JSON.parse('{"__proto__": 1}')],
  ])('%s arrive as they were', (_name, value) => {
    expect(copy(value)).toStrictEqual(structuredClone(value));
  });

  test('one object that is seen twice arrives as one object, even inside itself', () => {
    const shared: Record<string, unknown> = {};
    shared['self'] = shared;
    const { a, b } = copy({ a: shared, b: shared }) as Record<'a' | 'b', Record<string, unknown>>;
    expect(a).toBe(b);
    expect(a['self']).toBe(a);
  });

  test('an error keeps kind and message and loses what was added to it', () => {
    const error = copy(Object.assign(new RangeError('too far'), { code: 'E_FAR' }));
    expect(error).toBeInstanceOf(RangeError);
    expect(error).toMatchObject({ message: 'too far' });
    expect(error).not.toHaveProperty('code');
  });

  test.each([
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['a promise', Promise.resolve()],
    ['a proxy', new Proxy({}, {})],
  ])('%s is refused in the words of Electron', (_name, value) => {
    expect(() => encode({ deep: [value] })).toThrow('An object could not be cloned.');
  });
});
