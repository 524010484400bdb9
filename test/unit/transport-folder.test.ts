import { folderPlace } from '../support/share-folder.ts';
import { describeTransport } from '../support/transport-suite.ts';

describeTransport('a shared folder', () => Promise.resolve(folderPlace()));
