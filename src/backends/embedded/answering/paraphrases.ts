import { stem } from '../language/stem.ts'
import { synonyms } from '../language/synonyms.ts'

/** Words that questions and texts use for each other; broader than synonyms. */
const groups = `
discard throw dispose bin trash chuck rid dump
bottle drop drug medicine medication tablet pill leaflet
suitcase luggage baggage bag case trunk
boss supervisor manager superior chief foreman head leader
ill sick unwell illness sickness disease
call ring phone telephone dial contact reach
danger dangerous risk risky hazard peril threat unsafe
people folk person inhabitant resident settler citizen population
live reside settle inhabit dwell home residence stay
replacement replace new substitute another
waterproof watertight water rain splash wet
big large main great huge major size dimension tall
build make construct erect create manufacture produce design assemble craft made
design architect draw plan designer
found establish start create set begin launch open origin founder
run manage operate lead direct administer organise
wash laundry clean rinse
car vehicle automobile auto van truck
bike bicycle cycle
road street lane avenue route way path
way route along via diverted direction road
allow permit let may can authorise authorize ok permissible welcome possible able
forbid prohibit ban disallow bar exclude
cost price fee charge rate tariff expense pay worth
pay payment paid salary wage earn remuneration compensation income
salary wage pay earn income
buy purchase acquire order shop
sell sale vendor retail
money fund cash sum finance amount
free gratis complimentary nothing charge cost
cheap inexpensive affordable low
expensive costly dear high
begin start commence open onset launch first
end finish stop close conclude terminate expire last over
close shut closed closing
open opening accessible
last take duration run long
repair fix mend restore service
broken defective faulty damage out fail malfunction crash
work function operate run
job work position post occupation role profession career employ employment
worker employee staff personnel workforce
doctor physician medic gp practitioner
hospital clinic infirmary
child kid youngster minor pupil son daughter
baby infant newborn
parent mother father mum dad guardian
husband wife spouse partner
teacher instructor tutor professor lecturer
student pupil learner
school college academy university
study learn degree educate education attend graduate
help assist support aid
house home building property dwelling
flat apartment unit
rent lease hire let tenant
landlord owner lessor
owner own belong possess proprietor have
travel trip journey go tour voyage
train rail railway
plane flight fly aircraft airline air
boat ship vessel ferry
arrive arrival reach come get land
leave depart departure go exit quit
send ship deliver dispatch post mail forward
get receive obtain collect fetch
return back send refund
refund reimburse repay money back
claim reimburse expense refund compensation
warranty guarantee cover coverage
cover insure include insurance
cancel call terminate withdraw revoke annul
change modify alter amend adjust switch
move transfer relocate shift carry
increase raise rise grow grew growth up
decrease reduce fall drop decline cut lower down
find locate discover
lose lost missing misplace
key card
show display exhibit present
see view watch look visit
visit visitor tourist guest come
meet meeting session gathering conference appointment assembly
talk speak discuss speech lecture presentation
say tell state mention announce declare report
ask request enquire inquire question
answer reply respond response
write author compose pen writer written
read reader reading
eat food meal dine feed diet consume
drink beverage
cook bake prepare roast fry boil
hot heat warm temperature degree
cold cool chill
weather rain snow sun wind forecast climate
big size
many number count total
old age year aged
young child
new recent latest modern
fast quick rapid speed
slow delay late
late delay overdue
early before advance
heavy weigh weight kilogram kilo mass
long length
high tall height
wide width broad
deep depth
far distance away kilometre mile
near close next nearby by adjacent
reason why because cause motive therefore since
result effect consequence outcome lead
aim goal purpose objective target intend
problem issue trouble difficulty fault
solve solution fix resolve
idea suggestion proposal plan
decide decision choose agree resolve vote
win winner victory won prize award
prize award trophy medal
lose defeat beat
vote election elect ballot
law rule regulation act statute
rule policy guideline regulation
police officer
court judge trial hearing case
crime theft steal robbery offence
hurt injure wound injury harm casualty
die death dead kill dead fatal
fire blaze flame burn
war battle fight conflict
king queen monarch ruler
country nation state land
town city village place community
capital seat
headquarter base office head located
office headquarter site branch
company firm business corporation enterprise
shop store supermarket grocer retailer market
customer client buyer
supplier vendor provider
boss head
member membership join belong
join enter become
volunteer helper
charity organisation nonprofit
team group crew squad
responsible charge owner own handle look
page notify alert inform contact
inform notify tell report announce
report notify inform ring
phone telephone mobile number call
email mail address
password login access sign
reset change restore recover
picture photo image photograph photography
music song album band
book novel volume
film movie
animal pet dog cat
dog pet puppy
plant grow tree crop
grow cultivate plant crop raise
farm farmer agriculture
water river lake sea
mountain hill slope volcano volcanic peak
volcano volcanic etna eruption
soil earth ground land
fertile rich mineral
wood timber forest
size dimension measure big large
colour color shade black white red blue green
material made fabric wood steel cotton
use need require apply
need require must necessary have
must need require have obligatory mandatory
bring take carry
keep store retain hold
store keep save database
save store keep
delete remove erase
put place apply
wear clothing dress
wait queue delay
pick collect fetch
hand submit give file turn
apply application request
deadline due until by latest
valid expire expiry validity
date day when
holiday vacation leave annual
sick illness ill
work labour job
train course training workshop
skill ability experience
test exam examination
check inspect verify examine review
safe secure security
password code pin
lock secure
park parking garage
smoke smoking cigarette
noise loud quiet
light lamp
power watt electricity energy
battery charge accumulator
screen display monitor
capacity hold seat litre volume accommodate
seat capacity hold place
floor storey level
room hall chamber space
roof
bridge footbridge viaduct
dessert sweet pudding cake
breakfast morning
lunch midday noon
dinner supper evening
drive driver
ticket admission entry fare
enter entry admission access
discount reduction reduce concession
child kid under
adult grown
disabled wheelchair accessible
loan borrow lend credit
borrow lend loan
bank
tax vat duty
insurance insure policy
budget fund
profit earn gain
share stock
invest investor investment
successor replace follow take over next
become successor take new
name call title known
called name known
born birth
marry married wife husband
eat soup cake sandwich bread meal snack restaurant cafe café canteen food dish kitchen catering buffet breakfast lunch dinner
drink coffee tea juice water beer wine beverage bar
coat jacket clothes clothing cloakroom wardrobe garment
overtime extra additional hour
extra additional further supplement surcharge
frequent often every regular
abroad foreign international worldwide overseas country
database data store
cause reason due because lead result late delay
delay late postpone defer wait
sauna pool swim bath spa
swim pool
child kid under age
gym fitness sport exercise
doctor note certificate
vegetarian vegan meatless
wifi internet wireless network online
luggage bag suitcase locker
toilet restroom bathroom wc lavatory
lift elevator
stair step
descale limescale
empty clear drain
sign approve signature authorise authorize
living job trade work earn profession
occupation work job do trade
approve consent permission agree
consent permission approval
sublet sublease
population people inhabitant resident
load capacity take hold weight
loud noise decibel quiet
programme program mode setting
teach taught instructor
nationality country born
birthday born birth
author write novel
before previously earlier former formerly prior
after following later then next
now currently present today
`

const index: ReadonlyMap<string, readonly number[]> = (() => {
  const found = new Map<string, number[]>()
  for (const [number, line] of groups.trim().split('\n').entries())
    for (const word of new Set(line.trim().split(/\s+/).map(stem)))
      found.set(word, [...(found.get(word) ?? []), number])
  return found
})()

/** How near the meanings of two stems are, from 0 to 1: 1 the same, 0 nothing in common. */
export function nearness(one: string, other: string): number {
  if (one === other) return 1
  const own = index.get(one)
  if (own !== undefined && index.get(other)?.some(group => own.includes(group))) return 0.75
  const groupsOf = synonyms.get(one)
  if (groupsOf !== undefined && synonyms.get(other)?.some(group => groupsOf.includes(group))) return 0.7
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (short.length >= 4 && long.endsWith(short) && long.length - short.length >= 2) return 0.65
  if (short.length >= 5 && long.startsWith(short)) return 0.7
  const common = short.length >= 6 ? Math.max(5, Math.floor(short.length * 0.75)) : 99
  return long.startsWith(short.slice(0, common)) && common < 99 ? 0.6 : 0
}
