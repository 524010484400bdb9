import type { Trouble } from '../../../shared/sync/connection.ts';

/** The troubles that a repository gives by what is in it, in words for the screen. */
export const gitStoreTroubles = {
  notYet: {
    kind: 'away',
    message: 'The repository was not reached yet. Everything is kept here, and it is tried again by itself.',
  },
  /** It was a store once. */
  emptied: {
    kind: 'not-a-store',
    message:
      'The team’s records are not in this repository any more: its refs are gone. Everything that is here is safe, and nothing was written there. If that was meant, connect it anew, and this desktop fills it again.',
  },
  noStore: {
    kind: 'not-a-store',
    message:
      'There are no team’s records in this repository. Nothing was changed. Choose the repository that the team uses.',
  },
  unreadable: {
    kind: 'not-a-store',
    message:
      'There are records in this repository that can’t be told to be a team’s. Nothing was changed. Choose another repository, or ask those who write to this one.',
  },
  otherTeams: {
    kind: 'other-workspace',
    message:
      'This repository holds another team’s records. Nothing was written there, and everything here is safe. Choose this team’s repository or an empty one.',
  },
  foundedTwice: {
    kind: 'other-workspace',
    message:
      'Another desktop made this repository its team’s at the same moment. Nothing of this desktop was left there, and everything here is safe. Join what is there, or choose another repository.',
  },
  newer: {
    kind: 'newer',
    message:
      'A newer version of IC Console writes to this repository. Nothing was written there, and everything here is safe. Update to use it.',
  },
  mayOnlyRead: {
    kind: 'read-only',
    message:
      'A newer version of IC Console made these records: they are read here and not written to. Everything here is safe. Update to write.',
  },
  identity: {
    kind: 'identity',
    message:
      'Another desktop writes to this repository under this one’s name, as a copied profile does. Nothing was lost, and nothing of it was replaced: this desktop goes on under a name of its own.',
  },
  contested: {
    kind: 'away',
    message:
      'Others write to this repository at the same moment. Everything is kept here, and it is tried again by itself.',
  },
} as const satisfies Record<string, Trouble>;

export const refsRefused = (why: string): Trouble => ({
  kind: 'refs',
  message: `The Git host takes neither refs nor branches for the records from this computer (“${why}”). Everything is kept here. Ask those who run it to allow refs/ic/*, or branches below icc/.`,
});

export const contentRefused = (why: string): Trouble => ({
  kind: 'policy',
  message: `The Git host refuses what is in it (“${why}”). It is kept here, and everything else goes on. If it holds a secret, redact it: the words go everywhere, and the entry can be sent.`,
});

export const refusedPath = (path: string): Trouble => ({
  kind: 'policy',
  message: `A file of this name can’t be kept in a repository: ${path.replaceAll(/\p{Cc}/gu, '?').slice(0, 120)}. It stays here. Give it another name.`,
});
