/** What people do with words, and what they want done: intents and speech acts. */
export const actSenses = `
book booking reserve reservation appointment make schedule new = book reserve appointment reservation table schedule slot available
 / would like to see, make an appointment, book a, i need an appointment, table for, get an appointment, fit me in, for two people
reschedule move change postpone rearrange shift later modify amend = reschedule postpone move instead later earlier shift rearrange change delay
 / came up, can't make it, cannot make it, another day, another time, week after, push back, different time, different day, different date, the day after, move it, move my, can we move, change the date, swap my, bring forward
cancelappointment cancel = cancel / won't be able to, call off, can't come, cannot come, not coming, won't make it, no longer coming, won't be there
opening hours openinghours open business times timetable = open close hours weekend sunday saturday holiday until lunchtime
 / opening hours, what time do you, are you open, when do you open, when do you close, open on, still open, how late
location directions address find where place = where address directions map street park parking nearest located / how do i get, where are you, how to get, near the station, get there, nearest branch
contact human agent operator person representative call = speak talk agent human person operator representative advisor call somebody real phone
 / talk to someone, speak to, talk to a, real person, call me, call back, reach a human, actual human
confirm confirmation affirm yes accept agree agreement = yes confirm sure ok okay yep yeah agree correct exactly sounds absolutely accept
 / sounds good, that works, go ahead, that's right, works for me, of course
deny decline reject no disagree refusal refuse disagreement = no nope decline refuse disagree reject not unfortunately never / no thanks, not interested, don't agree, i'd rather not, can't accept
greeting greet hello smalltalk welcome opening = ?greeting hello hi hey morning afternoon evening greetings hiya howdy / good morning, how are you, nice to meet, good evening, what's up
goodbye farewell closing bye = bye goodbye farewell later see / see you, take care, have a nice, good night, talk soon
thanks thank gratitude appreciation thankyou = thanks thank grateful appreciate thx cheers kudos / thank you, many thanks, much appreciated
apology apologise apologize sorry = sorry apologise apologize apology regret forgive pardon / my fault, my mistake
invitation invite event party = invite invitation party join celebrate rsvp come wedding / join us, would you like to come, you are invited
complaint complain complaints grievance dissatisfaction criticism negative problem = ?complaint terrible unacceptable disappointed worst awful rude late ridiculous
 complain complaint wait waiting dirty broken never horrible unhappy poor again disgusting cold ignored frustrated noisy twice wrong
 third useless still
 / not good enough, fed up, still waiting, third time, how can you, no one, nobody, waste of, not acceptable, sick of, let down, not happy, is a joke, twenty minutes late
praise compliment compliments kudos positive commendation appreciation recognition testimonial = ?praise thank thanks great excellent amazing lovely love wonderful
 fantastic impressed kudos perfect best brilliant friendly delicious superb outstanding helpful awesome delighted enjoy happy compliment
 / well done, great job, keep it up, hats off, thank you, loved it, best ever, made my day
suggestion suggestions suggest idea ideas proposal recommendation feedback improvement wish advice = ?suggestion suggest suggestion maybe perhaps could should idea wish
 recommend consider propose add instead better improve
 / why not, how about, what about, could you add, could add, would be nice, would be great, it would be, you could, you should, have you thought, might be good, would be better, what if, would help if, would be helpful, i wish, would love
question questions inquiry enquiry query ask asking howto information help = ?question how what where when which who why can does wonder question know
 explain is are do could ? clarify
 / do you, is there, how do i, how can i, can i, i wonder, wondering if, want to know, like to know, is it possible, are there, could you tell me
request requests ask asking instruct command order demand directive task action = ?request please send provide need want forward give book arrange add make
 require request update remind change order prepare call bring help
 / please send, could you send, can you send, would you please, could you please, can you please, i need, i would like, i'd like, send me, let me have, we need, would you mind
information inform informing statement info notification announcement notice update fyi news report state giving declare = ?statement inform
 note announce attached fyi moved starts takes closed update notice scheduled
 / for your information, please note, just to let you know, letting you know, let you know, will be, has been, is attached, takes place, we have moved, please find, be aware
promise commitment commit = promise will guarantee commit ensure swear definitely / i will, i'll, you have my word, we will
offer proposal offering = offer sell discount propose can provide free / would you like, we can offer, i can help, happy to help
threat warning threaten warn alert = warn warning lawyer court sue otherwise consequences caution beware danger careful police / legal action, or else, watch out, last chance, take you to court
reminder remind = remind reminder forget due deadline tomorrow remember / don't forget, do not forget, just a reminder, remember to
joke humour humor funny = joke funny laugh knock haha lol pun / walks into a bar, knock knock
subscribe subscription signup newsletter join enrol enroll register registration = subscribe newsletter register signup join enrol membership member / sign up, sign me up, mailing list, create an account, join the
unsubscribe optout remove = unsubscribe remove stop emails / opt out, mailing list, stop sending, take me off, no more emails
availability stock inventory = stock available left size restock sold / in stock, sold out, do you have, do you still have, out of stock, any left
alarm timer reminder clock = alarm timer wake remind reminder minutes snooze / wake me, set a, remind me
playmusic music play song playlist audio media = play song music playlist album track volume podcast radio artist shuffle pause / turn up, turn down, next song
smarthome lights light home device iot = light lights lamp thermostat switch dim heating blinds bulb / turn on, turn off, switch on, switch off
call phone message communication text sms email send = call phone ring text message dial sms email whatsapp / give a ring, send a message, call my
calendar meeting meetings event schedule appointment = meeting calendar schedule event invite appointment agenda reschedule tomorrow conference
navigation directions route map = route navigate directions drive traffic map nearest fastest / how do i get to, take me to, how far
shoppinglist shopping list groceries grocery = shopping list buy milk eggs bread groceries supermarket basket
translate translation = translate translation mean spanish french german language / how do you say, what does, in french, in spanish, in german
checkbalance balance = balance left account savings / how much money, how much is in, my balance, how much do i have, what's in my
transfer transfermoney send payment wire = transfer send wire pay move iban / send money, to my savings, transfer money, move money
paybill bill bills = pay bill electricity due utility rent / pay my, pay the
exchangerate currency exchange convert = exchange currency convert euro dollar pound yen rate abroad / exchange rate, how many euros
recipe cook cooking = recipe cook bake ingredient make dish oven / how do i make, how to cook
hotelbooking hotel accommodation room = hotel room night stay check hostel double suite breakfast / a room for, per night
flightbooking flight flights airline = flight fly plane airport airline ticket departure seat nonstop layover / one way, fly to, flights from
restaurantbooking restaurant table = restaurant table dinner reserve eat lunch / table for, book a table
transportbooking taxi cab ride uber = taxi cab ride pick driver airport / pick me up
lostproperty lost found = lost left forgot umbrella found scarf missing wallet keys bag / left my, lost my, left behind, handed in, have you found
damageclaim damage accident = damage accident broken crack hit flood fire smash
technicalsupport technical troubleshooting tech = error crash install work working broken setup connect reset fix update / doesn't work, not working, won't start
upgrade downgrade change plan switch = upgrade downgrade switch plan premium tier package bigger smaller / change my plan, switch to, more storage, move to the
trial demo = trial demo try test / free trial, try it, show me
partnership collaboration partner = partner partnership collaborate cooperation affiliate sponsor / work together, work with you
feedback review opinion = feedback review opinion rating survey think
donation charity volunteer = donate donation charity volunteer help raise fundraise
chitchat smalltalk offtopic casual conversation = weather joke favourite hobby weekend movie robot / how are you, tell me a joke, what's your name, are you a robot, do you like, who are you
fact factual statement objective = degrees boils metres born in population capital percent according study measured located founded kilometres founded contains in 
opinion subjective view = nicest nicer better worse tastiest prettiest loveliest overrated underrated lovely ought terrible amazing awful boring think believe feel opinion best worst should beautiful boring favourite ugly probably / in my opinion, i think, i feel, i believe, as far as i'm
buying buy wanted = wanted looking seeking buy need search / looking for, in search of, want to buy
selling sell sale forsale = sell sale offer price condition obo used / for sale, selling my, hardly used
`
