/** The handbook's first page, for a team that has not written its own. */
export const declaring = `# When something breaks

Declare early. An incident that turns out to be nothing costs ten minutes and a short note. One that was declared an
hour late costs that hour, and nobody gets it back.

## Is it an incident?

Declare when one of these holds:

- customers notice, or will within the hour
- you need somebody from another team
- you have been looking for fifteen minutes and do not know what is going on
- you are asking yourself whether to declare

Anybody may declare. You do not need to be sure, to be on call, or to know the cause. Say in one sentence what customers
see, pick the severity by its criterion, and press Enter. Who declares is in command until somebody else takes over.

## Which severity?

Read the criteria side by side and take the one that fits what customers see now. Not what you fear, not what somebody
important feels. If you hesitate between two, take the more severe one: going down is easy and costs nothing, and the
change stays in the log with its reason.

Severity decides three things: who is woken, how often stakeholders hear from us, and which roles have to be filled. It
says nothing about how hard the problem is, or about who caused it.

## The first five minutes

1. One person says aloud: "I am the incident commander."
2. Everybody who is needed joins the call. Everybody who is not needed leaves it.
3. The commander names a technical lead, somebody for communications and a scribe. In a small incident one person may
   hold several roles; say which ones.
4. The impact is written down in one sentence, with the time at which it began.
5. The first update goes out, even if all it says is that we are looking.

## Whom to call

Alt+F shows who has to be told within how many minutes, whom to page first, how long each has to answer, and the roster
with its numbers, also without a network. Call early, and call the next one when the minutes are over: being woken for
nothing is forgiven, not being woken is not. Calling itself is done by telephone, app or chat; note each call there, so that
nobody is called twice.
`;
