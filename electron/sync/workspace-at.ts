import type { Trouble } from '../../shared/sync/connection.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Transport } from './transport.ts';

/** Which workspace is at a meeting point; closes the transport, which was opened for whichever one is there. */
export async function workspaceAt(transport: Transport): Promise<Result<string, Trouble>> {
  try {
    const attached = await transport.attach(false);
    return attached.ok ? ok(attached.value.ws) : attached;
  } finally {
    transport.close();
  }
}
