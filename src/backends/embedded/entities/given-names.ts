const names = `
aaron abdul abigail abraham ada adam adele adrian agnes ahmed aisha alan albert alejandra alejandro alessandro alex alexander alexandra
alexei alfred ali alice alicia alina alison allison amanda amara amelia amina amir amit amy ana anders andre andrea andreas andreea andrei
andrew andy angela angelo angus anika anil anita anja ann anna anne annette annika anthony antoine anton antonia antonio anya april
ariana arjun arnold arthur arturo asha ashley astrid audrey axel aylin barbara bart beata beatrice beatriz becky ben benedict benjamin
bernard bernd bernhard beth betty bianca bill birgit bjorn bjoern bob bogdan boris brad brandon brenda brian bridget brigitte bruce bruno
caleb callum cameron camila camille carl carla carlos carmen carol carolina caroline carolyn cassandra catarina catherine cathy cecilia
celia chad chantal charles charlie charlotte chen chloe chris christa christian christina christine christoph christopher cindy claire
clara claude claudia claus cleo clive colin connor conor corinne craig cristina curtis cynthia daisy damian damien dan dana daniel
daniela daniele danielle daria darius darren dave david dawn dean deborah deepak denis denise dennis derek desmond devi diana diane diego
dieter dietrich dimitri dina dirk dmitri dolores dominic dominik donald donna dora doris dorothy douglas duncan dylan eddie edgar edith
edmund eduardo edward edwin eileen elaine eleanor elena eli elias elif elin elisa elisabeth elise eliza elizabeth ella ellen elliot
elsa emil emilia emilie emilio emily emma emmanuel enrico enrique eric erica erich erik erika ernest esme esteban esther ethan eugene
eva evan eve evelyn fabian fabio faith farah fatima federico felicity felipe felix fernanda fernando finn fiona flora florence florian
frances francesca francesco francis francisco francois frank franz fred freda frederick freya friedrich fritz gabriel gabriela gabriele
gareth gary gavin gemma geoffrey georg george georgia georgina gerald gerard gerda gerhard gertrude giancarlo gilbert gina giorgio
giovanni giulia giuseppe glen gloria gordon grace graham greg gregory greta grigor guillaume gunnar gunter gustav guy hal hamza hana
hanna hannah hannes hans hari harold harriet harrison harry harvey hasan hassan heather hector heidi heike heinrich helen helena helene
helga helmut hendrik henri henrik henry herbert hilda hilary hiroshi holger holly horst howard hugh hugo hussein ian ibrahim ida ignacio
igor ilse imran ines inga inge ingrid ioana irena irene irina iris isaac isabel isabella isabelle isla ismail ivan ivana ivo jack jackie
jackson jacob jacqueline jacques jake jakob jakub james jamie jan jana jane janet janice janine jared jason jasmine jasper javier jay
jean jeff jeffrey jennifer jenny jens jeremy jerome jerry jesper jess jesse jessica jill jim jimmy jin jitka joan joanna joanne joao
joaquin jochen jodie joe joel johan johanna johannes john johnny jonas jonathan jordan jorg jorge josef joseph josephine josh joshua
joyce juan juanita judith judy jules julia julian juliana julie juliet julio jun jurgen justin justine kai kamal kamila karen karim karin
karina karl karla karolina kaspar kate katarina katarzyna kate katerina katharina katherine kathleen kathryn kathy katie katja katrin
kay keith kelly ken kenji kenneth kerry kevin khalid kiran kirsten klara klaus krista kristen kristin kristina krzysztof kumar kurt kyle
lara larry lars latisha laura lauren laurence laurent lea leah leanne lee leena leila lena leo leon leonard leonardo leonie leslie lewis
liam lila lillian lily lina linda lisa liv lloyd logan lois lola lorenzo lorna lorraine louis louisa louise luca lucas lucia lucian
luciana lucie lucy ludwig luis luisa luka lukas luke luna lydia lynn maciej madeleine mads magda magdalena magnus mahmoud maja malcolm
malik mandy manfred manuel manuela mara marc marcel marcela marcelo marco marcos marcus margaret margarita margot maria mariam marian
mariana marianne marie marija marina mario marion marisa marius mark markus marlene marta martha martin martina marvin mary mateo mateusz
mathias matilda matt matteo matthew matthias maureen maurice max maxim maya meera megan mehmet mei melanie melissa mercedes meredith mia
michael michaela michal michel michele michelle miguel mika mike mikhail milan milena miles millie milos mina mira miriam miroslav
mohamed mohammad mohammed moira molly mona monica monika morgan moritz moses muhammad murat mustafa nadia nadine naomi natalia natalie
natasha nathan nathaniel neha neil nelson nick nicola nicolas nicole nicoletta niels nigel nikhil niklas nikola nikolai nils nina noah noel
nora norbert norma norman olaf oleg olena olga oliver olivia olivier omar oscar oskar osman otto owen pablo paige paloma pamela paola paolo
pascal patricia patrick patrik paul paula paulina pavel pawel pedro peggy penelope penny per percy peter petr petra phil philip philipp
philippa phillip phoebe pia pierre pilar piotr polly priya quentin rachel radek rafael rahul raj raja rajesh ralf ralph ramon ramona raphael
rashid raul ravi ray raymond rebecca regina reinhard renata rene renee rhys ricardo richard rick rita rob robert roberta roberto robin rocio
rodrigo roger roland rolf roman ron ronald rosa rosalind rose rosemary rosie ross roxana roy ruben rudolf rui rupert russell ruth ryan
sabine sabrina sadia salim sally salma sam samantha samir samira samuel sandra sandro sandy sanjay santiago sara sarah sasha saskia scott
sean sebastian selin selma serena sergei sergey sergio seth shane shannon sharon shaun sheila shirin shirley shreya sibylle siegfried sigrid silas
silke silvia silvio simon simona simone sina sofia sofie sonia sonja sophia sophie soren stacey stan stanislav stefan stefania stefanie stella
stephan stephane stephanie stephen steve steven stuart sue sunil surya susan susanna susanne suzanne sven svetlana sylvia sylvie tadeusz takashi
tamara tania tanja tanya tara tariq tatiana ted teresa terry tess thelma theo theodore theresa thomas thorsten tiago tilda tim timothy tina
tobias toby todd tom tomas tomasz tommy toni tony tracy travis trevor tricia trudy tyler ulrich ulrike uma umar ursula uta uwe valentin
valentina valeria valerie vanessa vera verena veronica veronika vicky victor victoria vijay viktor viktoria vincent viola violet virginia
vivian vivien vladimir walter wanda warren wayne wei wendy werner wilhelm will willem william winston wolfgang xavier yan yann yara yasmin
yolanda youssef yuki yuri yusuf yvette yvonne zachary zahra zara zeynep zoe zofia zoltan
nils bram sanne femke joost pieter wim thijs anouk aoife niamh siobhan ciara padraig eoin declan brendan kieran rhian gwen megan dafydd
kwame kofi ama abena chidi chioma ngozi emeka tunde femi ade bola amadou fatou moussa ousmane mamadou thabo sipho nomsa zanele tendai
akira haruto yui sakura naoko kenta daisuke takeshi yoko mariko ming li xin jing yu hui feng lan minh linh thi anh nguyen huong
arun vikram ananya divya kavita lakshmi nisha pooja rohan sameer sandeep suresh usha vivek zainab bilal farid hadi jamal karima
laila layla nabil noor omar rania reza saeed soraya tarek yasser ziad ravi sven torsten ingeborg solveig tove mette lone hanne
`

/** First names of many countries, in lower case without accents. */
export const givenNames: ReadonlySet<string> = new Set(names.trim().split(/\s+/))

/** A word as the list has it: in lower case, without accents. */
export const bareName = (word: string): string =>
  word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
