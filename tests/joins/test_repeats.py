"""What a text says twice: a lost space comes back each time, a name stays however often it stands."""

from __future__ import annotations

import functools

from cleantext.joins import Joiner, with_spaces

# A text a line; | is where a space was lost, \\n where a line ends.
JOINS = r"""
Wang Yi|transferred the papers to the new office. The clerk said that Wang Yi|transferred them himself.
Wang Yi|transferred the papers to the new office.\nAfter lunch Wang Yi|transferred the rest.
Wang Yi|transferred the harbour papers\nWang Yi|transferred the harbour papers to the new office on Monday, the clerk said.
Anna Holm|told reporters that the ferry was late.\n\nThe ferry was late again on Tuesday, Anna Holm|told the radio.
Anna Holm|told reporters that the ferry was late.\nAnna Holm|told reporters that the ferry was late.
Photo: Anna Holm|told reporters on Monday that the ferry would stay.\n\nAnna Holm|told reporters on Monday that the ferry would stay at its quay this summer.
According to the newspaper|The boats will be sold in the spring. Nobody else has seen the plan.\n\nThe mayor read the newspaper|The boats will be sold, it said.
The night ferry|will stay at its quay this summer\n\nThe night ferry|will stay at its quay this summer, the owner said on Monday.
The night ferry|will stay at its quay this summer. Those who hoped that the night ferry|will sail again must wait.
The mill at Oster|was sold to a baker from the next village. Before the war the mill at Oster|was a school.
Prime Minister Lind|said that the bridge was safe. On Friday Lind|said that it was not.
Prime Minister Lind|said the bridge was safe\nPrime Minister Lind|said on Friday that the bridge was safe, and that nobody had to worry.
The bank Nordhavn|announced a loss of four million crowns. Last year Nordhavn|announced a gain.
The museum has a technology|like no other in the country. A technology|like this costs money.
The captain, Peter Vang|and his crew were rescued by a trawler. Peter Vang|and his crew are well.
Rescued: Peter Vang|and his crew\n\nThe captain, Peter Vang|and his crew were rescued by a trawler on Sunday morning.
By Maria Stone|for the Evening Post\n\nThe water rose again on Sunday.\n\nMaria Stone|for the Evening Post
In Geneva|the talks went on for another week. When the ministers left Geneva|the talks were over.
Talks go on in Geneva|as ministers arrive\n\nThe talks go on in Geneva|as ministers arrive from four countries.
The actress Clara Berg|who plays the queen was late. Clara Berg|who plays the queen did not want to talk.
The actress Clara Berg|plays the queen. In the second film Clara Berg|plays a nurse.
He was born in Aarhus|in the winter of 1950. His mother had come to Aarhus|in the spring.
The team of Coach Miller|won the first match. In May Coach Miller|won the cup.
Coach Miller|won the cup\nCoach Miller|won the cup after a long night in the rain, and thanked the fans.
She wrote for the Guardian|about fish. Her husband wrote for the Guardian|about cars.
The researchers at Stanford|found that bees can count. In 2010 others at Stanford|found the opposite.
Bees can count, researchers at Stanford|found\n\nBees can count, researchers at Stanford|found in a study of four hives.
The company|has sold its ships. Last week the company|has lost its licence.
The company|has sold its ships\nThe company|has sold its ships to a firm in the north.
The island of Samso|is powered by wind. The island of Samso|is also known for its potatoes.
According to Reuters|the ship sank at night. A second report by Reuters|the next day said it did not.
The ship sank at night, according to Reuters|the agency that saw it first.\nA boat brought the crew home.\nThe ship sank at night, according to Reuters|the agency that saw it first.
Last year the government|of Norway bought two ferries. This year the government|of Denmark bought one.
He worked with Steven Hill|on the first film and with Steven Hill|on the last.
The river|flooded the lower streets. In the morning the river|flooded the church.
The river|flooded the church\nThe river|flooded the church and the lower streets on Sunday night, and forty families had to leave.
Dr Chen|from the hospital said that the test was safe. Dr Chen|from the hospital has used it since May.
The senator from Ohio|voted against the bill. Both senators from Ohio|voted for it last year.
The game is made by Larsen|and sold in forty countries. Larsen|and his wife live in Malmo.
Investors in Tokyo|were afraid of a new war. In the evening investors in Tokyo|were calm again.
The song was written by Eva Lund|in 1970. A second song by Eva Lund|in the same year was lost.
Read more about the Baltic|Sea here. The Baltic|Sea is cold in May.
The head of the United|Nations came to the city on Friday. The United|Nations paid for the visit.
The White|House said that it knew nothing. Later the White|House said that it had known.
In South|Africa the rain came late. The farmers of South|Africa waited for it.
A man from New|York bought the house. He has another in New|York and never lives there.
The storm hit the coast of Florida|on Monday. It was the third storm to hit Florida|on a Monday.
The storm hit Florida|on Monday\n\nThe storm hit Florida|on Monday and left two million people without light.
The minister|said no. Asked again, the minister|said nothing.
The minister|said no to the bridge\nThe minister|said no to the bridge on Friday, and to the tunnel as well.
The painter lived in Skagen|with his three sons. He had bought a house in Skagen|with the money of his wife.
The court in The Hague|ruled on Tuesday that the fish belong to all. The court in The Hague|ruled the same in 1990.
A spokesman for Boeing|declined to comment. A spokesman for Airbus declined, too. On Friday Boeing|declined again.
The film stars Emma Reed|as a lonely nurse. Critics praised Emma Reed|as the best nurse of the year.
The trainer Olga Petrova|believes in long walks. Olga Petrova|believes that a horse knows more than it shows.
Elections in Kenya|will be held in August. Nobody knows whether the elections in Kenya|will be fair.
The children of Class|Four planted a tree. The tree of Class|Four died in the summer.
Support came from Sweden|where the party is in power. The leader fled to Sweden|where he has a brother.
In the report|published on Monday the bank warned of a crisis. The report|published last year had warned of the same.
The author of the book|says that nothing is true. In the book|says her sister, all is true.
She studied at Oxford|before the war. Her father taught at Oxford|before he died.
Fishermen on the Faroe|Islands caught less. The Faroe|Islands live on fish.
The trial of Jonas Berg|began on Monday. Before the trial of Jonas Berg|began, three witnesses had left the country.
The trial of Jonas Berg|began on Monday\nPhoto: The trial of Jonas Berg|began on Monday.\nThe trial of Jonas Berg|began on Monday in a small room, and nobody was let in.
We asked Professor Adler|how long the ice will last. Professor Adler|how long have you been on the ice?
Police in Leeds|arrested two men. A week later police in Leeds|arrested a third.
The Chief Executive of Tesco|told the paper that prices would fall. In May Tesco|told shops to wait.
Antony Blinken|said that the talks would go on. In Cairo Antony Blinken|said the same, and later Antony Blinken|said it again.
The harbour master Lars Friis|closed the harbour at noon. Lars Friis|closed it on Sunday as well. When Lars Friis|closed the harbour the last time, it was for a whale.
"""
MARKS = r"""
The ferry stayed at the quay.|The owner was sad. Nobody came to the quay.|The owner went home.
The ferry stayed at the quay.|The owner was sad.\nThe ferry stayed at the quay.|The owner was sad.
Boats for sale in the harbour:|Anna Holm has three. Boats for sale in the harbour:|Anna Holm has three more.
He said "no"|and left the room. She said "no"|and stayed.
The mill (built in 1901)|was sold. Another mill (built in 1901)|was not.
It rained in Oslo,|where the king lives. It snowed in Oslo,|where the queen lives.
It rained in Oslo.|The king stayed at home\n\nIt rained in Oslo.|The king stayed at home and read.
The storm came on Friday.|Trees fell, and roofs flew.\nThe storm came on Friday.|Trees fell.
In 2019|the bridge fell. It fell again in 2019|the radio said.
The talks ended.|Read the whole story here. The talks ended.|Read the whole story there.
“Never again,”|said the captain. “Never again,”|said the mate.
The price rose to 45|euros in May. It had been 45|euros in March.
Water is short in Kenya.|Farmers wait for rain.\nPhoto: Water is short in Kenya.|Farmers wait.
Her name was Eva,|and she was tall. His name was Eva,|and nobody laughed.
"""
NAMES = r"""
He bought an iPhone in the shop. His sister has an iPhone, too, and her iPhone is red.
She bought an iPhone. The iPhone was broken.
The film is on YouTube. We watched YouTube all night, and YouTube knew what we liked.
On YouTube nobody is old. She makes money with YouTube and gives it away.
Danny DeVito was short. In the film DeVito plays a king, and DeVito plays him well.
Danny DeVito came to the party. At the door DeVito sang.
The McDonald family lived here. Mr McDonald kept bees until McDonald the younger sold the land.
They met at McDonald. After lunch McDonald was closed.
The GLONASS office opened on Monday. A GLONASS receiver costs forty euros, and GLONASS works at sea.
She wrote the code in JavaScript. JavaScript is everywhere, and nobody loves JavaScript.
His account at PayPal was closed. PayPal said nothing. He wrote to PayPal again.
A LinkedIn page is a must. She deleted LinkedIn. On LinkedIn everybody is happy.
He works for DreamWorks. DreamWorks made the film, and DreamWorks sold it.
The firm SoundBridge makes radios. A radio by SoundBridge costs more. SoundBridge was founded in 1990.
FedEx brought the box. The man from FedEx was late, and FedEx paid.
The PlayStation stood in the corner. Every PlayStation has a fan, but this PlayStation had none.
The NetBridge router was red. Nobody could mend the NetBridge when it fell, so NetBridge sent another.
Our WaterHouse was built in 1960. The WaterHouse is open on Sundays, and at night the WaterHouse shines.
The CityLink bus leaves at nine. CityLink has forty buses. A ticket for CityLink costs two euros.
The OpenHarbour project began in May. Since then OpenHarbour has grown, and many use OpenHarbour today.
Sarah McLachlan sang. McLachlan had a cold, and yet McLachlan sang for two hours.
The poet MacNeice wrote about snow. MacNeice was from Belfast. Few read MacNeice now.
Mr LaRue opened the door. LaRue was tired. Behind LaRue stood a dog.
Kim LeBlanc won the race. In the second race LeBlanc fell, and LeBlanc did not get up.
The mayor, Rosa DelRey, was angry. DelRey left the room. Nobody had seen DelRey angry before.
The Mercedes dealer had a WiFi room. The WiFi was slow. Without WiFi no one came.
The eBook costs four euros. An eBook is never sold out, and no eBook is ever dirty.
He ate at the IHOP and paid with AmEx. AmEx was fine, and the IHOP took AmEx.
The SkyTrain runs every ten minutes. The first SkyTrain was yellow. She takes the SkyTrain to school.
The Smurfberry tree grows slowly. A Smurfberry is blue, and Smurfberry jam is blue as well.
The village of Hollowbrook has a mill. In Hollowbrook nobody locks the door. Hollowbrook was flooded in 1953.
The Thornwood school closed. Thornwood had two classes. The children of Thornwood go by bus.
The Ravensmoor bridge fell. They built the Ravensmoor bridge anew, and Ravensmoor paid for it.
The singer Birdyoung is from Leeds. Birdyoung sings about rain, and rain follows Birdyoung.
Captain Marwood saw the light. Marwood was alone. The light saw Marwood.
Mrs Goodfellow kept the post office. Goodfellow knew everybody. All letters went through Goodfellow.
The Kirchberger house is old. Dr Kirchberger sold it, and Kirchberger wept.
Mr Shoigu spoke first. Shoigu was brief. After Shoigu nobody spoke.
The village doctor, Dr Overthere, came late. Overthere had no horse. People liked Overthere.
The Sandcastle Hotel is full. Sandcastle has forty rooms. We like the Sandcastle.
Play the game Moonbase with four friends. Moonbase is hard. My friends hate Moonbase.
A Bluefin tuna weighs a lot. The Bluefin is rare, and a Bluefin brings money.
The TeamTalk radio said so. On TeamTalk they laughed. TeamTalk is on at nine.
The WhatsApp group has forty members. WhatsApp was down. She left WhatsApp in May.
He lives in DeKalb. DeKalb is small. From DeKalb it is an hour to the city.
The LaserDisc was large. A LaserDisc holds one hour. He has sixty LaserDisc films.
The MasterCard was refused. Her MasterCard works abroad. MasterCard said it was sorry.
The HarperCollins office is in Glasgow. HarperCollins printed the book, and HarperCollins sold it.
The ProSieben film began at eight. ProSieben shows films. Watch ProSieben at night.
The BlackRock fund lost money. BlackRock has other funds. A man from BlackRock came.
The HuffPost writer was wrong. HuffPost said sorry. She reads HuffPost.
The TripAdvisor stars were gone. On TripAdvisor the inn had five, and TripAdvisor took them all.
The JetBlue plane was late. JetBlue had two planes. We flew JetBlue home.
The SpaceX rocket fell into the sea. SpaceX has more, and SpaceX will try again.
The GitHub page has it. Look on GitHub. GitHub keeps all.
The PostNord van came at noon. PostNord had lost the parcel. PostNord paid for it.
The DataBarge tool reads rows. Start DataBarge with a file. DataBarge stops at the end.
Open the FarmBook app. FarmBook shows your cows. Every cow in FarmBook has a name.
The BoatShare club has nine boats. BoatShare is cheap. Join BoatShare in the harbour.
Our StoryCorner is open on Friday. In the StoryCorner they read. Bring a cushion to the StoryCorner.
The HeartStart machine hangs on the wall. HeartStart speaks to you. Nobody fears HeartStart.
Agnes McGregor sold eggs. McGregor had ninety hens, and every hen knew McGregor.
The iPad was cold. An iPad needs power. He threw the iPad away.
The O'Brien boys swam. O'Brien the elder won. Nobody beat O'Brien.
The photo is from GettyStock. GettyStock sells photos. A photo by GettyStock costs ten euros.
The band Nightswimmer played two songs. Nightswimmer was loud. I like Nightswimmer.
The Longboard is made of wood. A Longboard is fast. He fell off the Longboard.
Photo: DeVito at the gate\n\nDeVito at the gate on Monday
YouTube star buys a mill\n\nA YouTube star has bought a mill, and the village is afraid.
"""


