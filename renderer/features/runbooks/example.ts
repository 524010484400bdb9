/** What a runbook looks like, for teams that have none yet. */
export const exampleRunbook = `# Restart the payment workers

Services: payments-api, checkout
Alerts: PaymentQueueGrowing
Owner: payments team
Reviewed: 2026-11-01

What it looks like: the queue grows, and nothing is taken from it.

## Steps

1. Freeze deploys of payments-api
2. Restart one worker: \`workers restart --one\`
3. See on the dashboard whether the queue shrinks
4. Restart the others, one by one
5. If it does not shrink: call whoever is on call for the database

## Why it works

A worker that has lost its lock waits for it for ever.
`;
