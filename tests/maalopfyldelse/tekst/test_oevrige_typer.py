"""udrulning, afledt and kvalitativ."""

import pytest

from maalopfyldelse.beregning import Type, Vurderet, Vurdering
from maalopfyldelse.tekst import figur, grundlag, saetning, udregning
from tests.maalopfyldelse.beregning.byg import (
    AAR_2017,
    Data,
    dag,
    kriterium,
    maal,
    medlem,
    plan,
    post,
)
from tests.maalopfyldelse.tekst.byg import laest, laest_alle, status

RYKKER = {"K": "Den nye rykkerskrivelse er taget i brug"}


def udrulning(med, n=4, pr_dato="2016-09-30", maaltal=None, periode="2016-01-01..2016-12-31"):
    valgt = kriterium(Type.UDRULNING, maal(maaltal, periode))
    raekker = tuple(
        (enhed, dag("2016-02-01") if enhed <= med else None) for enhed in range(1, n + 1)
    )
    medlemmer = tuple(medlem(enhed) for enhed in range(1, n + 1))
    return status(
        plan(valgt, medlemskaber=medlemmer),
        Data(udrulning={"K": raekker}),
        pr_dato,
        tekster=RYKKER,
    )


@pytest.mark.parametrize(
    ("med", "n", "pr_dato", "forventet"),
    [
        (
            3,
            4,
            "2016-09-30",
            "Målet »Den nye rykkerskrivelse er taget i brug« er på sporet: "
            "3 af 4 boligorganisationer er med; OBO mangler.",
        ),
        (
            1,
            4,
            "2016-12-31",
            "Målet »Den nye rykkerskrivelse er taget i brug« er ikke nået: "
            "1 af 4 boligorganisationer er med; CIVICA, FaB og OBO mangler.",
        ),
        (
            0,
            4,
            "2016-09-30",
            "Målet »Den nye rykkerskrivelse er taget i brug« er bagud: "
            "ingen af de 4 boligorganisationer er med endnu.",
        ),
        (
            4,
            4,
            "2016-09-30",
            "Målet »Den nye rykkerskrivelse er taget i brug« er nået: "
            "alle 4 boligorganisationer er med.",
        ),
        (
            2,
            2,
            "2016-09-30",
            "Målet »Den nye rykkerskrivelse er taget i brug« er nået: "
            "begge boligorganisationer er med.",
        ),
        (
            1,
            1,
            "2016-09-30",
            "Målet »Den nye rykkerskrivelse er taget i brug« er nået: boligorganisationen er med.",
        ),
        (
            0,
            1,
            "2016-09-30",
            "Målet »Den nye rykkerskrivelse er taget i brug« er bagud: "
            "boligorganisationen er ikke med endnu.",
        ),
        (
            0,
            0,
            "2016-09-30",
            "Målet »Den nye rykkerskrivelse er taget i brug« kan ikke gøres op: "
            "ingen boligorganisationer er knyttet til målet.",
        ),
    ],
)
def test_a_roll_out_names_who_is_missing(med, n, pr_dato, forventet):
    s = udrulning(med, n, pr_dato)
    assert laest(saetning(s.maal["K"], s)) == forventet


def test_a_roll_out_to_some_says_how_many_are_enough():
    s = udrulning(3, maaltal=75)
    assert laest(saetning(s.maal["K"], s)) == (
        "Målet »Den nye rykkerskrivelse er taget i brug« er nået: "
        "3 af 4 boligorganisationer er med; OBO mangler. Mindst 75 % skal være med."
    )
    assert laest(figur(s.maal["K"])) == "3 af 4 boligorganisationer (mål: mindst 75 %)"
    assert laest(udregning(s.maal["K"], s)) == (
        "3 / 4 = 75 %; 75 % / 75 % = 100 % af kravet; "
        "100 % / 74,9 % af perioden = 134 % af det forventede"
    )
    assert laest_alle(grundlag(s.maal["K"], s)) == [
        "Måltal for 2016: mindst 75 % af boligorganisationerne.",
        "Er med: AB, CIVICA og FaB.",
        "Er ikke med: OBO.",
    ]


