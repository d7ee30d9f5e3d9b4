from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from helhedsplan.models import Moede, Organ
from indsatser.models import Maaltal, Registrering, Udrulning, Vurdering
from maalopfyldelse.queries.poster import Post, Slags
from maalopfyldelse.visning_poster import posternes_titel
from tests.stoette import personer
from tests.stoette.maal import lav_aktivitet, lav_kriterium
from udsaettelser.models import Maanedstal

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return personer.lav_plan("BF", navn="Boligsocialt Fællessekretariat")


@pytest.fixture
def sara(client, plan):
    sara = personer.sekretariatsmedarbejder(plan.sekretariat)
    client.force_login(sara)
    return sara


@pytest.fixture
def raadgivning(plan):
    lav_aktivitet(plan, "OR", "Økonomisk rådgivning", "Udsatte grupper")
    kriterium = lav_kriterium(
        plan,
        "K11",
        "Mindst 300 rådgivninger",
        300,
        tilknyttet="OR",
        enhed="rådgivninger",
        paavirkelighed="direkte",
        maalemetode="Talt ved hver samtale",
    )
    for md in range(1, 10):
        Registrering.objects.create(
            kriterium=kriterium,
            dato=date(2016, md, 1),
            antal=25,
            sted="beboerhuset",
            borgernoegle=f"hemmelig-{min(md, 3)}",
            note="En fortrolig note",
        )
    return kriterium


def se(client, plan, kode, **valg):
    return client.get(f"/planer/{plan.pk}/maal/{kode}/", {"pr_dato": "30.09.2016"} | valg)


def html(client, plan, kode, **valg):
    return se(client, plan, kode, **valg).content.decode()


def test_maal_explains_its_figure_with_the_numbers_put_in(client, plan, sara, raadgivning):
    side = html(client, plan, "K11")

    assert "225 af 300 rådgivninger" in side
    assert "på sporet" in side
    assert "225 / 300 = 75\xa0% af kravet; 225 / 224 = 100\xa0% af det forventede" in side
    assert "75\xa0% af det, perioden kræver, og" in side
    assert "Forventet pr. 30.\xa0september 2016: 300 · 274 / 366 dage = 224" in side
    assert "Talt ved hver samtale" in side
    assert "Direkte: Det afhænger af planens egen indsats" in side
    assert "<title>Mål K11 i BF – Helhedsplan</title>" in side


def test_maal_counts_different_people_and_never_shows_who(client, plan, sara, raadgivning):
    side = html(client, plan, "K11")
    fil = se(client, plan, "K11", hent="csv").content.decode("utf-8-sig")

    assert "gælder 3 forskellige borgere" in side
    assert "hemmelig" not in side + fil
    assert "fortrolig" not in side + fil


def test_maal_shows_achieved_against_expected_until_the_end_of_the_window(
    client, plan, sara, raadgivning
):
    forloeb = se(client, plan, "K11").context["side"].detaljer.forloeb

    assert [(p.dato, p.opnaaet, p.forventet) for p in forloeb][7:10] == [
        (date(2016, 8, 31), 200, 200),
        (date(2016, 9, 30), 225, 224),
        (date(2016, 10, 31), None, 250),
    ]
    assert (forloeb[-1].dato, forloeb[-1].forventet) == (date(2016, 12, 31), 300)


def test_maal_marks_when_the_target_was_revised_and_why(client, plan, sara, raadgivning):
    Maaltal.objects.create(
        kriterium=raadgivning,
        fra=date(2016, 1, 1),
        til=date(2016, 12, 31),
        maaltal=200,
        besluttet=date(2016, 5, 15),
        begrundelse="En rådgiver blev sygemeldt",
        er_revision=True,
    )

    side = se(client, plan, "K11")
    forventet = {p.dato: p.forventet for p in side.context["side"].detaljer.forloeb}
    tekst = side.content.decode()

    assert "15.\xa0maj 2016: måltallet blev mindst 200 rådgivninger." in tekst
    assert "En rådgiver blev sygemeldt" in tekst
    assert "Måltallet er ændret, siden planen blev lagt." in tekst
    assert "diagram-revision" in tekst
    assert forventet[date(2016, 4, 30)] == 99  # of 300, which counted then
    assert forventet[date(2016, 5, 31)] == 83  # of 200


