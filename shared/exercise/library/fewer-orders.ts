/** A release that has to be undone. */
export const fewerOrders = `title: Fewer orders than forecast
about: At an online shop, on its busiest Saturday, customers, figures and colleagues tell different stories.
level: 1
minutes: 45
players: 3 to 6
solo: yes
roles: [commander, technical lead, communications lead, scribe]
objectives:
  - What can be undone is undone before its cause is understood.
  - The list of recent changes is asked for in the first ten minutes.
  - Decisions are proposed, objections are heard, and both stand in the log.
  - Customers hear what they can do meanwhile, without a promise that nobody can keep.
brief: >-
  You run the shop of a seed and garden supplier. It is the Saturday before the first warm week of spring; today brings more
  orders than all of February. The shop has a basket service, a payments service that talks to an outside payment
  processor, and a stock service. Releases go out several times a day, also on Saturdays, first to one tenth of the
  servers. Rolling back takes about four minutes, if nothing stands in its way.
start:
  title: Orders fall by a third
  severity: sev2
  services: [basket, payments]
  found by: monitoring
  started: 11
severity: sev2
story: >-
  Release 212 of the basket service went out 25 minutes before the beginning. It reads vouchers in a new form. Baskets that were
  opened before the release still hold the old form, and for them the basket service throws the voucher away and then
  refuses the order because its total no longer agrees with what payments has reserved. New baskets work: hence “works for me”.
  The first tenth looked healthy, since at that hour most baskets there were new. The payment processor had a small,
  unrelated delay this morning and still shows a yellow notice. Rolling back is safe for baskets of both kinds, but release
  212 also brought a new column; the column may stay, the guard that refuses to roll back past it has to be overridden.
injects:
  - id: orders-fall
    title: "Alert: fewer orders than expected"
    at: 0
    kind: alert
    from: Monitoring
    text: |
      FIRING  OrdersBelowForecast
      shop=main  value=62/min  forecast=97/min  for=11m
      runbook: check payments first
    expect:
      - what: A commander is named
        when: commander
        within: 3
      - what: The four roles are filled
        when: all roles
        within: 6
    hint: Name the commander first. Then the three others, by name, before anybody opens a graph.
  - id: processor-yellow
    title: The payment processor shows yellow
    at: 3
    kind: message
    from: Payments team
    to: technical lead
    text: >-
      The status page of our payment processor is yellow. “Some merchants may see slower confirmations.” That must be it. I am writing to
      their support now, they answer within two hours on Saturdays.
    expect:
      - what: It is written down as a hypothesis and not as the cause
        when: hypothesis
        within: 5
      - Somebody asks whether the times agree with the fall in orders.
    hint: >-
      When did their notice begin, and when did the orders fall? Write it down as a hypothesis, give it to one person
      with a time limit, and keep looking at what you changed yourselves.
    note: A false trail. If they ask, their notice is three hours old; orders fell 11 minutes before the beginning.
  - id: refused-totals
    title: The log of the basket service
    at: 7
    kind: log
    from: Log search
    to: technical lead
    text: |
      WARN  basket  release=212  voucher ignored: unknown form "V1:SPRING5"
      ERROR basket  release=212  order refused: total 41.20 differs from reserved 36.20
      ERROR basket  release=212  order refused: total 18.00 differs from reserved 13.00
      ... 1,904 more like these; none of them before release 212
    expect:
      - what: It stands in the log as a finding
        when: finding
        within: 4
      - what: A stopgap is proposed or decided
        when: decision
        within: 6
    hint: >-
      All of these name the same release, and none is older than it. What would undo that release, and how
      long does it take? Nobody has to understand the totals first.
  - id: works-for-me
    title: The developer says it works
    at: 9
    kind: message
    from: The developer of release 212
    to: all
    text: >-
      I have just bought a watering can with a voucher. Worked. Three of us tried. Please do not roll back before we know
      more: the release also holds the fix for the double reservations. I need twenty minutes.
    expect:
      - what: The commander decides after asking for objections by name
        when: decision
        within: 5
    hint: >-
      Both reports can be true. What differs between a basket that was opened just now and one that was opened before lunch? And what
      do twenty more minutes cost at 35 lost orders a minute?
  - id: silent-customers
    title: Support asks for words
    at: 14
    unless: update
    kind: message
    from: Support
    to: communications lead
    text: 120 chats are waiting. We tell everybody something else. Somebody promised a refund of five. What shall we say?
    expect:
      - what: The first update goes out to those who have to answer customers
        when: update
        within: 5
    hint: >-
      Support needs words and a time: what customers see, what they can do meanwhile, when the next word comes. No cause,
      no promise about vouchers.
  - id: guard-refuses
    title: The rollback is refused
    after: decision + 2
    kind: log
    from: Release tool
    to: technical lead
    text: |
      rollback basket 212 -> 211: REFUSED
      reason: 212 added column basket.voucher_form; 211 does not know it
      override needs two names and a reason
    expect:
      - what: The way round is decided aloud with what could go wrong
        when: decision
        within: 5
      - Two names and a reason are in the log.
      - what: The rollback, or another stopgap, is begun
        when: mitigation
        within: 6
    hint: >-
      Does the old release mind a column that it never reads? Ask the person who knows, by name, and give them two minutes. Then
      decide; an override with two names is what the guard was built for.
    note: If they ask whether 211 minds, it does not. If they prefer to switch vouchers off altogether, that works as well, at a price in goodwill.
  - id: owner-calls
    title: The owner of the shop calls
    at: 19
    kind: message
    from: The owner
    to: commander
    text: >-
      I am at a wedding and forty people here tell me that my shop is broken. I want to be on the call, and I want to know who did this.
      Also: leave the voucher campaign alone, we paid for the advertisement.
    expect:
      - The call goes to the communications lead within two minutes, or is kept to two sentences.
      - Nobody names a person as the cause.
    hint: >-
      The commander does not brief an executive alone. Offer the next update and its time. If an order was given, ask
      whether they wish to take command; if not, the plan stands.
  - id: half-and-half
    title: A third of the servers is back
    after: mitigation + 4
    kind: alert
    from: Release tool
    text: |
      basket  release=211  on 14 of 40 servers, going on
      orders  value=78/min  forecast=99/min
      refused  totals differ: 31/min on 212, 0/min on 211
    expect:
      - Somebody compares the two releases side by side and says what that proves.
      - what: The end of the impact is marked by a measurement
        when: mitigated
        within: 8
    hint: You have an experiment for nothing here. What do the two columns tell you about the hypothesis with the payment processor?
  - id: double-reservations
    title: The old fault is back
    after: mitigated + 3
    kind: message
    from: Payments team
    to: technical lead
    text: >-
      With 211 the double reservations are back as well. About six an hour; customers see the amount twice until Monday. It is
      not new, it is what 212 was to mend.
    expect:
      - what: The cost is accepted or not in a decision
        when: decision
        within: 5
      - Support hears of it before customers ask.
    hint: Six an hour against thirty a minute. Say the trade-off aloud, decide, and note who looks at it again and when.
  - id: cadence-due
    title: Did you not say there would be more?
    at: 30
    unless: mitigated
    kind: message
    from: Support
    to: communications lead
    text: Our customers ask what became of “the next word”. Is it still true what we told them at first?
    expect:
      - what: Another update goes out
        when: update
        within: 4
    hint: An update with nothing new is a good one. Say that nothing has changed, and when the next word comes.
  - id: lost-orders
    title: How many were lost?
    after: mitigated + 6
    kind: message
    from: Finance
    to: communications lead
    text: We need a number for the evening report. Somebody here says four thousand orders are lost for good. Can I write that?
    expect:
      - what: The last update says what is known and what is being counted
        when: update
        within: 6
      - what: It is resolved by criteria that were written down
        when: resolved
        within: 10
    hint: >-
      A refused order is not yet a lost one: the basket is still there. Give the number that you have, with what it rests on and
      who is counting, or say that you do not have it.
stop:
  - resolved
  - 45
debrief:
  - When was the release first said aloud as a suspect, and what came before it?
  - What made the yellow notice so convincing? What would have tested it in a minute?
  - Which objection did you hear, and did it change the decision?
  - What would a healthy first tenth have had to look like to show this fault?
`;