@functools.cache
def joiner() -> Joiner:
    return Joiner("en")


def repaired(text: str) -> str:
    return with_spaces(text, joiner().splits(text))


def texts(lines: str) -> list[str]:
    return [line.replace("\\n", "\n") for line in lines.strip().split("\n")]


def share_mended(lines: str) -> float:
    """Of the texts in which no space is missing any more, and none was put elsewhere."""
    found = [repaired(text.replace("|", "")) == text.replace("|", " ") for text in texts(lines)]
    return sum(found) / len(found)


def test_229_a_lost_space_that_a_text_repeats() -> None:
    """The word that came of it was taken for a name: it stands again. Headlines, captions and summaries repeat such words."""
    assert share_mended(JOINS) > 0.7  # 12 of 69 before
    assert share_mended(MARKS) > 0.7  # 6 of 14 before
    twice = "After the meeting Wang Yi|transferred the papers.\nThe clerk said that Wang Yi|transferred them himself."
    assert repaired(twice.replace("|", "")) == twice.replace("|", " ")


def test_245_names_stay_however_often_they_stand() -> None:
    assert not [text for text in texts(NAMES) if repaired(text) != text]


def test_246_a_name_behind_the_same_word() -> None:
    """A firm before its products: the word before is ever the same, and still it is a name, with another word behind."""
    for name in ("LightHarbour", "FutureBridge"):
        text = "\n".join(f"The new Holm {name} {number} is sold out." for number in ("nine", "ten", "four", "six"))
        assert repaired(text) == text
