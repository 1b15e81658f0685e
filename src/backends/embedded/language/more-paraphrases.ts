/** More groups of words that questions and texts use for each other: time, places, things, work, law, machines. */
export const moreParaphrases = `
saturday sunday weekend
monday tuesday wednesday thursday friday weekday
winter cold season december january february
summer warm season june july august
spring season march april
autumn fall season september october november
complain complaint report claim object notify
defect fault faulty flaw damage broken
goods product merchandise item article object commodity
object item piece exhibit artefact
inform tell notify contact let know message
allergy allergic nut food diet intolerance
barbecue grill fire cook
camp tent campsite pitch caravan
hotline support helpline phone line
attraction exhibit sight highlight popular famous
highlight popular favourite main key best
penalty fine withhold sanction punishment charge
session visit class lesson course training
configuration setting preference option
cupboard cabinet closet wardrobe
certificate note document proof attestation confirmation
proof evidence receipt certificate document
director head chief boss lead manager principal
extend renew prolong continue renewal extension
launch start deploy release publish introduce
release publish version launch
fail crash break error abort failure
crash accident collision fail
succeed pass success complete
depart set leave start departure go
announce notify register notice inform
notice announce announcement warn warning
carry transfer move keep
lapse expire void forfeit lose
credit refund return back
upgrade update version newer
install set mount fit put
uninstall remove delete
connect link join attach pair plug
disconnect unplug detach
contain include hold consist comprise ingredient
ingredient contain made consist
recommend advise suggest advice
prevent avoid stop protect
protect guard shield safe
improve better enhance upgrade
worsen deteriorate decline
damage destroy ruin harm
destroy ruin demolish burn
replace substitute swap exchange change
exchange swap return replace
share split divide
split divide separate
combine mix blend merge unite
stir mix whisk blend
serve portion helping people
portion serve slice
refuse reject decline deny turn
accept approve take agree
employee staff worker colleague member
contractor freelancer external consultant
guest visitor client attendee participant
participant attendee delegate member take part
attend participate join visit take
register sign enrol enroll subscribe apply registration
subscription membership plan subscribe
unsubscribe cancel leave stop
invite invitation guest
celebrate party festival anniversary
birthday anniversary
organise host arrange hold run
host hold organise stage
venue location place hall site
neighbour adjacent next beside
above over upstairs
below under underneath beneath
behind back rear
front entrance before
entrance door gate entry
exit way out
left right side
north south east west
kitchen cook
bin rubbish garbage waste trash litter
recycle recycling waste paper glass
pavement sidewalk
lorry truck
petrol gas fuel
tyre tire wheel
brake stop
battery cell charge power
plug socket outlet power
cable cord wire lead
button switch key
press push hold hit
turn switch rotate
on activate enable start
off deactivate disable stop
blink flash light
temperature degree celsius heat warm hot cold
moisture damp humidity wet humid
dry drought
flood flooding water inundation
storm gale hurricane wind
earthquake quake tremor
victim casualty injured dead
survive survivor
rescue save
hospital clinic ward
nurse carer
dose dosage amount take tablet
swallow take
symptom sign
side effect adverse reaction
pregnant pregnancy expecting
breastfeed nursing
painkiller ibuprofen aspirin paracetamol
pain ache hurt sore
fever temperature
cough cold flu
alcohol wine beer drink
vet animal
puppy dog
kitten cat
feed food eat
nest egg hatch
species kind type
type kind sort variety
lifespan live age old
habitat live home found
spend cost money expense
budget money sum afford
invoice bill statement
bill invoice account charge
overdue late unpaid
instalment payment pay
deposit down advance caution
transfer send pay wire
bank account
currency euro dollar pound
lawyer attorney solicitor counsel
contract agreement deal lease
sign conclude agree
party side partner
liable responsible liability
liability responsible liable damage
terminate cancel end termination notice
jurisdiction court law
law legislation legal govern
dispute disagreement conflict litigation
confidential secret private
data information personal
store keep retain hold save
backup copy restore
server host machine node
outage downtime failure down disruption
down unavailable offline broken
monitor watch observe check
alert alarm page warn
incident outage event emergency
acknowledge confirm accept
escalate raise forward
resolve fix solve close
developer programmer engineer coder
engineer technician developer
review check inspect approve
merge integrate combine
branch line
test check try
limit maximum cap most restriction quota
maximum most limit cap up top
minimum least lowest
exceed over more above
average mean typical
majority most
minority few
double twice
half fifty
total sum whole altogether overall
rise increase climb
drop fall decrease
revenue sales turnover income
profit earnings margin gain
customer buyer shopper client
complaint dissatisfied problem
rating score star
author writer novelist
painter artist painting paint
paint painter picture portrait
composer music compose
sculptor sculpture statue
architect building design
inventor invent invention discover
invent create develop
discover find
explorer expedition explore
expedition trip voyage
captain commander skipper
soldier army military
ruler emperor king
successor heir follow next
predecessor before former
inherit heir bequeath
bequeath donate give gift leave
donate gift give donation sponsor
sponsor fund finance support pay
finance fund pay sponsor
subsidy grant fund
tower steeple
castle fortress palace
church chapel cathedral
ruin remain
restore renovate repair refurbish restoration
renovate refurbish modernise repair rebuild
rebuild reconstruct restore
demolish tear down pull
inaugurate open
permit licence license permission
licence permit license
illegal forbid prohibited
mandatory compulsory obligatory must required
voluntary optional
optional voluntary may
exempt except excluded
exception exempt except
eligible qualify entitled may
entitled eligible right get
qualify eligible condition
requirement condition need must
condition requirement term
interview meeting talk
candidate applicant
hire recruit employ appoint
appoint name elect choose
dismiss fire sack
resign quit leave step
retire retirement pension
pension retirement
promote promotion raise
shift schedule rota hour
schedule timetable plan time
timetable schedule
postpone delay defer move put off
reschedule move postpone
punctual on-time
journey ride trip
luggage baggage
stopover layover change
change transfer switch
platform track
terminal airport gate
boarding board gate
delay late
compensation refund payment
lost found property
wallet purse
umbrella rain
towel bathroom
linen sheet bed
bed sleep
overnight stay night sleep
stay sleep night accommodation
accommodation hotel hostel lodging
breakfast included
laundry wash
iron press
shower bath
toilet bathroom
balcony terrace
garden yard lawn
lawn grass mow
water irrigate
fertilise feed fertiliser
prune cut trim
harvest pick crop
sow plant seed
ripe ready
mushroom fungus
poisonous toxic poison
`
