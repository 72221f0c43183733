# The sentences that rules may be written in. A line that begins with "-" narrows the sentence above it.
# What stands right of the = is what Drools reads. Words in {braces} are filled in by the rule.

# --- Who the client is -------------------------------------------------------------------------------------------
[when]The client is active=Client( status == "active" )
[when]The client is with us=Client( status == null || status == "active" )
[when]The client is a prospect=Client( status == "prospect" )
[when]The client is leaving=Client( status == "ending" )
[when]The client has left=Client( status == "lapsed" )
[when]The client is on a rolling contract=Client( status == null || status == "active", contract.term == "rolling" )
[when]The client is on an annual or multi-year contract=Client( status == null || status == "active", contract.term in ("annual", "multi-year") )

# Satisfied: health green and not a detractor. An NPS nobody asked for is not a bad one.
[when]The client is satisfied=Signal( name == "health", value == "green" ) Client( feedback.nps == null || feedback.nps > 6 )
[when]The health is {theHealth}=Signal( name == "health", value == "{theHealth}" )

[when]- with at least {someMonths} months of tenure=tenureMonths >= {someMonths}
[when]- with us for at least {someMonths} months, as far as we know=tenureMonths == null || tenureMonths >= {someMonths}
[when]- with less than {someMonths} months of tenure=tenureMonths < {someMonths}
[when]- whose first day lies less than {someMonths} months back or is not on record=tenureMonths == null || tenureMonths < {someMonths}
[when]- who left between {fewDays} and {manyDays} days ago=ended.daysAgo >= {fewDays}, ended.daysAgo <= {manyDays}
[when]- for a reason we know, and not over quality=ended.reason != null, ended.reason != "quality"
[when]- of the {theTier} value tier=value.tier == "{theTier}"
[when]- of the upper value tiers=value.tier in ("high", "top")
# What fitted models say of a client; unknown, and so never true, in a book without them (see docs/worth.md).
[when]- whose money still to come is among the top tenth of the book=value.rank >= 0.9
[when]- silent for at least {someTimes} times their own rhythm=value.overdue >= {someTimes}
[when]- who has most likely not stopped coming=value.alive >= 0.5

# --- Contract ----------------------------------------------------------------------------------------------------
[when]- without a contract=contract.term == "none"
[when]- with a monthly fee=contract.monthlyFee > 0
[when]- without a monthly fee=contract.monthlyFee == null || contract.monthlyFee == 0
[when]- on a project or without a running contract=contract.term == null || contract.term in ("none", "project")
[when]- whose contract starts within {someDays} days=contract.daysIn >= -{someDays}, contract.daysIn < 0
[when]- whose contract has started=contract.daysIn >= 0
[when]- whose contract started at most {someDays} days ago=contract.daysIn >= 0, contract.daysIn <= {someDays}
[when]- whose contract ends within {someDays} days=contract.daysToEnd >= 0, contract.daysToEnd <= {someDays}
[when]- with a project contract=contract.term == "project"
[when]- with an annual, multi-year or project contract=contract.term in ("annual", "multi-year", "project")
[when]- with a rolling, annual or multi-year contract=contract.term in ("rolling", "annual", "multi-year")
[when]- whose contract end is not on record=contract.end == null
[when]- whose notice period is not on record=contract.noticeDays == null
[when]- in the notice window=contract.inNoticeWindow == true
[when]- with the notice period on record=contract.noticeAssumed == false
[when]- with the notice period assumed=contract.noticeAssumed == true
[when]- whose price follows an index or a fixed step=contract.priceIndex in ("cpi", "rpi", "fixed")
[when]- whose price last rose at least {someMonths} months ago=contract.monthsSincePriceRise >= {someMonths}
[when]- in January=month == 1
[when]- in the anniversary month of the contract=contract.inAnniversaryMonth == true

# --- Onboarding and delivery -------------------------------------------------------------------------------------
[when]- who has not met the people who will do the work=onboarding.teamIntroduced == false
[when]- whose onboarding has not begun=onboarding.started == null, onboarding.completed == null, onboarding.stepsDone == null || onboarding.stepsDone == 0
[when]- whose onboarding is under way=onboarding.daysIn >= 0, onboarding.completed == null
[when]- whose onboarding information is incomplete=onboarding.infoComplete == false
[when]- whose work has not started=delivery.phase == "not-started"
[when]- whose work is in progress=delivery.phase == "in-progress"
[when]- whose work is delivered=delivery.phase == "delivered"
[when]- whose project ends within {someDays} days=delivery.daysToProjectEnd >= 0, delivery.daysToProjectEnd <= {someDays}

# --- Feedback and relationship -----------------------------------------------------------------------------------
[when]- without a dated NPS answer=feedback.npsOn == null
[when]- whose NPS answer is more than {someDays} days old=feedback.daysSinceNps > {someDays}
[when]- who answered in the last {someDays} days=feedback.daysSinceNps >= 0, feedback.daysSinceNps <= {someDays}
[when]- who is a detractor=feedback.nps <= 6
[when]- who is a promoter=feedback.nps >= 9
[when]- who has referred nobody yet=relationship.referrals == null || relationship.referrals == 0
[when]- who has had no review for more than {someDays} days=relationship.lastReview == null || relationship.daysSinceReview > {someDays}
[when]- who has {someServices} service at most=services.count <= {someServices}
[when]- who could easily replace us=relationship.replaceability == "high"
[when]- of whose needs nobody knows one=relationship.knownNeeds == 0
[when]- of whose needs somebody knows one=relationship.knownNeeds > 0

