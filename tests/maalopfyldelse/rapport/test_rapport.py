"""The reports of two real plans, as the bestyrelse gets them."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import pairwise

import pikepdf
import pytest
from django.core.management import call_command
from django.db import transaction

from helhedsplan.models import Helhedsplan, Planversion
from indsatser.models import Kriterieversion, Maaltal, Registrering, Succeskriterium
from maalopfyldelse import services
from maalopfyldelse.models import Opgoerelse
from maalopfyldelse.rapport import (
    byg_rapport,
    html_til_pdf,
    lav_pdf,
    som_html,
    tegn_diagrammer,
    vaelg_form,
)
from maalopfyldelse.rapport.indhold import Oplysning, Rapport
from maalopfyldelse.services.opgoerelser import kontroller
from tests.maalopfyldelse.rapport import laes

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Lavet:
    indhold: Rapport
    pdf: bytes
    sider: int
    igen: bytes  # the same report made once more


Laver = Callable[..., Lavet]


@pytest.fixture(scope="module")
def lav_rapport(django_db_setup, django_db_blocker) -> Iterator[Laver]:
    """Make a plan's report; nothing is left in the database when the module's tests end."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("demodata", "--uden-rapport")

        def lav(kortnavn: str, pr_dato: date) -> Lavet:
            plan = Helhedsplan.objects.get(kortnavn=kortnavn)
            rapport = services.bestil_statusrapport(plan, pr_dato)
            services.udfoer_opgoerelse(rapport.opgoerelse_id)
            opgoerelse = Opgoerelse.objects.select_related("plan").get(pk=rapport.opgoerelse_id)
            resultat = kontroller(opgoerelse)
            pdf = lav_pdf(rapport, resultat)
            return Lavet(
                indhold=byg_rapport(rapport, resultat),
                pdf=pdf.indhold,
                sider=pdf.sider,
                igen=lav_pdf(rapport, resultat).indhold,
            )

        yield lav
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def bf(lav_rapport: Laver) -> Lavet:
    return lav_rapport("BF", date(2016, 9, 30))


@pytest.fixture(scope="module")
def rising(lav_rapport: Laver) -> Lavet:
    return lav_rapport("RISING", date(2016, 9, 30))


def test_side_1_says_what_plan_when_and_what_was_known(bf):
    side = laes.sider(bf.pdf)[0]
    assert "Statusrapport nr. 1 Boligsocialt Fællessekretariat Odense" in side
    assert "Opgjort pr. 30. september 2016" in side
    assert "1. januar 2016 – 30. april 2017 9 af 16 måneder" in side
    assert "Opgørelsesperiode 1. januar – 31. december 2016" in side
    assert re.search(r"Oplysninger registreret til og med \d+\. \w+ \d{4} kl\. \d\d\.\d\d", side)


def test_side_1_says_how_far_the_plan_is(bf):
    hvor_langt = bf.indhold.hvor_langt
    assert [(n.tal, n.tekst) for n in hvor_langt.noegletal] == [
        ("58\xa0%", "af kravet for 2016 er opfyldt"),
        ("98\xa0%", "af det, der kunne ventes 30.\xa0september 2016"),
        ("75\xa0%", "af opgørelsesperioden er gået"),
    ]
    assert hvor_langt.stribe is not None
    assert sum(stykke.antal for stykke in hvor_langt.stribe.stykker) == 12
    assert hvor_langt.medregnet == "10 af 12 mål indgår."
    assert hvor_langt.udeladte == ["Vurderes i ord, ikke i procent: K10.", "Ingen data endnu: K21."]


def test_side_1_names_what_needs_attention_and_what_goes_well(bf):
    side = laes.sider(bf.pdf)[0]
    assert 0 < len(bf.indhold.opmaerksomhed) <= 5
    assert 0 < len(bf.indhold.godt) <= 3
    assert side.index("Kræver opmærksomhed") < side.index("Det går godt")
    assert "Økonomisk rådgivning er 7 rådgivninger bag planen: 217 af forventede 224." in side


