/** A primary loses its disk. */
export const primaryDatabase = `title: Lockers that may be empty
about: The database behind the parcel lockers answers oddly. An evening with couriers on the road.
level: 2
minutes: 75
players: 3 to 6
solo: yes
roles: [commander, technical lead, communications lead, scribe, SME]
objectives:
  - Writes are stopped before the data is looked at.
  - How much may be lost is decided by somebody who knows what it costs, and is written down.
  - Whoever takes over a role gets a brief and accepts it.
  - An estimate is given with what it rests on, or not at all.
brief: >-
  You run a network of nine hundred parcel lockers. Couriers put parcels in, customers take them out with a code. All of it
  stands in one database with a primary, and a replica in another building. Switching to the replica is done by hand and
  was last practised in spring. A backup is made each night. Lockers open with codes they have for up to an hour
  without the database. It is twenty past five, and three hundred couriers are on the road.
start:
  title: Lockers database answers with errors
  severity: sev2
  services: [lockers-db, lockers]
  found by: monitoring
  started: 6
severity: sev1
story: >-
  The disk of the primary fails block by block. Reads of recent rows fail at once; writes are accepted into memory
  and get lost with each restart. Replication has been stuck for seven minutes on one damaged page, so that the replica is whole,
  and seven minutes behind: about 1,300 parcels. The controller of the disk claims to be healthy. The supplier of the machine can
  bring a new disk in four hours. Last night’s backup was made, and its check failed without anybody being told; the one of the
  night before is good. After promotion the replica stays read-only until one setting is changed, because a
  guard against two primaries was added in summer. The seven minutes can be rebuilt from the couriers’ handhelds, which
  keep a day of scans.
injects:
  - id: errors-12
    title: "Alert: database errors 12 %"
    at: 0
    kind: alert
    from: Monitoring
    text: |
      FIRING  DatabaseErrorRatio
      db=lockers  role=primary  value=0.12  threshold=0.01  for=6m
      also: ReplicationLag db=lockers replica=b value=412s
    expect:
      - what: A commander is named
        when: commander
        within: 3
      - what: It is acknowledged
        when: acknowledged
        within: 5
      - what: The roles are filled
        when: all roles
        within: 8
    hint: Two alerts. One of them counts upwards by itself while you read this. Name a commander and a technical lead first.
  - id: empty-lockers
    title: Support sees empty lockers
    at: 4
    kind: message
    from: Support
    to: scribe
    text: >-
      Customers get a code, the door opens, and the locker is empty. Others have two parcels that are not theirs. About
      thirty calls so far, all from the city.
    expect:
      - what: It is in the log as a finding
        when: finding
        within: 3
      - what: The severity is looked at again
        when: severity sev1
        within: 8
    hint: Wrong parcels in wrong hands is more than slow. Compare the criteria again, with this in mind.
  - id: controller-fine
    title: The disk says it is fine
    at: 7
    kind: log
    from: Machine room tool
    to: technical lead
    text: |
      controller 0   state=OPTIMAL   disks=2 of 2
      kernel         I/O error, sector 88410112   (x 214 in 5 min)
      kernel         I/O error, sector 88410120   (x 198 in 5 min)
    expect:
      - Somebody says which of the two they believe, and why.
      - what: Stopping the writes is decided
        when: decision
        within: 7
    hint: >-
      Two lines of one machine contradict each other. Which one costs more if you wrongly believe it? And what is written to that disk
      while you think about it?
  - id: restart-database
    title: Somebody would like to restart it
    at: 9
    unless: decision
    kind: message
    from: Engineer on call
    to: commander
    text: I could restart the primary. That has always helped. Two minutes. Say go and I do it.
    expect:
      - what: The commander asks what could go wrong, and decides
        when: decision
        within: 3
    hint: What is in memory and nowhere else? Ask “what could go wrong?” before “go”.
    note: If they restart, what was in memory is gone, another 160 parcels. Say so in two minutes.
  - id: replica-behind
    title: The replica is seven minutes behind
    after: decision + 2
    kind: log
    from: Replica b
    to: SME
    text: |
      replica b   applied to position 7/41B2  received 7/41B2  primary at 7/5E90
      waiting for page 88410112 of the primary: read error, retry 61
      rows between the two positions: about 1,300 parcels
    expect:
      - what: What may be lost is written down as a decision with its reason
        when: decision
        within: 8
      - Somebody asks whether the 1,300 exist anywhere else.
    hint: >-
      It will not catch up: it waits for a page that can’t be read. So the question is what seven minutes are worth. Who in the company
      may answer that, and where else was each of these parcels scanned?
  - id: first-word
    title: Couriers ask whether to go on
    at: 16
    unless: update
    kind: message
    from: Courier dispatch
    to: communications lead
    text: >-
      Three hundred people are out there scanning parcels into a system that answers “maybe”. Do we go on or do they bring
      them back? I need something to send them. Now.
    expect:
      - what: An update goes out with something to do in it
        when: update
        within: 4
    hint: For couriers the update is an instruction. Keep or stop, until when, and the time of the next word.
  - id: executive
    title: An executive calls the commander
    at: 18
    kind: message
    from: Head of logistics
    to: commander
    text: >-
      I have a contract with a fine from six o’clock. How long? Just give me a number. And do not lose a single parcel record, we promised
      that in writing.
    expect:
      - The call is passed on within two minutes.
      - what: An estimate is given with what it rests on, or refused with the time of the next word
        when: update
        within: 8
    hint: >-
      You have been given a limit, and two wishes that exclude each other. Pass the call to communications; take the question of the
      fine and the parcels into the decision.
  - id: disk-in-four-hours
    title: The supplier can come
    at: 22
    kind: message
    from: Supplier of the machine
    to: technical lead
    text: >-
      A technician with a disk can be there in four hours. With the express contract in ninety minutes; it costs as much as
      a small car, I need a yes from somebody within ten minutes.
    expect:
      - what: Money against time is decided by whoever may
        when: decision
        within: 10
    hint: Would a new disk end the impact, or only restore what you had? If you promote the replica, do you still need it tonight?
  - id: backup-unchecked
    title: Last night’s backup
    at: 26
    kind: log
    from: Backup tool
    to: SME
    text: |
      last night       written 100%   check: FAILED (page 88400000)   notified: nobody (list is empty)
      night before     written 100%   check: ok
    expect:
      - what: It is written down as a risk or a finding
        when: finding
        within: 6
      - The plan no longer rests on last night’s backup.
    hint: If the promotion goes wrong, what do you have? Say it aloud, so that nobody counts on the other one.
  - id: read-only
    title: The promoted replica is read-only
    after: mitigation + 4
    kind: log
    from: Replica b
    to: technical lead
    text: |
      replica b   promoted
      write refused: guard "single-writer" holds until the old primary is confirmed off
    expect:
      - what: It is made sure, and written down, that the old primary is off
        when: action
        within: 6
    hint: The guard asks a good question. How do you know that the old primary takes no more writes, and who has seen it?
    note: Confirm when somebody has really looked at the old primary, or pulled its network. Then writes work within a minute.
  - id: scribe-leaves
    title: The scribe has to go
    at: 34
    kind: message
    from: The scribe’s family
    to: scribe
    text: >-
      The nursery closes in ten minutes and nobody else can be there. You have to leave. Before you do, somebody else needs to be
      scribe.
    expect:
      - what: The role is handed over and accepted
        when: handoff
        within: 6
    hint: >-
      Offer the role with its brief. It has passed when the other one has accepted, not when the first one has left.
      Alone, offer it to an invented colleague and accept in their name.
  - id: still-nothing
    title: The hour is nearly over
    at: 44
    unless: mitigated
    kind: alert
    from: Lockers
    text: |
      FIRING  CodesRunOut
      lockers with codes for less than 10 min: 610 of 900
    expect:
      - what: The impact is stopped, or people are told what to expect
        when: update
        within: 4
    hint: The lockers’ hour is a clock of its own. What is the smallest thing that lets them fetch codes, even from old data?
  - id: writes-again
    title: Writes go through
    after: inject read-only + 8
    kind: alert
    from: Monitoring
    text: |
      db=lockers  role=primary(b)  errors=0.1%
      parcels without a locker: 1,312
    expect:
      - what: The impact is marked as stopped by a measurement
        when: mitigated
        within: 6
      - what: Somebody owns the 1,312 parcels until a certain time
        when: ask
        within: 8
    hint: Errors are gone, and 1,312 people can’t find their parcels yet. Is that mitigated? Say what you measure it by.
  - id: handhelds
    title: The handhelds remember
    after: mitigated + 4
    kind: message
    from: Courier dispatch
    to: SME
    text: Each handheld keeps its scans for a day. I can have them sent in, it takes half an hour. Do you need that?
    expect:
      - what: The last update says what was lost, or that nothing was
        when: update
        within: 10
      - what: It is resolved when the exit criteria hold
        when: resolved
        within: 12
    hint: There is the other copy. Who plays it in, how do you see that it is complete, and what do you tell those who have been waiting?
stop:
  - resolved
  - 75
debrief:
  - What was being written to the failing disk while you decided?
  - Who decided about the seven minutes, and did they know what these were worth?
  - What did the new scribe have to ask that should have been in the brief?
  - Which guard helped, which one hindered, and how would you have known beforehand?
`;
