/** Of work, money, trade, law and administration. One class a line, as in `life.ts`. */
export const work = `
  fire dismiss lay_off sack terminate let_go make_redundant redundancy dismissal layoff
  hire employ recruit take_on appoint
  resign quit step_down hand_notice resignation
  retire retirement pension
  job occupation profession employment position post
  worker employee staff personnel workforce
  colleague coworker co_worker teammate workmate
  boss manager supervisor superior line_manager
  ceo chief_executive managing_director
  director executive
  owner proprietor
  company firm business enterprise corporation organisation organization
  subsidiary affiliate
  department division section
  office workplace premises
  headquarters head_office hq
  branch outlet
  factory plant mill
  warehouse depot storehouse storage_facility
  salary pay wage earnings remuneration compensation income
  bonus incentive
  raise pay_rise increment
  promote advance advancement promotion
  overtime extra_hours
  shift rota roster
  leave time_off absence day_off furlough
  maternity paternity parental
  applicant candidate job_seeker
  interview hiring_meeting
  cv resume curriculum_vitae
  vacancy opening
  intern trainee apprentice
  freelance self_employed contractor
  union labour_organisation trade_union
  strike walkout industrial_action
  meeting conference appointment gathering
  agenda programme
  minutes meeting_notes
  postpone delay defer put_off push_back reschedule
  cancel call_off scrap abort
  schedule timetable calendar
  deadline due_date cutoff time_limit
  remind reminder prompt
  plan strategy scheme
  goal aim objective target
  project initiative undertaking
  task assignment chore duty
  team group crew squad
  lead head run manage
  leader head chief
  delegate assign entrust allocate
  approve authorise authorize sanction consent green_light sign_off
  permission authorisation authorization consent clearance
  allow permit let enable
  forbid ban prohibit disallow outlaw bar
  refuse reject decline turn_down deny
  accept agree
  agreement deal pact accord
  disagree dispute object
  argue quarrel row squabble
  argument dispute disagreement
  negotiate bargain haggle
  contract agreement
  sign signature autograph
  rule regulation policy guideline
  law legislation statute act
  legal lawful legitimate
  illegal unlawful illicit prohibited
  lawyer attorney solicitor barrister counsel
  court tribunal
  judge magistrate justice
  sue litigate legal_action lawsuit litigation
  guilty culpable at_fault
  innocent blameless not_guilty
  crime offence offense felony
  fraud scam swindle
  punish penalise penalize discipline
  penalty fine punishment sanction
  obey comply adhere conform compliance
  breach violate infringe violation
  complain grumble object
  complaint grievance
  compensate reimburse indemnify
  customer client shopper buyer purchaser patron consumer
  seller vendor merchant retailer dealer
  supplier vendor provider
  buy purchase acquire procure order
  sell vend market
  order purchase_order
  product goods merchandise item
  price cost charge fee rate
  cost expense expenditure outlay spending
  free complimentary gratis no_charge
  discount reduction rebate markdown money_off
  sale clearance
  voucher coupon gift_card promo_code
  refund reimburse money_back repay reimbursement repayment
  exchange swap replace trade
  return send_back bring_back
  guarantee warranty
  invoice bill
  receipt till_slip
  pay settle remit
  payment remittance
  deposit down_payment
  instalment installment
  debt liability arrears
  owe owing outstanding unpaid
  overdue past_due
  borrow loan
  lend loan advance
  mortgage home_loan
  bank lender
  interest yield
  money cash currency funds
  rich prosperous
  budget financial_plan
  fund finance bankroll
  invest stake
  investor shareholder stockholder
  share stock equity
  profit gain earnings
  loss deficit
  revenue turnover takings
  tax levy duty
  audit inspection examination
  accountant bookkeeper
  account_statement bank_statement
  withdraw take_out cash_machine
  atm cash_machine cashpoint
  wire transfer remit
  save economise put_aside
  waste squander
  insurance coverage cover
  claim demand
  bankrupt insolvent bust insolvency bankruptcy
  merge combine amalgamate merger consolidate
  takeover acquisition buyout
  compete rival contend
  competitor rival opponent
  advertise promote publicise
  advertisement ad advert commercial
  marketing promotion publicity
  brand trademark
  popular well_liked in_demand
  launch introduce roll_out release unveil
  found establish set_up create
  build construct erect assemble
  builder contractor
  make produce manufacture create
  maker manufacturer producer
  design devise
  invent devise
  ship dispatch send deliver
  delivery shipment shipping dispatch
  parcel package packet
  courier carrier delivery_driver
  post mail
  letter correspondence
  address location
  customs border_control
  import bring_in
  export ship_abroad
  stock inventory
  shortage lack scarcity
  surplus excess
  enough sufficient adequate
  increase rise grow climb go_up raise growth
  decrease reduce fall drop decline go_down lower reduction cut
  improve enhance better upgrade
  worsen deteriorate decline
  change alter modify adjust amend
  replace substitute swap
  remove delete take_away eliminate get_rid
  add append include
  join enrol enroll sign_up register enrolment enrollment registration
  member subscriber
  membership subscription
  cancel_subscription unsubscribe opt_out
  renew extend renewal
  expire run_out lapse expiry
  form questionnaire application
  fill complete fill_out fill_in
  submit file hand_in turn_in lodge
  document paper paperwork
  report account
  summary overview abstract digest
  copy duplicate photocopy
  proof evidence
  certificate credential
  licence license permit
  passport travel_document
  identify recognise recognize
  id identification identity
  visa entry_permit
  government administration authorities
  president premier
  minister secretary
  election vote ballot poll
  mayor council
  charity nonprofit non_profit
  volunteer unpaid_worker
  farm agriculture farming
  farmer grower
  crop harvest
  energy power
  electricity power
  pollution contamination
  environment ecology
  recycle reuse
  accident mishap
  emergency urgent crisis
  urgent pressing
  important significant crucial vital essential key
  necessary required needed mandatory compulsory obligatory
  require need demand
  optional voluntary
  reason cause
  result outcome consequence effect
  problem issue trouble difficulty
  solve resolve fix sort_out
  solution answer remedy
  mistake error blunder oversight
  correct right accurate
  wrong incorrect false mistaken inaccurate
  check verify confirm validate
  inspect examine review
  choose select pick opt
  choice option selection alternative
  decide determine make_decision decision
  advice guidance recommendation counsel tip
  recommend suggest advise
  inform notify tell alert
  notice announcement notification
  announce declare proclaim
  explain clarify describe
  show demonstrate display
  prevent avoid stop avert
  protect guard defend shield
  keep retain preserve maintain
  share divide split
  meet encounter
  invite ask_over
  visit call_on
  opportunity chance
  advantage benefit upside
  disadvantage drawback downside
  responsible accountable liable
  skilled experienced expert competent
  success achievement accomplishment
  fail flop failure
  try attempt
  effort exertion
  limit cap maximum ceiling
  minimum least
  amount quantity sum
  whole entire total
  part portion piece
  half fifty_percent
  about approximately roughly around
  nearly almost
  location place site venue
  near close nearby
  far distant remote
`
