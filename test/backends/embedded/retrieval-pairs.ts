/** Queries and what each should find among all others: the same said with other words. One a line. */
export const paraphrases = `
  My automobile will not start this morning | The vehicle's engine refuses to turn over when it is chilly
  how do I get my money back | Refunds are paid within ten working days after the item arrives at our depot
  staff were laid off last week | The firm dismissed forty employees on Friday
  doctor said I should rest | The physician advised the patient to stay in bed
  purchase a new laptop | Employees may buy a notebook computer every three years
  the show was called off | Organisers cancelled the concert because of the storm
  kids love sweets | Children enjoy candy
  flat for rent near the centre | Apartment to let close to downtown
  the boss turned down my proposal | The manager rejected the plan I suggested
  forgotten password | Reset your login credentials if you cannot remember them
  fix a leaking faucet | Repairing a dripping tap takes a wrench and ten minutes
  cheap places to stay | Affordable hotels and hostels
  the movie was boring | A dull film with a weak plot
  trash collection days | Rubbish is picked up on Tuesdays
  best way to lose weight | Slimming safely: diet and exercise tips
  lawyer for a divorce | Find a solicitor to handle your separation
  company was bought by a competitor | The rival acquired the business in March
  reduce monthly expenses | Ten ways to cut your spending every month
  app keeps freezing | The program hangs after the update
  vacation request approval | A supervisor must authorise holiday leave in advance
  where can I see a dentist | Dental clinics open at weekends
  wages went up | Salaries increased by four percent
  increase website speed | Make your pages load faster
  teacher shortage | Schools lack enough educators
  stolen wallet on the bus | My purse was taken by a thief on public transport
  delivery has not arrived | The parcel is late and the courier does not answer
  end my subscription | How to cancel your membership
  start a company | Founding a business: the first steps
  police caught the robber | Officers arrested the burglar
  child is sick with a fever | The toddler is ill and has a high temperature
  rich people pay more taxes | Wealthy citizens owe a larger share to the treasury
  house prices are falling | Home values dropped in the last quarter
  need help choosing a phone | Advice on selecting a mobile handset
  postpone the meeting | Can we reschedule the appointment to next Monday
  the soup tasted awful | Terrible broth, I would not order it again
  big dogs make great companions | Large hounds are wonderful pets
  my internet connection is down | There is no wifi in the building since the router broke
  remove a user from the system | Deleting accounts as an administrator
  get a permit for construction | Applying for a building licence
  ocean pollution by plastic | Garbage in the sea harms fish
  hire a software developer | Recruiting programmers in a tight market
  explain the error to the customer | Clarify the fault to the client
  train timetable changes | New railway schedule from December
  autumn clothing sale | Discounted jackets and coats for the cold season
  injured worker compensation | Payment for employees hurt on the job
  verify your identity | Confirm who you are with a passport
  back up the database | Saving copies of tables to disk
  scared of flying | Fear of planes is common among travellers
  save electricity at home | Use less power in the house
  loud neighbours at night | Noise from next door after midnight
`

/** The same word in another form, as a compound or its parts, or misspelt. */
export const forms = `
  databases migrating | A data base migration takes an hour
  recieve notifcations | You receive a notification by email
  signup proccess | How the sign up processes work
  runner running shoes | He runs in new shoes
  decision makers deciding | They decided after the maker had spoken
  organisational changes | The organization changed
  accomodation bookings | Book accommodations early
  colour of the centre | The color of the center
  check-in counter | Checkin is at counter four
  timezone settings | Set the time zone
  definately seperate | Definitely separate the eggs
  teeth of mice | A mouse has sharp tooth enamel
  analyses of crises | An analysis of the crisis
  child's drawings | Children drew pictures
  payed invoices | Pay the invoice
  cancelation policy | Cancellation policies
  enviromental regulations | Environment regulator rules
  healthcare workers | Health care worker
  webpage design | Designing web pages
  wives and husbands | His wife and her husband
  managment skills | The manager's managerial skill
  tommorow morning | Tomorrow in the morning
  maintanance schedule | Scheduled maintenance
  publically available | Publicly availability
  independant auditor | Independently audited
  optimised performance | Performs optimally after optimization
  freelancers taxation | Freelance taxes
  electricity supplier | Electrical supplies
  photographers | Photography and photographs
  calender of events | The event calendar
  embarassed customer | The customer's embarrassment
  occured twice | It occurs two times an hour
  refering physician | Referral by a physician
  smartphones charging | Charge a smart phone
  ecommerce platforms | E-commerce platform
  usernames | Your user name
  postcode lookup | Post codes can be looked up
  thieves stole | A thief steals
  wrote a letter | Writing letters
  neccessary documents | The document is unnecessary or necessary
  goverment spending | What governments spend
  sucessful launch | They launched it with success
  begining of the year | It begins in January
  beleive the story | He believes stories
  flights leaving | Flight leaves at nine
  carried the boxes | Carry a box
  happily married | A happy marriage
  strengths weaknesses | Strong and weak points
  applicants applying | Apply for the application
  theoretical physics | Theory by a physicist
`