def test_side_2_tells_of_udsaettelser(bf):
    udsat = bf.indhold.udsaettelser
    assert "faldet 23,1\xa0% i forhold til samme måneder i 2015 (60 mod 78)" in udsat.saetninger[0]
    assert "men faldet kan skyldes tilfældigheder" in udsat.saetninger[0]
    assert udsat.saetninger[0] in [maal.saetning for maal in bf.indhold.bilag]
    assert udsat.daekning == "Alle 36 månedstal for januar–september 2016 er indberettet."
    assert [(e.navn, e.nu, e.foer, e.mangler) for e in udsat.enheder] == [
        ("AB", "4", "4", "ingen"),
        ("CIVICA", "27", "37", "ingen"),
        ("FaB", "19", "22", "ingen"),
        ("OBO", "10", "15", "ingen"),
    ]
    assert (udsat.i_alt.nu, udsat.i_alt.foer) == ("60", "78")
    assert udsat.diagram.finding == udsat.saetninger[0]
    assert "Udsættelser" in laes.sider(bf.pdf)[1]


def test_side_2_tells_of_oekonomi_and_the_soft_limit(bf):
    oekonomi = bf.indhold.oekonomi
    assert [n.tal for n in oekonomi.noegletal] == [
        "2.010.000\xa0kr.",
        "2.014.000\xa0kr.",
        "39\xa0%",
    ]
    assert "højst fylde 25\xa0%" in oekonomi.bemaerkning
    assert "det bør planen begrunde" in oekonomi.bemaerkning


def test_side_2_says_what_the_figures_rest_on(bf):
    side = laes.sider(bf.pdf)[1]
    assert "Hvad tallene bygger på" in side
    assert {o.navn for o in bf.indhold.grundlag} >= {"Oplysninger", "Indberetninger", "Rettelser"}


def test_a_plan_without_budget_has_no_oekonomi(rising):
    assert rising.indhold.oekonomi is None
    assert "Økonomi" not in "".join(laes.sider(rising.pdf))


@pytest.mark.parametrize(
    "afsnit", ["Kort fortalt", "Bestyrelsen bedes tage stilling", "Siden sidst"]
)
def test_what_the_sekretariat_has_not_written_is_absent(bf, afsnit):
    assert afsnit not in "".join(laes.sider(bf.pdf))


def test_indsatsomraader_stand_with_their_aktiviteter_and_goals(bf):
    navne = [omraade.navn for omraade in bf.indhold.omraader]
    assert navne == [
        "Mål for hele planen",
        "Organisation og processer",
        "Udsatte grupper",
        "Image og kommunikation",
    ]
    udsatte = bf.indhold.omraader[2]
    assert udsatte.formaal == "Færre udsættelser i Odenses almene boliger."
    [raadgivning] = [a for a in udsatte.aktiviteter if a.navn == "Økonomisk rådgivning"]
    [raekke] = raadgivning.maal
    assert (raekke.kode, raekke.figur) == ("K11", "217 af 300 rådgivninger")
    assert (raekke.bjaelke.naaet, raekke.bjaelke.forventet) == ("72.33%", "74.67%")
    assert raekke.maerke.tekst == "lidt bagud"


def test_bilag_explains_every_goal_with_its_numbers(bf):
    assert [m.kode for m in bf.indhold.bilag] == [
        raekke.kode
        for raekke in sorted(
            (
                raekke
                for omraade in bf.indhold.omraader
                for liste in (omraade.maal, *(a.maal for a in omraade.aktiviteter))
                for raekke in liste
            ),
            key=lambda raekke: int(raekke.anker.removeprefix("maal-")),
        )
    ]
    [k11] = [m for m in bf.indhold.bilag if m.kode == "K11"]
    assert "217 / 300" in k11.udregning
    assert k11.grundlag
    assert "Kan vi påvirke det?" in [o.navn for o in k11.oplysninger]


def test_a_linked_plan_stands_with_its_name_and_figure_only(bf):
    tekst = " ".join(laes.sider(bf.pdf))
    assert "Risingplanen" in tekst
    assert "67 %" in tekst
    assert "lektiecafé" not in tekst.lower()


def test_no_borgernoegle_is_in_the_report(bf):
    tekst = " ".join(laes.sider(bf.pdf))
    assert not re.search(r"\bB\d{3}\b", tekst)


def test_every_page_carries_number_date_and_page(bf, rising):
    for lavet, kortnavn in ((bf, "BF"), (rising, "RISING")):
        tekster = laes.sider(lavet.pdf)
        assert len(tekster) == lavet.sider
        for nr, tekst in enumerate(tekster, start=1):
            assert f"Statusrapport nr. 1 · {kortnavn} · opgjort pr. 30. september 2016" in tekst
            assert "Registreret til og med" in tekst
            assert "Metoden står i bilaget" in tekst
            assert f"Side {nr} af {lavet.sider}" in tekst