def test_a_roll_out_to_all():
    s = udrulning(3)
    assert figur(s.maal["K"]) == "3 af 4 boligorganisationer"
    assert laest(udregning(s.maal["K"], s)) == (
        "3 / 4 = 75 % af kravet; 75 % / 74,9 % af perioden = 100 % af det forventede"
    )
    assert laest_alle(grundlag(s.maal["K"], s))[0] == "Måltal for 2016: alle boligorganisationer."


def test_a_roll_out_of_later_says_when_it_begins():
    s = udrulning(1, pr_dato="2016-03-31", periode="2016-07-01..2016-12-31")
    assert laest(saetning(s.maal["K"], s)) == (
        "Målet »Den nye rykkerskrivelse er taget i brug« er ikke startet: "
        "1 af 4 boligorganisationer er med; CIVICA, FaB og OBO mangler. "
        "Måleperioden begynder 1. juli 2016."
    )


def test_a_former_member_is_named_and_not_counted():
    medlemmer = (medlem(1), medlem(2, til="2016-06-30"))
    data = Data(udrulning={"K": ((1, dag("2016-02-01")), (2, dag("2016-02-01")))})
    valgt = plan(kriterium(Type.UDRULNING, maal(None)), medlemskaber=medlemmer)
    s = status(valgt, data, tekster=RYKKER)
    assert grundlag(s.maal["K"], s)[1:] == [
        "Er med: AB.",
        "Ikke talt med, fordi de ikke er medlem af planen nu: CIVICA.",
    ]


LEKTIE = plan(kriterium(Type.ANTAL, maal(400)), noegle="A")
FRITIDSJOB = plan(kriterium(Type.ANTAL, maal(25)), noegle="B")
LEVER_OP = {"K": "Helhedsplanerne lever op til deres egne succeskriterier"}


def afledt(a, b=None, pr_dato="2016-09-30", ukendt=()):
    andre = {"A": (LEKTIE, Data(poster=[post("2016-02-01", a)]))}
    if b is not None:
        andre["B"] = (FRITIDSJOB, Data(poster=[post("2016-02-01", b)]))
    valgt = kriterium(Type.AFLEDT, planer=(*andre, *ukendt))
    return status(plan(valgt), pr_dato=pr_dato, andre=andre, tekster=LEVER_OP)


@pytest.mark.parametrize(
    ("a", "b", "pr_dato", "forventet", "vist", "regnet"),
    [
        (
            248,
            None,
            "2016-09-30",
            "Målet »Helhedsplanerne lever op til deres egne succeskriterier« er lidt bagud: "
            "Plan A opfylder 62 % af kravet og 83 % af det forventede.",
            "62 % af kravet i 1 plan; 83 % af det forventede",
            "62 % af kravet; 83 % af det forventede",
        ),
        (
            248,
            18,
            "2016-09-30",
            "Målet »Helhedsplanerne lever op til deres egne succeskriterier« er lidt bagud: "
            "Plan A og Plan B opfylder i gennemsnit 67 % af kravet og 91 % af det forventede.",
            "67 % af kravet i 2 planer; 91 % af det forventede",
            "(62 % + 72 %) / 2 = 67 % af kravet; (83 % + 100 %) / 2 = 91 % af det forventede",
        ),
        (
            400,
            25,
            "2016-12-31",
            "Målet »Helhedsplanerne lever op til deres egne succeskriterier« er nået: "
            "Plan A og Plan B opfylder i gennemsnit 100 % af kravet.",
            "100 % af kravet i 2 planer; 100 % af det forventede",
            "(100 % + 100 %) / 2 = 100 % af kravet",
        ),
    ],
)
def test_other_plans_are_named_with_their_figures(a, b, pr_dato, forventet, vist, regnet):
    s = afledt(a, b, pr_dato)
    assert laest(saetning(s.maal["K"], s)) == forventet
    assert laest(figur(s.maal["K"])) == vist
    assert laest(udregning(s.maal["K"], s)) == regnet


