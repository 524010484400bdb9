import { alertStorm } from './alert-storm.ts';
import { fewerOrders } from './fewer-orders.ts';
import { dataCorruption } from './data-corruption.ts';
import { dependencyOutage } from './dependency-outage.ts';
import { guestsInTheCorridor } from './guests-in-the-corridor.ts';
import { firstSteps } from './first-steps.ts';
import { leakedCredential } from './leaked-credential.ts';
import { primaryDatabase } from './primary-database.ts';
import { regionLoss } from './region-loss.ts';

/** A scenario that comes with the console, as its file says it. */
export type LibraryScenario = { readonly file: string; readonly text: string };

/** All of them. They are invented: no sentence and no system in them is that of a real incident. */
export const library: readonly LibraryScenario[] = [
  { file: 'first-steps.yaml', text: firstSteps },
  { file: 'fewer-orders.yaml', text: fewerOrders },
  { file: 'guests-in-the-corridor.yaml', text: guestsInTheCorridor },
  { file: 'alert-storm.yaml', text: alertStorm },
  { file: 'dependency-outage.yaml', text: dependencyOutage },
  { file: 'primary-database.yaml', text: primaryDatabase },
  { file: 'leaked-credential.yaml', text: leakedCredential },
  { file: 'region-loss.yaml', text: regionLoss },
  { file: 'data-corruption.yaml', text: dataCorruption },
];
