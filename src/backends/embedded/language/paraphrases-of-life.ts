/** Groups of words of daily life that questions and texts use for each other: health, homes, food, culture, sport. */
export const paraphrasesOfLife = `
sharp knife
kettle boil
fridge refrigerator freezer
freeze freezer frozen
thaw defrost
oven bake
microwave heat
stove hob cooker
cooker stove oven
pan pot
lid cover
cover lid protect
wash clean rinse
filter strainer
descale limescale scale
vacuum hoover clean
assemble build put
screw bolt
tool equipment
helmet hat
glove hand
shoe boot
size fit
fragile delicate
heavy load
lift raise carry
load carry weight
pump compressor
dry without water
engine motor
oil lubricate
speed fast velocity
photograph picture shoot
record tape
listen hear audio
keyboard type
print printer printout
scan scanner
copy duplicate
file document folder
folder directory
attach attachment enclose
enclose attach include
subject topic
topic theme subject
chapter section
page sheet
library book
overdue fine
reader patron
homework assignment
exam test
grade mark score
pass succeed
semester term
tuition fee
scholarship grant
nursery kindergarten daycare
playground play
toy game
player team
coach trainer
trainer coach instructor
match game
goal score
beat defeat win
league championship tournament
race run marathon
runner athlete
medal prize
referee umpire
stadium arena
audience spectator crowd fan
spectator audience fan viewer
hike trail walk trek path route ramble
miss forget skip omit
distance length long kilometre mile
undesired unwanted adverse side
wrong faulty mistake error
answer solution
suitable fit appropriate right
trip expedition voyage journey tour
fill refill water
bottle water drink flask
maintain service look care keep
owner proprietor belong own
famous known renowned celebrated
father mother son daughter parent
inherit leave bequest heir will
rain weather storm snow bad wet
frequent common often usual
occupation profession shipbuilder carpenter merchant teacher engineer farmer clockmaker baker
jurisdiction responsible competent
car drive vehicle
run manage lead direct director head operate
responsible charge competent jurisdiction duty
`
