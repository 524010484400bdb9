/** What stands above a copied scenario, for whoever changes it. */
export const scenarioHead = `# A scenario of a game day. Change it, or copy it under another name: ic exercise check says what can't be read.
# A file of the same name as one that comes with the console is played in its place.
#
#   title, about    what the list says; about gives nothing away. level is 1, 2 or 3; minutes, players (3 to 6), solo (yes, no)
#   roles           those that are to be filled; objectives: what is practised; brief: what the players are told
#   start           what is declared: title, severity, services, found by (monitoring, customer, person), started (minutes before)
#   severity        what the criteria ask for, where the players are to find that out; story: what has really happened
#   injects         what reaches the players. Each has a title, a text, and one of
#                     at: 12                  minutes from the beginning (12, +12, 1h 5m)
#                     after: mitigated + 5    when something has happened, and so many minutes later
#                     by: hand                the facilitator gives it
#                   and may have
#                     unless: update          it does not come to those who have done that already
#                     kind: alert             text, log, alert, message or picture (with picture: chart.png beside this file)
#                     from, to                who says so, and for which role; id: how others name it (after: inject replica-behind)
#                     expect                  a list of sentences, or of what, when and within (minutes): what is expected of the players
#                     hint, note              help for the players when they ask for it; how to play it, for the facilitator alone
#   stop            what ends it: resolved, 60 (a minute), inject last-one; debrief: questions for the talk afterwards
#
# What happens is said so: commander (or another role), all roles, acknowledged, mitigation, mitigated, resolved, severity sev1,
# decision (or hypothesis, finding, ask, risk ...), update, update to customers, handoff, page, runbook, inject some-id.

`;