# --- What they have bought and what they could take next ---------------------------------------------------------
[when]- with no service on record=services.count == null || services.count == 0
[when]- with an empty list of services=services.count == 0
[when]- who has never come to visit=loyalty.visits == null || loyalty.visits == 0
[when]They have bought nothing=not Purchase()
[when]They have not bought "{theService}" within {someDays} days=not Purchase( service == "{theService}", daysAgo < {someDays} )
[when]They pay for a monthly service=exists Opening( owned == true, period == "month" )
[when]They pay for no monthly service=not Opening( owned == true, period == "month" )
[when]No service of ours solves a need they named=not Opening( solvesNeed == true )
[when]They accepted an offer in the last {someDays} days=exists Contact( kind == "sell", outcome in ("accepted", "won"), daysAgo <= {someDays} )

[when]There is an entry service for their segment=$opening : Opening( entry == true, core == true, inSegment == true, owned == false )
[when]There is a next rung for them=$opening : Opening( nextRung == true )
[when]They bought the rung below at least {someTimes} times=accumulate( Purchase( service == $opening.below ); $times : count(1); $times >= {someTimes} )
[when]They bought the rung below at least {someDays} days ago=exists Purchase( service == $opening.below, daysAgo >= {someDays} )
[when]They bought the rung below on no known day=not Purchase( service == $opening.below, on != null )
[when]They have the rung below=Client( services contains $opening.below )

[when]There is a core service they do not have=$opening : Opening( owned == false, core == true )
[when]There is a service they do not have=$opening : Opening( owned == false )
[when]There is a service we do not offer ourselves=$opening : Opening( core == false )
[when]There is a service of ours=$opening : Opening( core == true )
[when]- next to what they have=adjacent == true
[when]- that solves a need they named=solvesNeed == true
[when]- for their segment, as far as we know it=inSegment == null || inSegment == true
[when]- that is on no ladder=below == null, entry == false
[when]- that is an extra to what they have=extra == true
[when]- that is no extra to what they have=extra == false
[when]- that is a bigger package of what they have=bigger == true
[when]- that is no bigger package of what they have=bigger == false
[when]- that nothing they have includes=smaller == false
[when]- that they asked for in the last {someDays} days=daysSinceRequest >= 0, daysSinceRequest <= {someDays}
[when]- that is not a monthly service they already have=owned == false || period != "month"
[when]They have not bought it since they asked=not Purchase( service == $opening.service, daysAgo <= $opening.daysSinceRequest )

[when]They asked in the last {someDays} days for something=$request : Request( daysAgo >= 0, daysAgo <= {someDays} )
[when]It is no service of our catalogue=not Opening( service == $request.service )
[when]There is a division we do not serve=$division : Division( served == false )

# --- Policy: what was proposed, and what was reported ------------------------------------------------------------
[when]Something is to be sold=$candidate : Candidate( kind == "sell" )
[when]A service we do not offer ourselves is to be sold=$candidate : Candidate( kind == "sell", core == false )
[when]An ask is proposed=$candidate : Candidate( limit != null )
[when]Something is proposed=$candidate : Candidate()
[when]Their contract started less than {someDays} days ago, or is about to=$client : Client( contract.daysIn < {someDays} )
[when]They are in the notice window of an annual or multi-year contract=Client( status == null || status == "active", contract.term in ("annual", "multi-year"), contract.inNoticeWindow == true )
[when]It was reported, and not as snoozed=$contact : Contact( sameOfferAs == $candidate.identity, on != null, outcome == null || outcome != "snoozed" )
[when]It was snoozed until a day to come=$contact : Contact( sameOfferAs == $candidate.identity, outcome == "snoozed", daysToUntil > 0 )
[when]It was snoozed without a date=$contact : Contact( sameOfferAs == $candidate.identity, on != null, outcome == "snoozed", until == null )
[when]An answer to a request for the same service is proposed=$answer : Candidate( action == "answer-request", offer == $candidate.offer )
[when]- by any other action=action in ("cross-sell-service", "upsell-package", "upsell-add-on", "offer-next-rung", "offer-entry-service")
[when]As many asks of its kind as the book allows were made in {someDays} days=$contact : Contact( kind == $candidate.kind, ask == true, daysAgo < {someDays} ) accumulate( Contact( kind == $candidate.kind, ask == true, daysAgo <= $contact.daysAgo ); $asks : count(1); $asks >= $candidate.limit )

# --- What follows ------------------------------------------------------------------------------------------------
[then]Recommend "{theAction}" because "{theReason}"=decision.recommend("{theAction}").because("{theReason}");
[then]Recommend "{theAction}" with this service because "{theReason}"=decision.recommend("{theAction}").offer($opening).because("{theReason}");
[then]Recommend "{theAction}" with this service at a likelihood of {someShare} because "{theReason}"=decision.recommend("{theAction}").offer($opening).likelihood({someShare}).because("{theReason}");
[then]Recommend "{theAction}" with what they asked for because "{theReason}"=decision.recommend("{theAction}").offer($request.service()).because("{theReason}");
[then]Recommend "{theAction}" with this division because "{theReason}"=decision.recommend("{theAction}").offer($division).because("{theReason}");
[then]Hold it back because "{theReason}"=decision.holdBack($candidate).because("{theReason}");
[then]Hold it back until {someDays} days after the contract's start because "{theReason}"=decision.holdBack($candidate).forDays({someDays}).from($client.contract().start()).because("{theReason}");
[then]Hold it back for {someDays} days from the report because "{theReason}"=decision.holdBack($candidate).forDays({someDays}).from($contact.on()).because("{theReason}");
[then]Hold it back for the action's own rest because "{theReason}"=decision.holdBack($candidate).forDays($candidate.restDays()).from($contact.on()).because("{theReason}");
[then]Hold it back until the snooze ends because "{theReason}"=decision.holdBack($candidate).untilDate($contact.until()).because("{theReason}");
