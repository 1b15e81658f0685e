/** Words that texts about one thing hold: much less alike than those of one meaning. One topic a line, as in `life.ts`. */
export const topics = `
  car drive road traffic vehicle engine garage tyre fuel park motorway driver licence
  flight plane airport airline pilot board runway luggage aviation passenger
  train station platform rail ticket carriage timetable
  hotel room reservation guest check_in booking reception bed lobby breakfast
  holiday beach travel tourist passport trip flight suitcase
  house home room kitchen bedroom bathroom roof wall window door floor furniture
  rent tenant landlord lease apartment deposit mortgage property estate
  clean wash laundry soap detergent stain dirt mop vacuum dust
  weather rain snow sun storm wind cloud forecast temperature umbrella
  family mother father child parent son daughter brother sister husband wife
  wedding bride groom marriage engagement ceremony
  doctor hospital nurse patient clinic surgery medical health appointment prescription
  medicine pill dose prescription pharmacy drug side_effect tablet
  disease infection virus symptom fever vaccine epidemic bacteria
  heart blood artery pulse cardiac cholesterol stroke
  mental anxiety depression stress therapy psychologist counselling
  dentist tooth gum filling cavity braces
  food cook eat recipe kitchen dish meal ingredient oven taste
  fruit apple banana orange berry grape lemon peach
  vegetable carrot onion tomato potato cabbage lettuce bean
  meat beef pork chicken lamb butcher steak
  bread flour bake dough yeast oven cake pastry
  coffee tea cup espresso brew caffeine
  wine beer alcohol bar drink spirit cocktail
  restaurant table menu waiter order chef tip reservation
  clothes shirt dress trousers shoe coat wear fashion size fabric
  pet dog cat vet leash kennel puppy kitten
  animal wildlife zoo species mammal predator
  bird feather wing nest egg beak
  farm crop field harvest tractor soil livestock seed
  garden plant flower soil seed water prune lawn grow
  tree forest wood leaf branch timber
  sea ocean wave ship fish tide coast boat
  school teacher pupil class lesson student exam homework education
  university professor student lecture degree campus research thesis
  book author novel read library chapter publisher writer
  music song band concert guitar piano singer album melody
  film movie actor cinema director scene screen
  art painting museum gallery artist sculpture exhibition
  football goal team player match league stadium coach score
  sport game athlete team race tournament competition champion
  running marathon jog race exercise fitness
  swim pool water lap dive
  police crime arrest suspect officer investigation theft
  court judge law lawyer trial verdict jury lawsuit
  prison inmate sentence jail guard parole
  army soldier war weapon battle troops military
  government minister parliament policy election president vote politics
  tax income revenue deduction return fiscal irs vat
  bank account money deposit withdraw loan credit interest transfer
  card credit debit payment pin chip bank
  stock share market investor trade bond portfolio dividend
  insurance claim policy premium cover damage accident
  budget cost expense spending finance forecast
  invoice payment bill due amount account billing
  price discount sale offer cheap bargain
  shop store buy customer purchase sale cart checkout
  order delivery shipping parcel courier track package warehouse
  refund return exchange money warranty defective replacement
  customer support service complaint help agent ticket
  job work career employer interview salary hire candidate
  employee manager team performance review staff hr
  leave vacation sick holiday absence day_off pto
  meeting agenda calendar schedule invite attend minutes
  contract clause party sign agreement term obligation
  company business market strategy growth profit revenue
  startup founder investor funding venture
  marketing campaign brand advertising audience promotion
  factory production machine assembly manufacture worker plant
  construction building site concrete crane architect brick
  electricity power voltage wire circuit current grid
  solar energy panel wind renewable turbine
  oil gas petroleum drill pipeline refinery
  climate warming carbon emission greenhouse temperature
  pollution waste recycle plastic environment landfill
  computer software hardware program screen keyboard
  phone call mobile sim number dial text
  internet website browser page link online network
  wifi router network connection signal modem
  password login account sign_in authentication security username
  email inbox message send attachment spam
  security attack hacker breach malware firewall vulnerability
  encryption key certificate tls secret cipher
  code programming developer function compile debug software
  bug error crash fix exception stack log
  deploy release pipeline build rollback version production
  database sql table query index schema row
  server cloud instance container cluster node cpu
  backup restore snapshot recovery archive
  monitoring alert metric dashboard incident outage on_call
  api request response endpoint rate throttle quota
  machine_learning model train neural data prediction dataset
  robot automation sensor motor control
  physics force energy particle quantum mass motion
  chemistry molecule reaction acid compound element atom
  biology cell gene protein organism dna evolution
  mathematics equation number theorem algebra geometry proof
  astronomy star planet galaxy telescope orbit moon
  space rocket orbit astronaut satellite launch
  earthquake volcano tremor fault magnitude
  religion church god prayer faith priest
  history century ancient empire king war
  language word grammar translate speak vocabulary
  fire smoke alarm flame extinguisher burn evacuate
  accident injury emergency ambulance rescue
  safety hazard protective helmet risk
  baby infant birth pregnant mother nappy feed
  hair salon cut shampoo barber
  birthday party cake gift celebrate guest
`