def test_pdf_is_tagged_titled_and_danish(bf):
    with pikepdf.open(io.BytesIO(bf.pdf)) as pdf:
        assert str(pdf.Root.Lang) == "da"
        assert "Boligsocialt Fællessekretariat Odense" in str(pdf.docinfo.Title)
        assert str(pdf.docinfo.Author)
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


def test_headings_go_down_one_level_at_a_time(bf, rising):
    for lavet in (bf, rising):
        niveauer = [
            int(e.slags[1]) for e in laes.elementer(lavet.pdf) if re.fullmatch(r"H[1-6]", e.slags)
        ]
        assert niveauer[0] == 1
        assert niveauer.count(1) == 1
        assert all(ned - op <= 1 for op, ned in pairwise(niveauer))


def test_paragraphs_and_headings_hold_text_only(bf):
    blokke = re.compile(r"P|H[1-6]|Table|L|Div")
    for element in laes.elementer(bf.pdf):
        if blokke.fullmatch(element.slags):
            assert not {"P", *(f"H{nr}" for nr in range(1, 7))} & set(element.forfaedre)


def test_every_figure_has_its_finding_and_every_table_its_heads(bf):
    elementer = laes.elementer(bf.pdf)
    figurer = [e for e in elementer if e.slags == "Figure"]
    assert len(figurer) == 2
    assert all(len(e.objekt["/Alt"]) > 20 for e in figurer)
    assert sum(e.slags == "Table" for e in elementer) > 10
    hoveder = [e for e in elementer if e.slags == "TH"]
    assert all(e.objekt["/A"]["/Scope"] in ("/Row", "/Column") for e in hoveder)


def test_only_the_shipped_typeface_is_embedded(bf, rising):
    for lavet in (bf, rising):
        assert all(navn.startswith("IBM-Plex-Sans") for navn in laes.skrifter(lavet.pdf))


def test_nothing_reaches_outside_the_margins(bf, rising):
    for lavet in (bf, rising):
        assert laes.uden_for_margen(lavet.pdf) == []


def test_no_heading_stands_last_on_its_page(bf, rising):
    for lavet in (bf, rising):
        assert laes.overskrifter_sidst_paa_siden(lavet.pdf) == []


def test_the_same_report_made_again_is_the_same_to_the_byte(bf):
    assert bf.igen == bf.pdf


LANGT = (
    "Børn, unge og familier i de udsatte boligområder oplever en sammenhængende og tidlig indsats, hvor "
    "kommunen, boligorganisationerne og civilsamfundet samarbejder om trivsel, skolegang og fritidsliv"
)
ET_ORD = "Medarbejderudviklingssamtalesystemadministratoruddannelsesplanlægningsvejledning"


def fyldig(rapport: Rapport, linjer: int) -> Rapport:
    """The same plan with long names and texts everywhere, and much more of everything."""
    linje = replace(rapport.opmaerksomhed[0], saetning=f"{LANGT}: {ET_ORD}. {LANGT}.")
    omraade = rapport.omraader[2]
    raekke = replace(omraade.maal[0], tekst=f"{ET_ORD}. {LANGT}", figur=f"1.250.000 {ET_ORD}")
    maal = replace(rapport.bilag[0], tekst=LANGT, grundlag=[LANGT, ET_ORD] * 8)
    enhed = replace(rapport.udsaettelser.enheder[0], navn=ET_ORD, mangler="marts 2016 og maj 2016")
    return replace(
        rapport,
        plan=f"{ET_ORD} & <{LANGT}>",
        opmaerksomhed=[linje] * linjer,
        godt=[linje] * linjer,
        udsaettelser=replace(rapport.udsaettelser, enheder=[enhed] * 40),
        omraader=[replace(omraade, navn=LANGT, formaal=LANGT * 5, maal=[raekke] * 9)] * 3,
        bilag=[replace(maal, anker=f"maal-{nr}") for nr in range(1, 30)],
    )


def test_a_full_page_1_is_drawn_closer_before_it_runs_on(bf):
    diagrammer = tegn_diagrammer(bf.indhold)
    assert vaelg_form(bf.indhold, diagrammer) == "rummelig"
    assert vaelg_form(replace(bf.indhold, plan=LANGT), diagrammer) == "taet"
    assert vaelg_form(fyldig(bf.indhold, linjer=8), diagrammer) == "loebende"


