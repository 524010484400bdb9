import * as crypto from 'node:crypto';
import { toBase32 } from '../../shared/ids.ts';

/** sha256 of text or bytes, base64url: chain links and payload hashes. */
export const sha256 = (data: string | Uint8Array): string => crypto.hash('sha256', data, 'base64url');

/** An event's id from the hash of its envelope: 26 base32 characters of the same 32 bytes. */
export const idFromHash = (hash: string): string => toBase32(Buffer.from(hash, 'base64url'), 26);

/** Random base32 characters, for ids. */
export const randomBase32 = (length: number): string =>
  toBase32(crypto.randomBytes(Math.ceil((length * 5) / 8)), length);

export type KeyPair = { readonly publicKey: crypto.KeyObject; readonly privateKey: crypto.KeyObject };

export const newKeyPair = (): KeyPair => crypto.generateKeyPairSync('ed25519');

/** 16 base32 characters of sha256(public key): the name of a device. */
export function deviceIdOf(publicKey: crypto.KeyObject): string {
  return toBase32(Buffer.from(crypto.hash('sha256', rawPublicKey(publicKey), 'hex'), 'hex'), 16);
}

export const exportPublicKey = (key: crypto.KeyObject): string => rawPublicKey(key).toString('base64url');

function rawPublicKey(key: crypto.KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' }).subarray(-32);
}

/** @throws when the text is not an Ed25519 public key. */
export function importPublicKey(text: string): crypto.KeyObject {
  return crypto.createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: text }, format: 'jwk' });
}

export const exportPrivateKey = (key: crypto.KeyObject): string =>
  key.export({ type: 'pkcs8', format: 'der' }).toString('base64url');

/** @throws when the text is not a private key. */
export function importKeyPair(text: string): KeyPair {
  const privateKey = crypto.createPrivateKey({
    key: Buffer.from(text, 'base64url'),
    type: 'pkcs8',
    format: 'der',
  });
  return { privateKey, publicKey: crypto.createPublicKey(privateKey) };
}

export const signText = (text: string, key: crypto.KeyObject): string =>
  crypto.sign(null, Buffer.from(text), key).toString('base64url');

export const isSignedBy = (text: string, signature: string, key: crypto.KeyObject): boolean =>
  crypto.verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));

/** The same in the thread pool, for many at once. */
export const isSignedByAsync = (text: string, signature: string, key: crypto.KeyObject): Promise<boolean> =>
  new Promise((resolve, reject) => {
    crypto.verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'), (error, good) => {
      if (error === null) resolve(good);
      else reject(error);
    });
  });
