/** A certificate of the authority itself runs out. */
export const guestsInTheCorridor = `title: Guests in the corridor
about: Check-in at a chain of small hotels fails, here and there, late in the evening. Nobody has changed anything.
level: 2
minutes: 50
players: 3 to 6
solo: yes
roles: [commander, technical lead, communications lead, scribe]
objectives:
  - Contradictory reports are put side by side before one of them is believed.
  - A quick way round is weighed against what it opens, and has an owner and an end.
  - The update helps people at a reception desk at night.
  - Command stays with one person while two teams want two things.
brief: >-
  You run the systems of thirty-two small hotels. Guests check in at a terminal or with a telephone; a room service
  hands the door a new key. Desks are staffed until ten in the evening. It is twenty to ten. Services talk to each
  other over connections that both sides check, with an authority of your own. Doors
  keep the keys that they already know for 48 hours.
start:
  title: Check-in fails at some hotels
  severity: sev3
  services: [check-in, room-keys]
  found by: customer
  started: 9
severity: sev1
story: >-
  The intermediate certificate of the internal authority expired nine minutes before the beginning. Each service’s own certificate
  is good for another sixty days, so every dashboard of certificates is green: it looks at the last link of
  the chain only. Connections that were open stay open, which is why half of the hotels still work; each restart or
  lost connection takes another one away. The renewal job did renew the intermediate, three weeks ago, and put it where no service has
  looked since the folders were moved. Copying the new one into the old place and reloading, service by service, takes fifteen minutes.
  Restarting services before that turns a partial outage into a complete one.
injects:
  - id: night-guests
    title: Guests in the corridor
    at: 0
    kind: message
    from: Desk, hotel 7
    text: >-
      Four guests stand before their rooms and the terminal says “try again later”. Two others got in without trouble a minute
      ago. I go home at ten. What do I do with them?
    expect:
      - what: A commander is named
        when: commander
        within: 3
      - what: It is acknowledged
        when: acknowledged
        within: 5
    hint: Somebody takes command. Then find out how many hotels, with one person asking, not six.
  - id: handshake
    title: The log of the check-in service
    at: 4
    kind: log
    from: Log search
    to: technical lead
    text: |
      check-in -> room-keys   connect failed: certificate verify failed (depth 1)
      check-in -> guests      connect failed: certificate verify failed (depth 1)
      check-in -> payments    ok (connection reused, age 19h)
    expect:
      - what: It is in the log as a finding
        when: finding
        within: 4
      - what: The roles are filled
        when: all roles
        within: 5
    hint: Read the small words. Which link of the chain is at depth 1, and why does the third line work?
  - id: all-green
    title: The certificates are green
    at: 6
    kind: message
    from: Platform team
    to: technical lead
    text: >-
      I have the dashboard of certificates open. All green, the next one runs out in sixty days. It is not certificates.
      Looks like the network to me, I am calling the network people.
    expect:
      - what: The contradiction is written down instead of being voted on
        when: hypothesis
        within: 5
      - Somebody asks what the dashboard looks at.
    hint: >-
      A log line and a dashboard disagree. Both are measurements; ask of each what it measures. Give that question to one person
      for five minutes.
  - id: criteria
    title: Seventeen hotels
    at: 9
    kind: message
    from: Operations desk
    to: commander
    text: >-
      I have called round. Check-in fails at seventeen of thirty-two, nine did not answer. Ten minutes ago it was six. At
      ten the desks close.
    expect:
      - what: The severity is raised by its criteria
        when: severity sev1
        within: 5
      - what: Those who have to know are told in an update
        when: update
        within: 8
    hint: Guests can’t get into their rooms at night. Which criterion is that? Raise it; lowering it again costs nothing.
  - id: restart-it
    title: Somebody wants to restart everything
    at: 11
    kind: message
    from: Night engineer
    to: commander
    text: >-
      I restarted room-keys for hotel 12, just to see. Now hotel 12 is completely down, earlier it was half. Odd. Shall I restart the rest?
      Sometimes it needs all of them.
    expect:
      - what: The restarts are stopped by a decision that all can hear
        when: decision
        within: 3
    hint: >-
      One restart made it worse: that is a finding. Stop all restarts aloud, and say until when. What did the restart
      take away that was still good?
  - id: doors-remember
    title: What the doors still know
    at: 14
    kind: text
    from: The supplier’s handbook
    to: technical lead
    text: >-
      “A door accepts keys it has learned for 48 hours without a server. A master card for the desk opens every room of its
      hotel. It is kept in the safe and each use is written down by hand.”
    expect:
      - what: A stopgap for tonight’s guests is begun
        when: mitigation
        within: 6
    hint: >-
      What lets guests into rooms in the next five minutes without any server at all? Somebody has to stay at the desks beyond
      ten; who may ask them to, and who pays?
  - id: hotels-wait
    title: Desks ask whether to go home
    at: 18
    unless: update
    kind: message
    from: Desk, hotel 23
    to: communications lead
    text: It is nearly ten. Nobody has told us anything. I have eleven guests in the lobby and no instructions. I am leaving soon.
    expect:
      - what: An update reaches the desks
        when: update
        within: 3
    hint: "For the desks: stay, use the card from the safe, write each room down, next word at a time you can keep."
  - id: no-checks
    title: Just switch the checking off
    at: 20
    kind: message
    from: Check-in team
    to: commander
    text: >-
      There is a setting, verifyPeer. If we put it to false everywhere, all of this works again in three minutes. Payments as
      well. We did it in the test environment once.
    expect:
      - what: The trade-off is decided with its reason
        when: decision
        within: 5
      - If it is done at all, it has an owner, an end, and leaves payments alone.
    hint: >-
      Three minutes against what? Say what it opens, to whom, for how long, and for which services. Ask for objections by name.
      A stopgap without an end is the next incident.
    note: Both answers can be right. What counts is that the price is said aloud, and that payments are kept out of it.
  - id: security-objects
    title: The security officer objects
    after: inject no-checks + 3
    kind: message
    from: Security officer
    to: commander
    text: >-
      I have heard about the setting. I forbid it. I am also told that I may not forbid things in an incident. Which is it?
    expect:
      - The objection stands in the log beside the decision.
      - The commander says in two sentences what was decided and why.
    hint: An objection is heard and recorded; the commander decides. If somebody with the authority wants to overrule it, let them say that they take command.
  - id: chain
    title: The second link
    at: 24
    kind: log
    from: Authority’s records
    to: technical lead
    text: |
      root           valid, 7 years left
      intermediate 3 EXPIRED
      intermediate 4 issued three weeks ago by the renewal job, valid
                     written to /authority/current/   (no reader in 21 days)
                     services read /authority/live/
    expect:
      - what: The repair is decided with an order of services
        when: decision
        within: 6
    hint: >-
      Now you know. In which order do you put it in, and how do you see after the first service that it was right? Begin with one hotel.
  - id: first-hotel
    title: Hotel 12 is back
    after: mitigation + 6
    kind: alert
    from: Monitoring
    text: |
      room-keys  hotel=12  success=100%  (was 0%)
      check-in   hotels failing=15, one fewer each minute
    expect:
      - what: Another update goes out with an estimate and what it rests on
        when: update
        within: 6
      - what: The impact is marked as stopped by a count of hotels
        when: mitigated
        within: 12
    hint: One hotel a minute is something an estimate may rest on. Say both, the estimate and what it rests on.
  - id: master-cards
    title: The cards from the safe
    after: mitigated + 3
    kind: message
    from: Operations desk
    to: communications lead
    text: Twenty-one rooms were opened with master cards. One card is missing at hotel 7. Whom do I tell?
    expect:
      - what: It becomes a risk or a task with an owner
        when: ask
        within: 5
      - what: It is resolved by written criteria
        when: resolved
        within: 10
    hint: A stopgap has an end. Who counts the cards, until when, and what happens to the one that is missing?
stop:
  - resolved
  - 50
debrief:
  - Which report did you believe first, and what had earned it your trust?
  - Who could have stopped the restarts, and when did they know?
  - How would a person at a reception desk judge your first update?
  - What would have told you three weeks ago that the renewed certificate had no reader?
`;