def test_the_fullest_report_keeps_to_its_pages(bf):
    rapport = fyldig(bf.indhold, linjer=5)
    diagrammer = tegn_diagrammer(rapport)
    html = som_html(rapport, diagrammer, form=vaelg_form(rapport, diagrammer))
    pdf = html_til_pdf(html, kende="fyldig").indhold

    assert laes.uden_for_margen(pdf) == []
    assert laes.overskrifter_sidst_paa_siden(pdf) == []
    tekster = laes.sider(pdf)
    assert all(f"Side {nr} af {len(tekster)}" in t for nr, t in enumerate(tekster, start=1))
    af_tabellen = [t for t in tekster if "marts 2016 og maj 2016" in t]
    assert len(af_tabellen) > 1
    assert all("Manglende måneder" in t for t in af_tabellen)
    assert sum(t.count("I alt") for t in tekster) == 1


def test_the_shortest_plan_has_a_report_too(lav_rapport):
    sekretariat = Helhedsplan.objects.get(kortnavn="BF").sekretariat
    plan = Helhedsplan.objects.create(kortnavn="KORT", sekretariat=sekretariat)
    Planversion.objects.create(
        plan=plan, navn="Kort", startdato=date(2016, 1, 1), slutdato=date(2016, 12, 31)
    )
    kort = lav_rapport("KORT", date(2016, 9, 30))
    assert kort.sider == 2
    assert "Planen har ingen mål i 2016." in laes.sider(kort.pdf)[0]
    assert kort.indhold.udsaettelser is None
    assert [e for e in laes.elementer(kort.pdf) if e.slags == "Figure"] == []


@pytest.fixture
def rettet_plan(lav_rapport) -> Helhedsplan:
    """One goal: its target was raised in June, and one of its registrations was corrected."""
    plan = Helhedsplan.objects.create(
        kortnavn="RET", sekretariat=Helhedsplan.objects.get(kortnavn="BF").sekretariat
    )
    aaret = {"fra": date(2016, 1, 1), "til": date(2016, 12, 31)}
    Planversion.objects.create(
        plan=plan, navn="Rettelser", startdato=aaret["fra"], slutdato=aaret["til"]
    )
    kriterium = Succeskriterium.objects.create(plan=plan, kode="K1")
    Kriterieversion.objects.create(
        kriterium=kriterium, tekst="Rådgivninger", type="antal", niveau="hovedformål"
    )
    Maaltal.objects.create(kriterium=kriterium, maaltal=100, **aaret)
    Maaltal.objects.create(
        kriterium=kriterium,
        maaltal=120,
        besluttet=date(2016, 6, 1),
        begrundelse="Der kom en rådgiver mere",
        er_revision=True,
        **aaret,
    )
    foerst = Registrering.objects.create(kriterium=kriterium, dato=date(2016, 2, 1), antal=30)
    Registrering.objects.create(
        kriterium=kriterium,
        dato=date(2016, 2, 1),
        antal=60,
        annullerer=foerst,
        rettelsesgrund="Tastefejl",
        registreret=datetime(2016, 3, 1, tzinfo=UTC),
    )
    return plan


def test_corrections_and_changed_targets_are_counted_and_explained(lav_rapport, rettet_plan):
    indhold = lav_rapport("RET", date(2016, 9, 30)).indhold
    grundlag = {o.navn: o.tekst for o in indhold.grundlag}
    assert grundlag["Rettelser"] == (
        "1 oplysning er rettet med en begrundelse; rapporten bruger de rettede tal."
    )
    assert grundlag["Ændrede måltal"].startswith("Måltallet er ændret undervejs for K1;")
    assert grundlag["Registreringer"] == "1 registrering er talt med."
    [k1] = indhold.bilag
    assert (
        Oplysning("Målet er ændret 1.\xa0juni 2016:", "Der kom en rådgiver mere") in k1.oplysninger
    )


@pytest.mark.parametrize("kortnavn", ["BF", "RISING"])
def test_the_number_of_queries_does_not_grow_with_the_plan(
    lav_rapport, kortnavn, django_assert_num_queries
):
    plan = Helhedsplan.objects.get(kortnavn=kortnavn)
    rapport = services.bestil_statusrapport(plan, date(2016, 8, 31))
    services.udfoer_opgoerelse(rapport.opgoerelse_id)
    resultat = kontroller(Opgoerelse.objects.select_related("plan").get(pk=rapport.opgoerelse_id))
    with django_assert_num_queries(19):
        byg_rapport(rapport, resultat)