def test_a_linked_plan_that_is_left_out_is_named_with_the_reason():
    s = afledt(248, ukendt=("FREMMED",))
    assert laest_alle(grundlag(s.maal["K"], s)) == [
        "Plan A: 62 % af kravet og 83 % af det forventede.",
        "FREMMED er ikke talt med: planen findes ikke her.",
    ]


def test_no_linked_plan_with_figures_gives_no_finding():
    valgt = kriterium(Type.AFLEDT, planer=("FREMMED",))
    s = status(plan(valgt), tekster=LEVER_OP)
    assert saetning(s.maal["K"], s) == (
        "Målet »Helhedsplanerne lever op til deres egne succeskriterier« kan ikke gøres op: "
        "ingen af de planer, det handler om, har tal endnu."
    )
    assert figur(s.maal["K"]) == "ingen data endnu"


def test_a_linked_plan_of_which_nothing_is_expected_yet():
    sent = plan(kriterium(Type.ANTAL, maal(10, AAR_2017)), noegle="A", naar=AAR_2017)
    valgt = plan(kriterium(Type.AFLEDT, planer=("A",)), naar="2016-01-01..2017-12-31")
    s = status(
        valgt, pr_dato="2016-12-31", valg="hele", andre={"A": (sent, Data())}, tekster=LEVER_OP
    )
    assert laest(saetning(s.maal["K"], s)) == (
        "Målet »Helhedsplanerne lever op til deres egne succeskriterier« er ikke startet: "
        "Plan A opfylder 0 % af kravet, men der er ikke forventet noget endnu."
    )


def test_a_judgement_is_said_with_its_date_and_never_as_a_percentage():
    vurderet = Vurderet(dag("2016-06-30"), Vurdering.DELVIST_OPFYLDT, "Huskelisten er i brug.")
    s = status(
        plan(kriterium(Type.KVALITATIV)),
        Data(vurderinger=[("K", vurderet)]),
        tekster={"K": "Nye virksomme tiltag er udviklet"},
    )
    assert laest(saetning(s.maal["K"], s)) == (
        "Målet »Nye virksomme tiltag er udviklet« blev 30. juni 2016 vurderet som delvist opfyldt."
    )
    assert figur(s.maal["K"]) == "delvist opfyldt"
    assert udregning(s.maal["K"], s) == "Der regnes ingen procent: målet vurderes i ord."
    assert laest_alle(grundlag(s.maal["K"], s)) == [
        "Vurderet 30. juni 2016: delvist opfyldt.",
        "Begrundelse: Huskelisten er i brug.",
    ]


def test_a_judgement_that_is_not_made_is_said_as_missing():
    s = status(plan(kriterium(Type.KVALITATIV)))
    assert saetning(s.maal["K"], s) == "Målet »Mål K« er ikke vurderet endnu."
    assert figur(s.maal["K"]) == "ikke vurderet endnu"
    assert grundlag(s.maal["K"], s) == []


def test_a_roll_out_to_nobody_has_no_figure():
    s = udrulning(0, 0)
    assert figur(s.maal["K"]) == "ingen boligorganisationer endnu"
    assert udregning(s.maal["K"], s) == (
        "Der regnes ingen procent: der er ikke registreret noget at regne på endnu."
    )


def test_a_roll_out_that_has_not_begun_expects_nothing():
    s = udrulning(1, pr_dato="2016-03-31", periode="2016-07-01..2016-12-31")
    assert laest(udregning(s.maal["K"], s)) == (
        "1 / 4 = 25 % af kravet; der er ikke forventet noget endnu"
    )
