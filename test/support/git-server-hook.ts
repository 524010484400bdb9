/**
 * A pre-receive hook as hosts have it: refuses refs by a prefix, words in files (a secret scanner, which names the
 * file), paths, and that anything is removed.
 */
export const hookScript = ({
  refs,
  words,
  paths = [],
  removals = false,
}: {
  readonly refs?: string;
  readonly words?: string;
  readonly paths?: readonly string[];
  readonly removals?: boolean;
}): string => `#!/bin/sh
refused=0
while read -r old new ref; do
  case "$new" in *[!0]*) ;; *) ${removals ? 'echo "nothing is removed here"; refused=1; ' : ''}continue ;; esac
  ${refs === undefined ? '' : `case "$ref" in ${refs}*) echo "declined: $ref"; refused=1; continue ;; esac`}
  git rev-list --objects "$new" --not --all > "$GIT_DIR/incoming.$$"
  while read -r id path; do
    [ -n "$path" ] || continue
    ${paths.map((path) => `[ "$path" = '${path}' ] && { echo "this file is not welcome"; refused=1; }`).join('\n    ')}
    ${
      words === undefined
        ? ':'
        : `git cat-file blob "$id" 2>/dev/null | grep -qF '${words}' && { echo "a secret was found in $path"; refused=1; }`
    }
  done < "$GIT_DIR/incoming.$$"
  rm -f "$GIT_DIR/incoming.$$"
done
exit $refused
`;