def test_maal_shows_what_was_corrected_by_whom_and_why(client, plan, sara, raadgivning):
    gammel = Registrering.objects.filter(kriterium=raadgivning).latest("dato")
    Registrering.objects.create(
        kriterium=raadgivning,
        dato=gammel.dato,
        antal=5,
        annullerer=gammel,
        rettelsesgrund="Tastefejl",
        registreret=datetime(2016, 9, 20, 8, tzinfo=UTC),
        registreret_af="Sara",
    )

    side = html(client, plan, "K11")
    assert "205 af 300" in side
    assert (
        "20.\xa0september 2016 kl.\xa010.00 af Sara: registrering 1.\xa0september 2016 "
        "blev rettet fra 25 til 5. Grund: Tastefejl"
    ) in side
    assert "Tastefejl" not in html(client, plan, "K11", kendt_pr="19.09.2016")
    assert "225 af 300" in html(client, plan, "K11", kendt_pr="19.09.2016")


def test_maal_that_does_not_belong_to_the_window_says_so(client, plan, sara, raadgivning):
    side = html(client, plan, "K11", pr_dato="01.03.2017")

    assert "Målet hører ikke til 1.\xa0januar – 30.\xa0april 2017" in side
    assert "Se det for hele planens periode" in side
    assert "Mindst 300 rådgivninger" in side


def test_maal_unknown_to_the_plan_is_not_found(client, plan, sara, raadgivning):
    assert se(client, plan, "K99").status_code == 404
    assert se(client, plan, "K99", hent="csv").status_code == 404


def test_maal_with_a_slash_in_its_code_has_a_page(client, plan, sara):
    lav_kriterium(plan, "1/2 æ", "Noget", 10)

    side = client.get(f"/planer/{plan.pk}/maal/")
    assert side.status_code in (200, 404)
    assert "Mål 1/2 æ" in html(client, plan, "1/2 æ")


def test_maal_tells_what_is_wrong_with_a_choice(client, plan, sara, raadgivning):
    assert "Der står »31.02.2016«" in html(client, plan, "K11", pr_dato="31.02.2016")
    assert se(client, plan, "K11", pr_dato="31.02.2016", hent="csv").status_code == 404


def test_maal_downloads_every_registration_as_a_sheet_and_as_csv(client, plan, sara, raadgivning):
    csv = se(client, plan, "K11", hent="csv")
    ark = load_workbook(BytesIO(se(client, plan, "K11", hent="xlsx").content)).active

    linjer = csv.content.decode("utf-8-sig").split("\r\n")
    assert linjer[:2] == [
        "Dato;Antal;Sted;Registreret;Registreret af",
        "01-09-2016;25;beboerhuset;;",
    ]
    assert ark.max_row == 10
    assert ark["B2"].value == 25


def test_maal_of_meetings_counts_the_held_ones_by_month(client, plan, sara):
    lav_kriterium(plan, "K25", "Fire møder", 4, kilde="moeder:Bestyrelsen")
    organ = Organ.objects.create(plan=plan, navn="Bestyrelsen")
    for md, afholdt in ((2, True), (5, True), (8, False)):
        Moede.objects.create(organ=organ, dato=date(2016, md, 10), afholdt=afholdt)

    side = html(client, plan, "K25")

    assert "Bestyrelsen har holdt 2 møder" in side
    assert "De seneste 2 afholdte møder" in side
    assert "Februar 2016" in side
    assert "August 2016" not in side


def test_maal_with_one_held_meeting_names_it_in_its_gender(client, plan, sara):
    lav_kriterium(plan, "K25", "Fire møder", 4, kilde="moeder:Bestyrelsen")
    organ = Organ.objects.create(plan=plan, navn="Bestyrelsen")
    Moede.objects.create(organ=organ, dato=date(2016, 2, 10), afholdt=True)

    assert "Det seneste afholdte møde" in html(client, plan, "K25")


@pytest.mark.parametrize(
    ("slags", "antal", "venter"),
    [
        (Slags.UDRULNING, 4, "Boligorganisationerne"),
        (Slags.UDRULNING, 1, "Boligorganisationen"),
        (Slags.REGISTRERING, 1500, "De seneste 1.500 registreringer"),
        (Slags.VURDERING, 1, "Den seneste vurdering"),
    ],
)
def test_records_are_called_what_they_are(slags, antal, venter):
    post = Post._make([False, slags, *[None] * (len(Post._fields) - 2)])
    assert posternes_titel([post] * antal) == venter


