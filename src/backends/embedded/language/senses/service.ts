/** What customers and staff write to companies about: `names = words / phrases`, one topic a line, continued lines indented. */
export const serviceSenses = `
billing payment pay invoice finance accounting charge fee statement accounts receivable payable = invoice charge bill paid pay
 card subscription receipt fee cost overcharge deduct debit credit vat tax statement amount owe balance renewal iban ledger
 reimburse expense budget remittance euro dollar pound cheque instalment deposit surcharge payee auditor purchase payroll
 / direct debit, charged twice, payment failed, billed for, bank statement, expense report, cost centre, purchase order, due date, late fee, billing address
refund reimbursement moneyback chargeback compensation = refund reimburse repay compensate overcharge overpaid duplicate
 / money back, charged twice, billed twice, double charge, return one of the, give back, credit back, paid twice, return my payment, two payments, charged me twice, want my money
dispute unrecognised unrecognized unauthorised unauthorized fraud fraudulent suspicious transaction = dispute unknown unrecognised
 unrecognized unauthorised unauthorized fraud transaction stranger suspicious contest merchant
 / don't recognise, not recognise, don't recognize, did not make, didn't make, never been there, never bought, never ordered, not mine, never heard of, on my statement, did not authorise, never authorised, didn't authorise, wasn't me, no idea what, somebody else used
pricing price cost expensive cheap value afford plan fee discount = price expensive cheap cost costly overpriced affordable discount
 pricey value bargain fee dear rate sale voucher coupon promo deal worth tariff money increase premium euro dollar pound pricier cheaper
 / too much, worth the money, how much, price went up, value for money, for the same price, twice as much, rip off
shipping delivery shipment logistics fulfilment fulfillment parcel package courier dispatch freight post transport = ship deliver
 parcel package courier track arrive shipment late dispatch driver carrier doorstep postal transit customs box delay warehouse
 tracking postman van depot container envelope consignment freight
 / on its way, still waiting, has not arrived, never arrived, hasn't come, not here yet, out for delivery, left at, next day, tracking number, where is my, on the way
track tracking status where whereabouts eta locate follow = track where status arrive eta when parcel shipment expected transit
 / where is my, when will my, has not arrived, hasn't arrived, still not here, on its way, how long until, any news, any update, what happened to my, supposed to arrive, should have been here, not turned up, not shown up
order purchase buy buying checkout cart basket = order buy bought purchase cart basket checkout item quantity stock shop add
 / place an order, i'd like to buy, want to order, out of stock, in stock, add to, pre order
cancellation cancel terminate termination churn unsubscribe stop quit closing end = cancel unsubscribe terminate end stop close quit
 leave resign discontinue withdraw termination expire renew notice
 / no longer want, no longer need, don't want it, don't need it, changed my mind, opt out, take me off, call it off, don't send, get rid of, close my account, not renew, call off, made a mistake ordering, don't ship
return returns sendback exchange replacement replace swap = return exchange replace replacement swap size label unworn
 wrong fit colour color
 / send back, send it back, sending back, bring it back, bring back, too small, too big, too large, too tight, wrong size, wrong colour, wrong color, doesn't fit, does not fit, didn't fit, give it back, take it back, different size, not what i ordered
damaged defective defect faulty broken quality product durability workmanship material = break broke broken crack tear tore torn
 zip seam seams stitch stitching fabric faulty defect defective flimsy cheap scratch dent rip peel fade leak sturdy durable material
 wobbly rust snap loose worn hole shrink fray battery plastic quality fall apart build thin wore wash handle lid strap button sole
 / coming apart, fell apart, falling apart, came off, came loose, stopped working, after one wash, poorly made, well made, broke after, fell off, build quality
warranty guarantee repair = warranty guarantee repair fix mend technician replace claim expire coverage covered
 / under warranty, still covered
customer service support staff agent helpdesk care = rude polite helpful unhelpful staff agent waiter waitress receptionist cashier
 assistant hotline representative friendly ignore hold call attitude clerk employee manager support reply respond operator impolite
 courteous attentive shouted colleague
 / hung up, on hold, no one answered, nobody answered, nobody picked up, no reply, picks up the phone, get through, passed around, answered my, customer service, your colleague, rolled her eyes, rolled his eyes
account login signin signup access authentication password profile credential credentials username user registration =
 password login log sign account username lock reset verify verification code email profile access credential authenticator mfa 2fa
 forgot forgotten locked signin register permission role captcha passcode otp pin reactivate
 / log in, logged out, sign in, locked out, two factor, can't get in, cannot get in, new password, reset link, get into my account, sign up, my account, verification code, wrong password
profile details update change personal address contact = address surname moved name phone update change edit details email profile married
 / change my address, new address, moved house, i have moved, change my name, new phone number, update my, new email, changed my
lostcard lost stolen theft missing card wallet = lost stolen steal stole wallet purse missing block freeze pickpocket misplace thief
 card mugged disappear robbed left burglar vanish
 / can't find my, cannot find my, block my card, left my card, freeze my card, gone missing, left it on, was taken, fell out of
card debit credit atm = card debit credit atm pin contactless declined chip swallow machine expire activate visa mastercard
 / card was declined, new card, cash machine
loan borrow borrowing mortgage lending credit finance = loan borrow mortgage lend lender interest repayment instalment rate apr finance
 credit overdraft house car afford collateral monthly
 / borrow money, interest rate, take out a, buy a house, pay back, how much could i
banking bank balance transfer savings account = bank account balance transfer savings deposit withdraw iban branch overdraft interest wire
 standing order cheque statement
 / how much money, bank account, transfer money, send money, current account, how much do i have
insurance claim claims policy coverage premium = insurance insure claim policy premium accident damage cover coverage policyholder
 deductible excess claimant underwriter collision flood burglary liability
 / my policy, file a claim, make a claim, rear ended, water damage
investment investing stocks fund funds wealth pension retirement = invest share stock fund bond dividend portfolio pension retirement
 broker etf crypto bitcoin yield savings
tax taxes = tax vat deduction irs return income declare deductible hmrc withholding
hardware device devices equipment physical = laptop printer monitor keyboard mouse screen cable charger battery headset dock webcam usb
 fan disk drive port router phone tablet key touchpad projector speaker crack cracked spill camera hinge power plug toner cartridge
 scanner microphone pc desktop adapter motherboard memory light beep smoke overheat noise display
 / won't turn on, does not turn on, doesn't turn on, paper jam, won't charge, makes a noise, power supply, hard drive, missing a key
software app application program programme code = software app program application update upgrade install version crash freeze menu click
 save file window licence license bug tab browser export import login error plugin driver outlook excel word teams browser button
 screen loading spreadsheet feature reinstall release open setting toolbar
 / error message, won't open, after the update, after the upgrade, when i click, not responding, big file, blue screen
it technology technical helpdesk computer computers ict tech support = laptop computer printer vpn wifi network monitor keyboard install
 software mouse headset login password log server email outlook screen update system key recovery browser internet app reboot restart
 sharepoint drive teams file phone mailbox account access usb macbook windows licence permission online
 / log in, recovery key, shared drive, does not start, won't start, blue screen, two factor
network connectivity internet wifi connection networking = network wifi internet connection vpn router signal lan ethernet
 bandwidth dns firewall ping offline disconnect modem broadband connect proxy latency switch cable hotspot
 / no internet, keeps dropping, can't connect, cannot connect, wi fi, won't connect, loses connection
bug bugs technical defect error incident fault issue issues engineering problem glitch malfunction engineer = crash error bug broken break fail freeze exception
 glitch hang timeout blank 500 404 503 stack trace reproduce stopped spinner wrong empty nothing incorrect disappear
 stuck corrupt unexpected load button duplicate vanish export sync malfunction
 / does nothing, doesn't work, does not work, not working, stopped working, won't load, doesn't load, error message, keeps crashing, nothing happens, no longer works, shows the wrong, white screen, when i press, when i click
outage down downtime availability unavailable disruption offline incident = outage down unavailable offline unreachable downtime 503
 crash everybody nobody everyone server site service
 / is down, are down, went down, can't reach, cannot reach, not reachable, not available, stopped responding, no one can, nobody can
performance speed slow latency performant lag = slow lag latency speed fast timeout memory cpu load sluggish seconds forever hang drain
 responsive quick stutter wait
 / takes forever, takes ages, takes minutes, takes too long, very slow, loads slowly, so slow, speed up
frontend ui ux interface design layout usability web website visual display look appearance = button page font screen layout css colour
 color menu icon mobile phone click align text browser dark contrast responsive overlap scroll design image theme logo header footer
 form dropdown popup modal tooltip navigation confusing intuitive interface margin pixel checkbox animation html
 / cut off, dark mode, hard to read, too small, small phones, start page, landing page, home page, on mobile, hard to find
backend server api database infrastructure data devops = server api database query timeout endpoint 500 503 request sql cache queue deploy
 migration log cron memory latency job worker backup storage index replication response cluster webhook payload json table
 container record kubernetes disk
 / internal server error, connection pool, returns a 500, background job, null pointer, stack trace
payments checkout billing transactions = payment checkout card charge paypal stripe refund transaction declined invoice currency wallet pay
 paid visa mastercard debit iban subscription cart voucher
 / charged twice, card was declined, apple pay, google pay, direct debit, pay button, credit card
mobile ios android app = android iphone ios app phone tablet ipad mobile notification push
security vulnerability breach privacy abuse infosec cybersecurity = breach phish phishing leak hack vulnerability malware suspicious
 unauthorised unauthorized stolen fraud compromise exploit ransomware exposed hacker virus injection attacker password ssl certificate
 token encryption intrusion credential badge intruder
 / someone logged in, strange email, suspicious email, suspicious link, was hacked
privacy gdpr dataprotection personal data = privacy gdpr consent personal data delete cookie tracking anonymise controller processor
 / personal data, my data, delete all, data protection, right to be forgotten
integration api webhook connector = integrate integration api webhook connect sync zapier slack plugin oauth endpoint token sdk
data report reporting analytics dashboard export = report dashboard export chart csv data figure metric statistic excel graph analytics
documentation docs manual instructions tutorial guide = document documentation manual guide tutorial instruction example readme outdated step docs typo explain
feature features enhancement improvement wishlist = feature add option wish integrate dark mode support ability theme enhancement
 allow request would could idea shortcut filter
 / would be nice, would be great, it would help, could you add, please add, can you add, i wish, any plans to, would love, is missing a, there should be
hr people personnel human resources recruiting recruitment hiring talent payroll = leave vacation holiday salary payroll contract benefit
 hire interview candidate manager sick parental onboarding maternity employee wage pension overtime payslip resign resignation
 probation bonus harassment colleague appraisal job training pto cv applicant retirement paternity absence promotion dismissal childcare
 / parental leave, sick leave, annual leave, days off, pay rise, sick note, job offer, notice period, time off, working hours, new hire, new employee
payroll salary wages pay = salary payroll payslip wage overtime bonus paid deduction tax pension gross net
recruiting job jobs career careers application vacancy = apply application job vacancy cv resume interview candidate position hire recruiter
 opening career internship
 / apply for, job opening, cover letter, are you hiring
facilities facility building office maintenance premises estate workplace property caretaker janitor = heating air desk chair light toilet lift elevator
 door window key building office room leak parking clean cleaner kitchen bulb plumbing plumber carpet roof temperature cold hot
 meeting badge aircon radiator floor tap sink ceiling blind bin coffee fridge dishwasher thermostat gate basement stairs socket
 desk mould lock hinge corridor smell
 / air conditioning, light bulb, meeting room, too cold, too hot, coffee machine, water leak, parking space
legal law compliance contract lawyer attorney counsel regulatory = contract clause legal lawyer liability agreement licence terms lawsuit court
 attorney nda sue claim gdpr copyright trademark infringe subpoena regulator jurisdiction litigation patent solicitor
 dispute statute settlement counsel hereby judge
 / terms and conditions, non disclosure, intellectual property, take legal action, sign the contract, cease and desist
marketing advertising promotion communications brand pr press = campaign brand advert newsletter audience social promotion banner seo launch
 slogan press logo billboard leads influencer brochure advertisement post instagram poster flyer journalist media webinar sponsor
 / social media, press release, open rate, landing page, trade fair
sales sale lead presales quote demo upgrade prospect purchase commercial = quote demo buy purchase upgrade enterprise plan trial seat
 licence license discount pricing prospect deal interested price volume reseller customer pipeline offer order tender wholesale
 / interested in, how much would, free trial, book a demo, per seat, per user, talk to sales, price list, volume discount, would like to buy
procurement purchasing supplier vendor = supplier vendor procure purchase tender order rfp quote contract
operations production manufacturing plant = production machine line shift plant conveyor assembly factory stock maintenance throughput
research development rnd = research prototype experiment patent lab study develop development
management strategy executive leadership = strategy board budget plan goal objective executive merger vision roadmap quarter
`
