/** Names that Windows gives to devices, with any extension. */
const deviceNames = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?$/i;
const MAX_RECORD_NAME = 80;
const MAX_RECORD_PATH = 120;
const MAX_PEOPLE_NAME = 120;
const MAX_PEOPLE_PATH = 240;

/** A path that the records may have in a tree: names within the limits of every system, in the places of the records. */
export const isRecordPath = (path: string): boolean =>
  path === 'icc.json' ||
  (path.length <= MAX_RECORD_PATH &&
    /^(?:m|here|i)\/./.test(path) &&
    path
      .split('/')
      .every(
        (name) => /^[a-z0-9][a-z0-9.-]*$/.test(name) && name.length <= MAX_RECORD_NAME && isHarmless(name),
      ));

/** A path that people may give to a file in `p/` or `view/`: their letters and blanks, and nothing that leads elsewhere. */
export const isPeoplePath = (path: string): boolean =>
  path.length <= MAX_PEOPLE_PATH &&
  /^(?:p|view)\/./.test(path) &&
  path
    .split('/')
    .every(
      (name) =>
        name.length <= MAX_PEOPLE_NAME &&
        /^[^.\s\u0000-\u001f\u007f"*:<>?\\|][^\u0000-\u001f\u007f"*:<>?\\|]*$/u.test(name) &&
        isHarmless(name),
    );

/** Windows drops dots and blanks at the end of a name, and `git~1` is a short name of `.git`. */
const isHarmless = (name: string): boolean =>
  !/[. ]$/.test(name) &&
  !deviceNames.test(name) &&
  !/^git~\d/i.test(name) &&
  !/[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/.test(name);