def test_maal_of_monthly_figures_says_which_months_are_missing(client, plan, sara):
    organisation = personer.lav_organisation("CIVICA", plan)
    lav_kriterium(plan, "K02", "Højst 12 udsættelser", 12, type_="loft", kilde="udsaettelser")
    for md in range(1, 9):
        Maanedstal.objects.create(
            boligorganisation=organisation,
            maaned=date(2016, md, 1),
            udsaettelser=1,
            godkendt=date(2016, md, 28),
            kendt_fra=datetime(2016, md, 28, tzinfo=UTC),
        )

    side = html(client, plan, "K02")

    assert "CIVICA mangler at indberette september 2016." in side
    assert "0 af 1" in side
    assert "mangler</td>" in side


@pytest.mark.parametrize(
    ("type_", "felter", "venter"),
    [
        ("milepael", {"tidsfrist": date(2016, 6, 30), "tidsfrist_tekst": "medio 2016"}, "medio"),
        ("kvalitativ", {}, "Huskelisten er i brug"),
        ("udrulning", {}, "CIVICA"),
        ("afledt", {"planer": ["RISING"]}, "RISING"),
        ("niveau", {}, "Seneste måling: 4"),
        ("andel", {}, "80 / 100 = 80\xa0%"),
    ],
)
def test_maal_of_every_type_has_a_page(client, plan, sara, type_, felter, venter):
    maaltal = 100 if type_ in ("udrulning", "andel") else 5 if type_ == "niveau" else None
    kriterium = lav_kriterium(plan, "K1", "Noget nås", maaltal, type_=type_, **felter)
    dag = date(2016, 6, 1)
    match type_:
        case "milepael":
            Registrering.objects.create(kriterium=kriterium, dato=dag, opfyldt=dag)
        case "kvalitativ":
            Vurdering.objects.create(
                kriterium=kriterium,
                dato=dag,
                vurdering="opfyldt",
                begrundelse="Huskelisten er i brug",
            )
        case "udrulning":
            Udrulning.objects.create(
                kriterium=kriterium,
                boligorganisation=personer.lav_organisation("CIVICA", plan),
                implementeret=dag,
            )
        case "niveau":
            Registrering.objects.create(kriterium=kriterium, dato=dag, vaerdi=4)
        case "andel":
            Registrering.objects.create(kriterium=kriterium, dato=dag, taeller=80, naevner=100)

    assert venter in html(client, plan, "K1")


def test_maal_is_read_by_the_bestyrelse_and_by_nobody_else(client, plan, raadgivning):
    client.force_login(personer.bestyrelsesmedlem(plan))
    assert se(client, plan, "K11").status_code == 200
    assert se(client, plan, "K11", hent="xlsx").status_code == 200

    client.force_login(personer.fremmed())
    assert se(client, plan, "K11").status_code == 404
    assert se(client, plan, "K11", hent="xlsx").status_code == 404


@pytest.mark.parametrize("antal", [1, 200])
def test_maal_asks_the_same_queries_for_1_and_200_registrations(
    client, plan, sara, raadgivning, antal, django_assert_num_queries
):
    for _ in range(antal):
        Registrering.objects.create(kriterium=raadgivning, dato=date(2016, 3, 2), antal=1)

    # session, user, plan, the calculation (8), sums, records with corrections, roles for the menu
    with django_assert_num_queries(14):
        se(client, plan, "K11")


def test_status_leads_to_each_maal_as_of_the_same_date(client, plan, sara, raadgivning):
    side = client.get(
        f"/planer/{plan.pk}/",
        {"pr_dato": "30.09.2016", "periode": "hele", "status": "paa_sporet"},
    ).content.decode()

    url = f"/planer/{plan.pk}/maal/K11/?pr_dato=30.09.2016&amp;periode=hele"
    assert f'<a href="{url}">Mindst 300 rådgivninger</a>' in side


def test_a_linked_plan_is_a_link_only_for_those_who_may_open_it(client, plan, sara):
    rising = personer.lav_plan("RISING", sekretariat=plan.sekretariat)
    lav_kriterium(plan, "K05", "Rising når sine mål", type_="afledt", planer=["RISING"])

    som_sekretariat = html(client, plan, "K05")
    client.force_login(personer.bestyrelsesmedlem(plan))
    som_bestyrelse = html(client, plan, "K05")

    link = f'<a href="/planer/{rising.pk}/">planen RISING</a>'
    assert link in som_sekretariat
    assert link not in som_bestyrelse
    assert "RISING" in som_bestyrelse
