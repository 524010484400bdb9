import type { Transport } from './transport.ts';

/** Which workspace is at a meeting point, if it can be told; closes the transport, which was opened for any of them. */
export async function workspaceAt(transport: Transport): Promise<string | null> {
  try {
    const attached = await transport.attach(false);
    return attached.ok ? attached.value.ws : null;
  } finally {
    transport.close();
  }
}
