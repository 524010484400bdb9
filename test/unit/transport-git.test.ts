import { gitPlace } from '../support/git-place.ts';
import { describeTransport } from '../support/transport-suite.ts';

describeTransport('Git', gitPlace);
