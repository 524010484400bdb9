/** A key is readable in public. */
export const leakedCredential = `title: A key in the open
about: A stranger writes a friendly letter. What it says would be bad, if it is true.
level: 3
minutes: 75
players: 3 to 7
solo: yes
roles: [commander, technical lead, communications lead, scribe, SME]
objectives:
  - The key is made useless before anybody finds out how it got out.
  - What switching it off will break is known, and is accepted aloud.
  - The circle of those who know is chosen, and written down.
  - What may have been read is said with what it rests on.
brief: >-
  You run an energy supplier’s customer portal: meter readings, bills and bank details of 400,000 households. Services reach
  the store of documents with keys; there are some thirty of them and a list that is roughly right. It is a Thursday, a little
  after three in the afternoon. The law gives you 72 hours to report a loss of personal data, from the moment at which you know
  of it. Treat the log as something that a lawyer will read.
start:
  title: Possible exposure of an access key
  severity: sev2
  services: [documents]
  found by: customer
  started: 0
severity: sev1
story: >-
  Eleven days ago an example was copied into a public collection of scripts for meters, with a working key in
  it. The key belongs to the job that makes the bills, and may read and write all documents. Two strangers have used it: one who
  writes friendly letters, and one who has started 140 machines in a region that nobody here uses, to compute something. The first
  listed names of files and opened three. No evidence shows that bills were taken, and the access records go back only seven days. Taking
  the key away breaks the making of bills and, which no list says, the emergency line’s look-up of meter points.
injects:
  - id: letter
    title: A friendly letter
    at: 0
    kind: message
    from: A stranger
    text: >-
      Hello, I look for keys in public places as a hobby. Yours begins with DOC-7F and has been readable for a while. I opened three
      files to see whether it works (sorry). You may want to change it. I want nothing.
    expect:
      - what: A commander is named
        when: commander
        within: 3
      - what: It is acknowledged as real until the opposite is shown
        when: acknowledged
        within: 5
    hint: You need not know whether it is true in order to begin. Take command, and get somebody who knows these keys.
  - id: yes-it-is
    title: The key exists
    at: 3
    kind: log
    from: List of keys
    to: technical lead
    text: |
      DOC-7F..   owner: billing (team dissolved)   may: read, write, start machines
      used by: make-bills          last rotated: never
      used in the last hour from:  our network, 2 addresses we do not know
    expect:
      - what: It is in the log as a finding
        when: finding
        within: 3
      - what: The severity is raised
        when: severity sev1
        within: 7
      - what: The roles are filled
        when: all roles
        within: 6
    hint: Two addresses that you do not know, in this hour. Which criterion is that, and who has to be called?
  - id: find-who
    title: Somebody wants to know who it was
    at: 6
    kind: message
    from: Head of engineering
    to: commander
    text: I can find out in ten minutes who copied it there. I want that first, so that it does not happen again while we talk.
    expect:
      - what: Switching the key off comes first, by decision
        when: decision
        within: 6
      - Nobody looks for a person.
    hint: What does the name change about the next ten minutes? The key still opens everything. “How” is for next week; “who” is for nobody.
  - id: what-breaks
    title: What would break
    at: 9
    kind: text
    from: Billing expert
    to: SME
    text: >-
      If you switch it off now, tonight’s run of the bills fails: 38,000 of them, legally due tomorrow. With a new key I need about
      forty minutes for make-bills. I believe that nothing else uses it. I believe.
    expect:
      - what: It is decided whether to switch off now or after the exchange
        when: decision
        within: 6
      - what: The key is made useless or smaller
        when: mitigation
        within: 10
    hint: >-
      There may be a third way: can the key be cut down to one address, or to reading only, while the new one is put in? If not, late bills
      against an open door: say the price aloud.
  - id: machines
    title: "Alert: unusual cost"
    at: 13
    kind: alert
    from: Cost watch
    to: technical lead
    text: |
      FIRING  SpendAnomaly
      region=south-2  machines=140  since=26h  started by=DOC-7F
      value=31,000  forecast=0
    expect:
      - what: The machines are kept for evidence or removed, by decision
        when: decision
        within: 7
    hint: They cost money each minute, and they are evidence. Can you stop them without wiping them? Who may decide that?
  - id: still-open
    title: It is still being used
    at: 18
    unless: mitigation
    kind: log
    from: Access records
    to: all
    text: |
      DOC-7F  list bills/2026/  from unknown address  412 calls in 60 s
      DOC-7F  get  bills/2026/  from unknown address  3 calls in 60 s
    expect:
      - what: The key is made useless at once
        when: mitigation
        within: 3
    hint: While you weigh it, somebody is reading. What is the worst that late bills can do?
  - id: tell-everyone
    title: A draft for the whole company
    at: 20
    kind: message
    from: Internal communications
    to: communications lead
    text: >-
      I have heard about it in the canteen. I have drafted a message to all 900 employees with the beginning of the key, so that everybody can check
      whether they use it. Shall I send it?
    expect:
      - what: Who may know is decided and written down
        when: decision
        within: 6
    hint: Who needs to know in order to act, and who in order not to be surprised? The beginning of a key belongs in no message at all.
  - id: emergency-line
    title: The emergency line can’t find addresses
    after: mitigation + 3
    kind: alert
    from: Emergency line
    text: |
      FIRING  MeterPointLookup  errors=100%
      callers who smell gas are asked for their address by voice; four were on hold for over a minute
    expect:
      - what: People’s safety comes first, by a decision that can be heard
        when: decision
        within: 3
      - Nobody simply switches the old key back on for all.
    hint: >-
      This changes the order of things. What gives the emergency line its addresses in five minutes: a new key for it alone, a copy of the
      list, paper? Turning the old key back on is one answer, and the most expensive.
  - id: officer
    title: The data protection officer asks
    at: 30
    kind: message
    from: Data protection officer
    to: communications lead
    text: >-
      From when on did we know? Which data, of how many people? I need a first statement within the hour; “we are still looking” is
      fine if you say what you look at.
    expect:
      - what: An update for those inside goes out with what is known and what is not
        when: update to executives
        within: 10
    hint: Known, not known, being looked at, next word. The records reach back seven days, the key was out for eleven. Say that, too.
  - id: nothing-said
    title: The board’s office heard it elsewhere
    at: 34
    unless: update
    kind: message
    from: The board’s office
    to: commander
    text: Why do we hear from a journalist that we have been “hacked”? Who speaks for us? What may we say?
    expect:
      - what: A first update goes out
        when: update
        within: 4
    hint: One sentence of what is known, one of what is being done, one time. Nothing about a cause, nothing about a person.
  - id: contradiction
    title: Two counts
    at: 37
    kind: message
    from: Two analysts
    to: scribe
    text: >-
      Analyst one: “Three files were opened.” Analyst two: “At least 2,600 were opened.” Both have looked at the access
      records, and both are sure.
    expect:
      - what: Both are written down with what they rest on
        when: finding
        within: 5
      - Somebody asks which days and which calls each has counted.
    hint: Do not average them, and do not vote. Ask each for the days, the addresses and the kind of call that they counted.
    note: The second counted the emergency line’s own look-ups, which came from an address that stands in no list.
  - id: long-day
    title: The technical lead has been up since four
    at: 42
    kind: message
    from: The technical lead’s deputy
    to: technical lead
    text: You have said the same sentence three times. You were on call last night. I am here, I have read the log. Shall I take over?
    expect:
      - what: The role is handed over and accepted
        when: handoff
        within: 6
    hint: >-
      Being tired is a condition and not a failing. Hand over with a brief, and let the other one accept.
      Alone, offer it to an invented colleague and accept in their name.
  - id: new-key
    title: The new keys hold
    after: inject emergency-line + 32
    kind: alert
    from: Monitoring
    text: |
      MeterPointLookup  errors=0%
      make-bills        running with its own key, 38,000 due, done by about 22:00 at this speed
      DOC-7F            0 calls accepted, 51 refused in 10 min
    expect:
      - what: The impact is marked as stopped, by the calls that were accepted
        when: mitigated
        within: 6
      - what: What is still being looked at has owners; then it is resolved
        when: resolved
        within: 15
    hint: The door is shut. Is what was taken still an impact? Decide what belongs to this incident and what becomes work with an owner.
stop:
  - resolved
  - 75
debrief:
  - How many minutes lay between knowing and shutting the door? What filled them?
  - What did nobody know about who used the key, and how would one have found out?
  - Who knew too much, who too little?
  - Which sentence in the log would you not like to read out in court?
`;
