"""Code, data and notations stay whole; the prose around them is mended as before."""

from __future__ import annotations

import pytest

from cleantext import Cleaner
from cleantext.joins import Joiner, with_spaces

BEFORE = "The harbour keeps its records in many forms,and each of them has its own use."
AFTER = "Most of this is old, and some of it is wrong, but the boats still leave on time.Nobody minds."


def repaired(text: str) -> str:
    return with_spaces(text, Joiner("en").splits(text))


TUTORIAL = """from django.shortcuts import render,redirect
def login(request):
    if request.method=="POST":
        email=request.POST["email"]
        password=request.POST["password"]
        auth_login(request,user)
    return render(request,"login.html",{"title":"Sign in"})
The dictionary request.POST holds what was typed; request.FILES holds what was uploaded."""
LIST = """foreach(var boat in boats)
    Console.WriteLine(boat);
list.Append(boat);
moor(boat,quay);
The method list.Append gives back a new list, while boat.Name is a text, and boats.Count a number."""
OTHERS = """2024-03-05 04:12:10,113 WARN tide.Gauge - level:low,pump:off
SELECT name,year,harbour FROM boats WHERE year>1900 ORDER BY name,year;
INSERT INTO boats(name,year) VALUES('Swan',1904),('Coot',1911);
$ sudo apt install boat-tools,tide-tools
$ cut -d, -f1,3 boats.csv | sort -t, -k2,2n
[00:12.50]Row the boat"""


@pytest.mark.parametrize("code", [TUTORIAL, LIST, OTHERS])
def test_414_code_stays_as_it_is_in_an_article(code: str) -> None:
    """`login (request)`, `request. POST["email"]`, `list. Append`, in spite of what the manual said."""
    text = f"{BEFORE}\n\n{code}\n\n{AFTER}"
    assert repaired(text) == text.replace("forms,and", "forms, and").replace("time.Nobody", "time. Nobody")
    spread = text.replace("\n", "\n\n")
    assert repaired(spread) == repaired(text).replace("\n", "\n\n")


def test_414_each_line_of_code_stays_as_it_is_by_itself() -> None:
    for line in (*TUTORIAL.split("\n"), *OTHERS.split("\n")):
        assert repaired(line) == line


@pytest.mark.parametrize(
    "data",
    [
        "name,year\nSwan,1904\nCoot,1911",
        "name,year,lost\nSwan,1904,Storm\nCoot,1911,Ice\nEgret,1960,",
        'name,owner,"home port"\n"Swan","Holm, Anna",North\nHeron,"Lund, Eva",North',
        "boat;year;harbour\nSwan;1904;North",
        "boat|year|harbour\nSwan|1904|North",
        "|boat|year|\n|---|---|\n|Swan|1904|",
        "boat\tyear,month\tharbour:quay\nSwan\t1904,May\tNorth:east",
        "name:harbour\ndepth:low\nboats:swan,coot,heron",
        "[pump]\nstate:off\nowner:keeper",
        "From:Anna Holm\nTo:Nils Berg\nSubject:The gate",
    ],
)
def test_415_rows_of_data_stay_as_they_are_in_an_article(data: str) -> None:
    """`Swan, 1904`, and of three columns one alone: `Swan,1904, Storm`."""
    text = f"{BEFORE}\n\n{data}\n\n{AFTER}"
    assert repaired(text) == text.replace("forms,and", "forms, and").replace("time.Nobody", "time. Nobody")


@pytest.mark.parametrize(
    "text",
    [
        "A line of the file is key:value, with the key on the left of the colon.",
        "The format is simple: |a|b| is one row of it, and |c|d| is the next.",
        "The oil holds an alpha,beta-unsaturated ketone, and N,N-dimethylaniline; (2R,3S)-tartaric acid came later.",
        "We used tris(hydroxymethyl)aminomethane and bicyclo[2.2.1]heptane in the yard of the harbour.",
        "The game was short: 1.e4 e5 2.Nf3 Nc6 3.Bb5 a6 4.Ba4 Nf6 5.O-O Be7, and then they went home.",
        "The rock lies at 54°12'N,10°33'E on the map, or lat:54.2 on the other one that they have.",
        "Knit row 2 as P2,K2,sl1,k1 and turn the work, then go on with the next row as before.",
        "Call moor(boat,quay) first, then len(boats), and print(boat) shows what came of it.",
        "Sort them by self.Name, and take Math.PI from the library if you need it for the circle.",
        "See Holm2004a,b for the tides, and write to mailto:keeper for the rest of the old records.",
        "They watched E!News at home, and the key ABCDE-12KLM-NOPQR was on the box of the game.",
        "You can (A)ttack or (D)efend, and nobody can tell which of them would have been better.",
    ],
)
def test_416_notations_stay_as_they_are(text: str) -> None:
    assert repaired(text) == text
    assert Cleaner(language="en")(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "They came from theU.S. Games office, and nobody at the harbour knew them before that day.",
        "It paid US$171 for the boat, and AU$20 for the bell that came with it from the other shore.",
        "The map went down from 50MiBby half, and nobody at the harbour could tell the difference.",
        "It was printed by Harbour Science+Business Media in the year in which the bell was cast.",
        "There are no “if”s, “and”s or “but”s about the ferry, the keeper of the harbour said.",
    ],
)
def test_417_no_space_within_initials_sums_sizes_and_names(text: str) -> None:
    done = repaired(text)
    for piece in ("U.S.", "US$171", "AU$20", "50MiB", "Science+Business", "“if”s", "“and”s"):
        assert (piece in done) == (piece in text)


@pytest.mark.parametrize(
    ("joined", "apart"),
    [
        ("The harbour is closed.Then they left.", "closed. Then"),
        ("He came home,so we left the harbour at once.", "home, so"),
        ("They had one thing to say:the boat was gone.", "say: the"),
        ("The ferry(the old one)was sold to a museum.", "ferry (the old one) was"),
        ("It is on the list.The other boats are not.", "list. The"),
    ],
)
def test_418_prose_is_mended_as_before(joined: str, apart: str) -> None:
    assert apart in repaired(joined)


def test_420_a_call_in_prose_is_known_by_other_calls() -> None:
    """`moor(boat)` by itself looks like a word with a gloss."""
    text = "Call moor(boat){0} first, then login(request) and find(name), and at the end the function of the harbour."
    assert repaired(text.format(", or moor(boat,quay)")) == text.format(", or moor(boat,quay)")
    assert repaired(text.format(", or leave()")) == text.format(", or leave()")
    gloss = "They call it tikanga(protocol), and everybody in the harbour of the island knows what it means."
    assert repaired(gloss) == gloss.replace("tikanga(", "tikanga (")
