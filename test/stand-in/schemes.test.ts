import { expect, test } from 'vitest';
import { addScheme, fromPage, originOf, policyToPage, toPage } from './browser/schemes.ts';

addScheme('app');

test('a URL of the app is shown under a host that Chromium can load, and mapped back', () => {
  expect(toPage('app://bundle/a.html?b#c')).toBe('https://bundle.app.localhost/a.html?b#c');
  expect(fromPage('https://bundle.app.localhost/a.html?b#c')).toBe('app://bundle/a.html?b#c');
  expect(toPage('app://bundle')).toBe('https://bundle.app.localhost/');
});

test('a URL of another scheme stays what it is', () => {
  expect(toPage('https://example.com/')).toBe('https://example.com/');
  expect(fromPage('https://bundle.other.localhost/')).toBe('https://bundle.other.localhost/');
});

test('sources of a policy that name the app are mapped, and no others', () => {
  expect(policyToPage("default-src 'none'; img-src app: data:; script-src app://bundle https:")).toBe(
    "default-src 'none'; img-src https://*.app.localhost data:; script-src https://bundle.app.localhost https:",
  );
});

test('the origin of the app is its scheme and host', () => {
  expect(originOf('app://bundle/index.html')).toBe('app://bundle');
  expect(originOf('https://example.com/x')).toBe('https://example.com');
  expect(originOf('data:text/html,x')).toBe('null');
});
