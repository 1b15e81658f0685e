/** Words that one may say for another in a search, the commonest first; `noun` and `verb` senses stay apart. */
const groups = `
cancel|terminate|end
buy|purchase|order
price|cost|rate
cost|price|fee
fast|quickly|rapidly
quickly|fast|rapidly
slow|sluggish|laggy
fix|repair|solve
repair|fix|mend
error|fault|problem
problem|issue|trouble
issue|problem|fault
laptop|notebook|portable computer
computer|PC|machine
phone|mobile|smartphone
battery|accumulator|power pack
drain|run down|discharge
drains|runs down|discharges
membership|contract|subscription
subscription|membership|plan
contract|agreement|subscription
gym|fitness studio|fitness club
early|prematurely|ahead of time
rule|regulation|policy
rules|regulations|policies
policy|rule|guideline
policies|rules|guidelines
guideline|rule|policy
staff|employees|workers
employee|worker|staff member
employees|staff|workers
leave|time off|absence
parental|maternity and paternity|childcare
holiday|vacation|annual leave
holidays|vacation|days off
vacation|holiday|annual leave
part-time|reduced-hours|half-time
car|vehicle|automobile
cars|vehicles|automobiles
bike|bicycle|cycle
bicycle|bike|cycle
house|home|property
flat|apartment|home
apartment|flat|home
rent|lease|hire
tenant|renter|lodger
landlord|property owner|lessor
doctor|physician|GP
medicine|medication|drug
child|kid|toddler
children|kids|youngsters
baby|infant|newborn
school|classroom|college
teacher|instructor|tutor
learn|study|master
best|top|most suitable
good|suitable|recommended
cheap|affordable|low-cost
cheapest|most affordable|lowest-priced
expensive|costly|pricey
big|large|sizeable
large|big|sizeable
small|little|compact
make|prepare|create
create|make|set up
build|construct|make
install|set up|mount
setup|installation|configuration
configure|set up|adjust
remove|delete|get rid of
delete|remove|erase
change|modify|update
update|upgrade|refresh
increase|raise|boost
reduce|lower|cut
improve|boost|better
prevent|avoid|stop
stop|prevent|end
start|begin|launch
find|locate|get
get|obtain|receive
apply|submit an application|register
renew|extend|prolong
return|send back|give back
refund|reimbursement|money back
reimburse|refund|repay
reimbursement|refund|repayment
invoice|bill|receipt
bill|invoice|statement
pay|settle|remit
payment|remittance|transaction
delivery|shipping|shipment
shipping|delivery|postage
parcel|package|shipment
order|purchase|delivery
customer|client|buyer
customers|clients|buyers
company|business|firm
business|company|firm
job|position|role
salary|pay|wage
hire|recruit|employ
train|coach|teach
training|course|instruction
travel|journey|trip
trip|journey|tour
hotel|accommodation|lodging
flight|plane trip|air travel
airport|airfield|terminal
luggage|baggage|suitcases
food|meal|nutrition
recipe|cooking instructions|method
recipes|dishes|cooking ideas
cook|prepare|make
clean|wash|remove dirt from
dog|puppy|canine
cat|kitten|feline
plant|flower|shrub
plants|flowers|greenery
garden|yard|backyard
grow|cultivate|raise
water|irrigate|moisten
kill|get rid of|eliminate
pain|ache|soreness
symptom|sign|indication
symptoms|signs|indications
treatment|therapy|cure
treat|cure|relieve
cause|reason|trigger
causes|reasons|triggers
effect|impact|consequence
effects|impact|consequences
benefit|advantage|upside
benefits|advantages|perks
difference|distinction|contrast
compare|contrast|weigh up
safe|secure|harmless
security|protection|safety
password|passcode|login credentials
reset|restore|recover
login|sign-in|access
connect|link|pair
printer|printing device|print machine
screen|display|monitor
noise|sound|racket
broken|faulty|damaged
damaged|broken|defective
lost|missing|mislaid
insurance|cover|insurance policy
tax|duty|levy
loan|credit|borrowing
mortgage|home loan|house loan
save|put aside|economise
money|cash|funds
deadline|due date|time limit
requirement|condition|prerequisite
requirements|conditions|prerequisites
need|require|must have
use|utilise|employ
work|function|operate
write|draft|compose
choose|pick|select
visa|entry permit|travel permit
passport|travel document|ID document
weather|climate|conditions
temperature|heat level|degrees
event|occasion|function
meeting|conference|session
document|file|record
documents|papers|files
report|statement|account
data|information|records
store|keep|save
shop|store|retailer
opening|business|service
hours|times|schedule
near|close to|around
quiet|silent|noiseless
replace|swap|exchange
replacement|substitute|spare
bread|loaf|dough
coffee|espresso|brew
roof|rooftop|covering
leak|drip|seepage
window|windowpane|glazing
heating|heater|warmth
energy|power|electricity
solar|photovoltaic|sun-powered
electric|battery-powered|electrical
charge|recharge|power up
remote|home-based|off-site
office|workplace|workspace
team|group|crew
manager|supervisor|boss
right|entitlement|claim
rights|entitlements|claims
law|legislation|regulation
complaint|grievance|objection
help|assistance|support
support|help|assistance
beginner|novice|newcomer
beginners|novices|newcomers
book|reserve|schedule
appointment|booking|reservation
ticket|pass|admission
museum|gallery|exhibition
exercise|workout|training
exercises|workouts|drills
weight|body weight|kilos
sleep|rest|slumber
diet|nutrition plan|eating plan
stain|spot|mark
dry|dehydrate|air
`

/** A word in lower case to what one may say instead. */
export const paraphrases: ReadonlyMap<string, readonly string[]> = new Map(
  groups
    .trim()
    .split('\n')
    .map(group => {
      const [word = '', ...others] = group.split('|')
      return [word, others] as const
    }),
)
