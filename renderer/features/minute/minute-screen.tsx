/** What somebody who comes late reads first. */
export function MinuteScreen() {
  return <h2>The minute</h2>;
}
