import type { PageStatus } from '../../incident/vocabulary.ts';
import { asPlainText } from './plain.ts';
import { cleanedLine, cut, type UpdateMessage } from './message.ts';

/** The longest name of an incident that Statuspage takes. */
const MAX_NAME = 255;

/** What Statuspage's API takes to open an incident, and to add an update to one. */
type StatuspageRequest = {
  readonly incident: {
    readonly name: string;
    readonly status: PageStatus;
    readonly body: string;
    readonly component_ids?: readonly string[];
    readonly deliver_notifications: false;
    readonly metadata?: { readonly ic_console: { readonly components: readonly string[] } };
  };
};

/**
 * The body of `POST /v1/pages/PAGE/incidents`, and of `PATCH` on an incident that is there, which adds its text as an
 * update (developer.statuspage.io). Nobody is notified by it: that is for the person who publishes it. The API knows
 * components by ids of its own, and would refuse names: they stand in `metadata`, where it takes any object.
 */
export function asStatuspage(message: UpdateMessage): string {
  const { title, status, exercise, components } = message;
  const name = cleanedLine(title);
  const names = components.map(cleanedLine).filter((each) => each !== '');
  const ids = names.filter((each) => componentId.test(each));
  const others = names.filter((each) => !componentId.test(each));
  const request: StatuspageRequest = {
    incident: {
      name: cut(exercise ? `EXERCISE ${name} EXERCISE` : name, MAX_NAME),
      status,
      body: asPlainText(message),
      ...(ids.length === 0 ? {} : { component_ids: ids }),
      deliver_notifications: false,
      ...(others.length === 0 ? {} : { metadata: { ic_console: { components: others } } }),
    },
  };
  return JSON.stringify(request, null, 2);
}

/** `ftgks51sfs2d`: the id of a component, where the playbook names it by that. */
const componentId = /^(?=[a-z]*\d)[a-z\d]{12}$/;
