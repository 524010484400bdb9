/** A supplier fails and says otherwise. */
export const dependencyOutage = `title: The text messages that never come
about: Patients can’t sign in to a booking service. The fault seems to be somebody else’s.
level: 2
minutes: 60
players: 3 to 6
solo: yes
roles: [commander, technical lead, communications lead, scribe]
objectives:
  - Something is done on this side while the other side is at fault.
  - A supplier’s words are treated as a report, not as a fact.
  - A promise of theirs never becomes a promise of yours.
  - The return of the supplier is prepared before it comes.
brief: >-
  You run the booking service of two hundred medical practices. Patients sign in with a code that comes as a text message; a
  supplier delivers these. Practices sign in with cards and are not affected. There is a contract with a second supplier, which was
  signed and never used: its messages cost four times as much, and the first thousand have to be released by somebody
  who may spend money. Vaccination appointments for the next weeks open this morning at nine. It is ten to nine.
start:
  title: Sign-in codes do not arrive
  severity: sev3
  services: [sign-in]
  found by: customer
  started: 14
severity: sev2
story: >-
  The supplier changed the rules by which it recognises advertising, and takes messages that contain a six-digit number and a
  link for something undesired. It answers “accepted” and throws them away, so that all of our own figures are green.
  The supplier believes for forty minutes that one mobile network is to blame. The sign-in service tries again every ten seconds for each patient;
  this queue has grown to sixty thousand, and will be delivered at once when the rule is taken back, which blocks
  sign-in a second time. Leaving the link out of the message lets it through at once. Nobody thinks of it unless somebody compares messages that
  arrive (reminders, no link) with those that do not.
injects:
  - id: no-codes
    title: A practice calls
    at: 0
    kind: message
    from: Practice 61
    text: Our patients say that they get no code. Six of them stand at the desk. Is something broken or do they do it wrong?
    expect:
      - what: A commander is named
        when: commander
        within: 3
      - what: It is acknowledged
        when: acknowledged
        within: 5
    hint: A report of six at one desk is a sample of many. Take command, and have one person find out how many.
  - id: all-accepted
    title: Our figures are green
    at: 3
    kind: log
    from: Sign-in service
    to: technical lead
    text: |
      codes requested   1,140 in 10 min   (same hour last week: 380)
      supplier answers  accepted 100%, median 80 ms
      codes entered     9 in 10 min       (same hour last week: 351)
    expect:
      - what: It is in the log as a finding
        when: finding
        within: 4
      - what: The roles are filled
        when: all roles
        within: 5
      - what: The severity is raised by what customers see
        when: severity sev2
        within: 8
    hint: Requested, accepted, entered. Which of the three tells you what patients see?
  - id: supplier-fine
    title: The supplier sees no problem
    at: 6
    kind: message
    from: Supplier’s support
    to: technical lead
    text: >-
      Thank you for contacting us. We see no incident. There may be delays in one mobile network, which is outside of our control. We
      will update you within four hours.
    expect:
      - what: It is written down as what they say and not as what is
        when: hypothesis
        within: 5
      - Somebody tests it with a telephone of another network.
    hint: Their words are a hypothesis that can be tested in a minute. How many networks do the telephones in this room have?
    note: Whoever tests it finds that no network gets codes, and that a reminder of an appointment arrived two minutes ago.
  - id: nine-oclock
    title: Nine o’clock
    at: 10
    kind: picture
    picture: sign-in-codes.png
    from: Monitoring
    text: |
      FIRING  SignInQueue  waiting=21,400  growing=1,900/min
      appointments open: 12,000   booked: 31 (all by practices)
    expect:
      - what: A stopgap of our own is decided
        when: decision
        within: 6
      - what: It is begun
        when: mitigation
        within: 10
    hint: >-
      What can you do without the supplier? Other ways to sign in, another supplier, later appointments, letting practices book. Take the one
      that can be taken back most easily.
  - id: first-message
    title: Two hundred practices want to know
    at: 15
    unless: update
    kind: message
    from: Support
    to: communications lead
    text: All lines are taken. Practices tell patients to try again, and that makes the queue longer. Please, a sentence.
    expect:
      - what: An update goes to the practices
        when: update
        within: 4
    hint: What they see, that trying again does not help, what they can do meanwhile, when the next word comes. Do not name the supplier.
  - id: four-times
    title: Four times the price
    at: 18
    kind: message
    from: Second supplier
    to: commander
    text: >-
      We can take your codes over in ten minutes. The contract asks for a released budget: at your numbers about nine thousand a
      day. Who signs?
    expect:
      - what: The cost is weighed and decided
        when: decision
        within: 7
    hint: Who may release that, and what do twelve thousand appointments cost that nobody can book? If you do not know who may, page the ladder.
  - id: wait-for-them
    title: It is their fault
    at: 22
    unless: mitigation
    kind: message
    from: Engineering manager
    to: all
    text: Can we do anything at all? It is their fault. I would write to them once more and wait.
    expect:
      - what: Something is begun on this side
        when: mitigation
        within: 5
    hint: Whose fault it is will interest people next week. What makes it less bad today?
  - id: minister
    title: The ministry calls
    at: 26
    kind: message
    from: Press office of the ministry
    to: commander
    text: The minister announced these appointments on the radio. She is on air again in eight minutes. What does she say, and who is responsible?
    expect:
      - The call goes to the communications lead.
      - Nobody is named as responsible, and no end is promised.
    hint: Give them the published update and the time of the next one. It is the same for everybody.
  - id: reminders-arrive
    title: Reminders do arrive
    at: 30
    kind: message
    from: Practice 118
    to: technical lead
    text: Funny thing. Patients get your reminders for next week, just now, on the same telephones. Only the codes do not come.
    expect:
      - what: The difference between the two messages becomes a finding
        when: finding
        within: 5
    hint: Same supplier, same telephones, two kinds of message. Lay them side by side, word by word.
    note: One has a link, the other has not. If they leave the link out, codes arrive within a minute.
  - id: fixed-they-say
    title: “Resolved”
    at: 36
    kind: message
    from: Supplier’s support
    to: technical lead
    text: The problem in the mobile network has been resolved. Thank you for your patience. Please rate our service.
    expect:
      - Their word is checked against codes that were entered before anybody repeats it.
      - what: The next update says only what was measured
        when: update
        within: 8
    hint: Codes entered per ten minutes is your measurement. What does it say now?
  - id: flood
    title: Sixty thousand at once
    after: inject fixed-they-say + 5
    kind: alert
    from: Monitoring
    text: |
      FIRING  SignInErrors  value=64%  reason="too many codes for this number"
      queue  waiting=60,300 -> 8,100 in 90 s
      patients get up to 40 codes; only the last one is valid
    expect:
      - what: The queue is emptied or slowed down by a decision
        when: decision
        within: 5
    hint: The queue is your own. Which of these codes does anybody still need? What may you throw away, and who has to be told?
  - id: steady
    title: Codes are being entered
    after: inject flood + 6
    kind: alert
    from: Monitoring
    text: |
      codes requested 2,050   entered 1,930   in 10 min
      booked: 6,410 of 12,000
    expect:
      - what: The impact is marked as stopped by that figure
        when: mitigated
        within: 6
      - what: It is resolved when what was switched over has an owner and an end
        when: resolved
        within: 12
    hint: Entered against requested, that is your criterion. What still has to be taken back, and who remembers it tomorrow?
stop:
  - resolved
  - 60
debrief:
  - From which minute on did you act as if it were your own fault?
  - Which of your figures was green all the time, and what should it have counted?
  - What did you say about the supplier, and would you say it again with them in the room?
  - Who could release money, and how long did it take to find that out?
`;
