/**
 * Chromium does not load schemes that it does not know, so `app://host/path` is shown as
 * `https://host.app.localhost/path` and mapped back wherever the app sees a URL.
 */
const schemes = new Set<string>();

/** Makes URLs of a scheme pass through the mapping. */
export function addScheme(scheme: string): void {
  schemes.add(scheme);
}

/** The app's URL as Chromium gets to see it. */
export function toPage(url: string): string {
  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url);
  const [, scheme = '', host = '', rest = ''] = parts ?? [];
  return schemes.has(scheme) ? `https://${host}.${scheme}.localhost${rest === '' ? '/' : rest}` : url;
}

/** Chromium's URL as the app gets to see it. */
export function fromPage(url: string): string {
  const parts = /^https:\/\/(.+)\.([a-z0-9-]+)\.localhost(?=[/?#]|$)(.*)$/i.exec(url);
  const [, host = '', scheme = '', rest = ''] = parts ?? [];
  return schemes.has(scheme) ? `${scheme}://${host}${rest}` : url;
}

/** A Content-Security-Policy with scheme and host sources of the app's schemes mapped as its URLs are. */
export function policyToPage(policy: string): string {
  return policy.replace(
    /(?<=[\s;])([a-z][a-z0-9+.-]*):(\/\/[^\s;]*)?(?=[\s;,]|$)/gi,
    (source, scheme: string, host?: string) => {
      if (!schemes.has(scheme)) return source;
      return host === undefined || host === '//'
        ? `https://*.${scheme}.localhost`
        : toPage(`${scheme}:${host}`).replace(/\/$/, '');
    },
  );
}

/** The origin of a URL of the app, which the platform's URL class leaves opaque for schemes it does not know. */
export function originOf(url: string): string {
  if (!URL.canParse(url)) return 'null';
  const { origin, protocol, host } = new URL(url);
  if (origin !== 'null') return origin;
  return schemes.has(protocol.slice(0, -1)) ? `${protocol}//${host}` : 'null';
}
