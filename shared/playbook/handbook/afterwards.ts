/** What happens once it is over. */
export const afterwards = `# Afterwards

It is over when customers are well again, the stopgaps are listed with their owners, alerts are back on, and the last
update has gone out. Thank people by name, and send home those who worked through the night.

## The post-mortem

Every SEV1 and SEV2 gets one within 48 hours, while people still remember. So does any incident that showed a weakness
which others may share, and any near miss that scared somebody.

The document is written before the meeting, from the log. The meeting takes an hour: talk about why it made sense to act
as people did, and agree on actions. The next page has it step by step.

## Blameless, and honest

People did what looked right with what they knew, what they were shown and the time they had. So the question is never who
should have done better, but what made it look right. "Ana restarted the wrong cluster" ends a conversation. "The two
clusters differ by one letter on a dashboard without labels" begins one.

Blameless does not mean vague. Name the mechanism, name the trade-off, and name who owns what happens next.

There is rarely one cause. Look for what had to come together, and for what kept it from being worse: luck is a finding
too.

## Actions that get done

Few, and each with one owner and a date. Prefer what makes this kind of failure impossible, then what makes it visible
earlier, then what makes it end faster. "Be more careful" is not an action. Look at them once a month, and ask in the next
similar incident whether they helped.
`;
