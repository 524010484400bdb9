import {
  connectionKey,
  placeOf,
  type Connection,
  type ConnectionState,
} from '../../shared/sync/connection.ts';

/** A meeting point before its first round. */
export const notYet = (connection: Connection): ConnectionState => ({
  key: connectionKey(connection),
  connection,
  place: placeOf(connection),
  standing: 'starting',
  waiting: 0,
  lastExchange: null,
  since: null,
  trouble: null,
  parked: [],
  progress: null,
});
