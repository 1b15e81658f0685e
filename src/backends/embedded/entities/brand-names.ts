const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s*,\s*/))

/** Makers whose names stand before a model: cars, motorcycles, bicycles, phones, computers, cameras, tools and household machines. */
export const brandNames: ReadonlySet<string> = list(`
  alfa romeo, aston martin, audi, bentley, bmw, buick, byd, cadillac, chevrolet, chrysler, citroen, citro\u00ebn, cupra, dacia, daihatsu, dodge, ferrari,
  fiat, ford, genesis, gmc, honda, hyundai, infiniti, isuzu, jaguar, jeep, kia, lada, lamborghini, lancia, land rover, lexus, lincoln, lotus,
  maserati, mazda, mclaren, mercedes, mercedes-benz, mg, mini, mitsubishi, nissan, opel, peugeot, polestar, porsche, ram, renault, rivian, rolls-royce,
  saab, seat, skoda, \u0161koda, smart, ssangyong, subaru, suzuki, tesla, toyota, triumph, vauxhall, volkswagen, volvo, vw, yamaha, kawasaki, ducati,
  harley-davidson, vespa, piaggio, aprilia, ktm, trek, giant, specialized, cannondale, brompton, raleigh, cube, scott, canyon, bianchi,
  apple, samsung, google, huawei, xiaomi, oneplus, nokia, motorola, sony, lg, htc, oppo, realme, fairphone, honor, asus, acer, dell, hp, lenovo,
  microsoft, msi, toshiba, fujitsu, razer, panasonic, philips, sharp, hitachi, canon, nikon, fujifilm, olympus, leica, pentax, gopro, dji, garmin,
  fitbit, bose, jbl, sennheiser, logitech, epson, brother, xerox, kyocera, ricoh, bosch, siemens, miele, aeg, electrolux, whirlpool, beko, candy,
  hoover, dyson, smeg, kenwood, delonghi, krups, braun, tefal, ninja, kitchenaid, zanussi, liebherr, gorenje, makita, dewalt, stanley, hilti, karcher,
  k\u00e4rcher, stihl, husqvarna, ikea, lego, playmobil, nike, adidas, puma, reebok, asics, levi's, casio, seiko, rolex, omega, swatch, fender, gibson,
  steinway, nintendo, sega, tp-link, netgear, cisco, ubiquiti, synology, sandisk, kingston, intel, amd, nvidia`)
