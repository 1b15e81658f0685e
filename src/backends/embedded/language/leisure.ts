/** Weather, refreshments, decoration, hobbies, family, animals, journeys and moods: what texts mention in passing. */
export const leisure = `
  sunny sunshine sun rainy rain rained raining drizzle mild windy cloudy fog foggy snowy splendid weather
  coffee tea biscuit biscuits cookie cake cakes pie pies pastries sandwich sandwiches snacks buffet barbecue pizza doughnuts
  chocolate ice-cream cider wine beer champagne lemonade refreshments catering delicious tasty yummy
  carpet carpets curtain curtains wallpaper painting paintings painted mural murals poster posters decoration decorated decor bunting balloon balloons flowers
  souvenir souvenirs icon icons logo font fonts photograph photographer selfie picture pictures portrait slides
  mascot otter parrot puppy dressed wore wearing costume trousers tie scarf scarves moustache beard
  weekend holiday holidays vacation song songs sang danced dancing dance choir band concert quiz joke jokes joked laughter
  laughed smiled smiling applause applauded cheered cheering clapped fun funny amusing lovely wonderful gorgeous beautiful pretty charming cosy cozy
  birthday anniversary jubilee wedding honeymoon hobby hobbies gardening knitting fishing golf marathon
  childhood grandmother grandfather aunt uncle cousin nickname nicknamed affectionately famous famously legendary beloved
  kiosk cafe caf\u00e9 canteen fireplace chandelier parasol hamster
  greetings cheers regards sincerely faithfully cordially hello thanks thank apologies apologised
  mosaic vintage quaint picturesque scenic sunset sunrise 
  cardboard glossy ribbon
  thunderstorm hail breeze blizzard heatwave mist sleet overcast scorching muddy 
  croissant croissants donut donuts muffin muffins brownies bun buns jam marmalade pretzel popcorn crisps peanuts candy sweets lollipop
  espresso cappuccino latte teapot mug thermos kettle soda cocktail prosecco whisky gin brunch picnic grill barbecued bbq
  buffet canapes tapas sushi curry lasagne spaghetti dumplings pancakes waffles chef's
  violin guitar piano trumpet drum drums bagpipes accordion flute rehearsing rehearsal rehearsed orchestra singer karaoke playlist radio music film films movie photo photos lunch hat hats brass
  juggler juggling juggles magician clown acrobat parade carnival fireworks confetti raffle bingo quizmaster trivia
  marathoner yoga chess sudoku crossword puzzles skiing surfing jogging 
  bumpy taxi jetlag vacationing getaway cruise geyser geysers volcano glacier
  divorce divorced newborn grandson granddaughter grandchildren grandpa grandma niece nephew sister sisters brother brothers mum dad husband wife twins girlfriend boyfriend 
  robin nesting squirrel hedgehog fox swan ducks pigeon kitten poodle dachshund labrador goldfish butterfly ladybird sparrow sparrows nest
  sunflowers tulips roses lilies blossom bouquet chestnut 
  perfume lipstick haircut hairdo hairdresser sunglasses earrings necklace bracelet slippers jumper cardigan waistcoat 
  joking jokingly giggled grinned chuckled hilarious cute adorable sweetheart magical charm splendidly enchanting delightful magnificent marvellous breathtaking
  nostalgic memories anecdote anecdotes tale tales legend legends rumour rumours gossip folklore
  poem poems poet novel novelist cartoon comic comics meme memes emoji emojis gif hashtag selfies
  toastmaster garland candles candle lanterns
  astrologer horoscope zodiac 
  tyre tire overslept yawned yawning snored
  handshake nicknaming hug hugged hugging kissed kiss wink winked
  bold italics font typeface staples staple paperclip binder wallpaper
  vinyl jukebox gramophone antique heirloom portraiture tapestry sculpture bust
  proverb quipped mused reminisced recalled fondly
`
