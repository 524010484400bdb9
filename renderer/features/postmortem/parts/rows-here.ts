import { createContext, useContext } from 'react';
import type { Opened } from '../../../state/projections.ts';

/**
 * The log's rows as the post-mortem on screen draws them: what is typed comes back from the record all the time, and no
 * key waits until a long log is gone through for what stands beside the text.
 */
export const RowsHere = createContext<Opened['rows']>([]);

export const useRowsHere = (): Opened['rows'] => useContext(RowsHere);
