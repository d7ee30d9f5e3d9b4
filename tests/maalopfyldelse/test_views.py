from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from indsatser.models import Registrering
from maalopfyldelse.models import Jobtilstand, Opgoerelse, Statusrapport
from tests.stoette import personer
from tests.stoette.maal import AAR, lav_aktivitet, lav_kriterium

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
        plan, "K11", "Mindst 300 rådgivninger", 300, tilknyttet="OR", enhed="rådgivninger"
    )
    for md in range(1, 10):
        Registrering.objects.create(
            kriterium=kriterium,
            dato=date(2016, md, 1),
            antal=25,
            borgernoegle=f"hemmelig-{md}",
            note="En fortrolig note",
        )
    return kriterium


def status(client, plan, **valg):
    return client.get(f"/planer/{plan.pk}/", {"pr_dato": "30.09.2016"} | valg)


def test_status_shows_the_figure_with_what_it_is_a_part_of_and_its_state(
    client, plan, sara, raadgivning
):
    html = status(client, plan).content.decode()

    assert "Boligsocialt Fællessekretariat" in html
    assert "9 af 16 måneder" in html
    assert "225 af 300 rådgivninger" in html
    assert "på sporet" in html
    assert "Udsatte grupper" in html
    assert "Økonomisk rådgivning" in html
    assert "<title>Status for BF – Helhedsplan</title>" in html


def test_status_never_shows_a_borgernoegle_or_a_note(client, plan, sara, raadgivning):
    html = status(client, plan).content.decode()

    assert "hemmelig" not in html
    assert "fortrolig" not in html


def test_status_can_be_seen_as_of_any_date(client, plan, sara, raadgivning):
    html = status(client, plan, pr_dato="31. marts 2016").content.decode()

    assert "75 af 300 rådgivninger" in html


def test_status_can_be_seen_as_it_was_known(client, plan, sara, raadgivning):
    Registrering.objects.create(
        kriterium=raadgivning,
        dato=date(2016, 9, 2),
        antal=50,
        registreret=datetime(2016, 11, 1, tzinfo=UTC),
    )

    assert "275 af 300" in status(client, plan).content.decode()
    html = status(client, plan, kendt_pr="05.10.2016").content.decode()
    assert "225 af 300" in html
    assert "registreret til og med 5.\xa0oktober 2016, er med" in html


def test_status_of_the_whole_plan_or_a_chosen_period(client, plan, sara, raadgivning):
    resultater = [
        status(client, plan, **valg).context["side"].status.resultat
        for valg in (
            {"periode": "hele"},
            {"periode": "valgt", "fra": "01.04.2016", "til": "30.06.2016"},
        )
    ]

    assert [(r.vindue.fra, r.vindue.til) for r in resultater] == [
        (date(2016, 1, 1), date(2017, 4, 30)),
        (date(2016, 4, 1), date(2016, 6, 30)),
    ]
    assert resultater[0].hele


def test_status_of_a_plan_that_has_ended_begins_at_its_last_day(client, plan, sara, raadgivning):
    side = client.get(f"/planer/{plan.pk}/")

    assert side.context["side"].status.pr_dato == date(2017, 4, 30)


def test_status_of_a_plan_that_runs_begins_today(client, sara, plan):
    aar = timezone.localdate().year
    loeber = personer.lav_plan("NU", startdato=date(aar, 1, 1), slutdato=date(aar + 3, 12, 31))

    side = client.get(f"/planer/{loeber.pk}/")

    assert side.context["side"].status.pr_dato == timezone.localdate()


@pytest.mark.parametrize(
    ("valg", "fejl"),
    [
        ({"pr_dato": "31.02.2016"}, "Opgjort pr.: Der står »31.02.2016«. Skriv en dato som"),
        ({"pr_dato": ""}, "Opgjort pr.: Feltet skal udfyldes."),
        ({"pr_dato": "01.01.0001"}, "Vælg en dato fra 1990 til 2100."),
        ({"periode": "x"}, "Opgørelsesperiode: Vælg en af mulighederne."),
        ({"periode": "valgt", "fra": "01.01.2016"}, "Til: Skriv datoen, når du selv vælger"),
        (
            {"periode": "valgt", "fra": "02.01.2016", "til": "01.01.2016"},
            "Til: Perioden slutter, før den begynder.",
        ),
        ({"kendt_pr": "i går"}, "Oplysninger registreret til og med: Der står »i går«."),
    ],
)
def test_status_tells_what_is_wrong_with_a_choice(client, plan, sara, valg, fejl):
    svar = status(client, plan, **valg)

    html = svar.content.decode()
    assert svar.status_code == 200
    assert fejl in html
    assert "Der er problemer" in html
    assert "<title>Fejl: Status for BF" in html
    assert "side" not in svar.context


def test_status_narrowed_to_one_state_shows_those_criteria_only(client, plan, sara, raadgivning):
    lav_kriterium(plan, "K12", "Mindst 10 møder", 10, tilknyttet="OR")

    side = status(client, plan, status="bagud").context["side"]

    [afsnit] = side.afsnit
    assert [raekke.kode for raekke in afsnit.alle_raekker] == ["K12"]
    assert side.valgt.tekst == "bagud"
    assert "pr_dato=30.09.2016" in side.alle_url


def test_status_of_an_unknown_state_is_not_narrowed(client, plan, sara, raadgivning):
    side = status(client, plan, status="findes-ikke").context["side"]

    assert side.valgt is None
    assert [raekke.kode for raekke in side.afsnit[0].alle_raekker] == ["K11"]


def test_status_says_that_a_goal_stated_twice_is_one_goal(client, plan, sara, raadgivning):
    lav_kriterium(plan, "K02", "Rådgivning som planen ønsker", 300, svarer_til=raadgivning)

    html = status(client, plan).content.decode()

    assert "Samme mål som K11" in html
    assert "Målet indgår" in html


def test_status_without_criteria_says_what_to_do(client, plan, sara):
    html = status(client, plan).content.decode()

    assert "Ingen mål i opgørelsesperioden" in html
    assert "vælg hele planens periode" in html


def test_status_escapes_what_a_plan_says(client, plan, sara):
    lav_kriterium(plan, "<b>", "<script>alert(1)</script>", 10)

    html = status(client, plan).content.decode()

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_status_offers_the_report_to_the_secretariat_only(client, plan, sara, raadgivning):
    assert "Lav statusrapport pr." in status(client, plan).content.decode()

    client.force_login(personer.bestyrelsesmedlem(plan))
    assert "Lav statusrapport pr." not in status(client, plan).content.decode()


def lav_rapport(plan, nummer=1, tilstand=Jobtilstand.FAERDIG, **felter):
    tid = datetime(2016, 10, 5, 10, tzinfo=UTC)
    opgoerelse, _ = Opgoerelse.objects.get_or_create(
        plan=plan,
        pr_dato=date(2016, 9, 30),
        vindue_fra=AAR[0],
        vindue_til=AAR[1],
        kendt_pr=datetime(2016, 10, nummer, tzinfo=UTC),
    )
    faerdig = {"faerdig_at": tid, "pdf": b"%PDF-1.7", "sider": 4}
    return Statusrapport.objects.create(
        plan=plan,
        opgoerelse=opgoerelse,
        nummer=nummer,
        tilstand=tilstand,
        **(faerdig if tilstand == Jobtilstand.FAERDIG else {}) | felter,
    )


def test_statusrapport_bestil_orders_what_was_chosen_and_shows_its_progress(
    client, plan, sara, raadgivning, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks():
        svar = client.post(
            f"/planer/{plan.pk}/rapporter/ny/", {"pr_dato": "30.09.2016", "periode": "hele"}
        )

    rapport = Statusrapport.objects.get()
    assert svar.url == f"/rapporter/{rapport.pk}/"
    assert (rapport.opgoerelse.pr_dato, rapport.opgoerelse.hele) == (date(2016, 9, 30), True)
    assert rapport.bestilt_af == sara
    html = client.get(svar.url).content.decode()
    assert "Rapporten bliver lavet." in html
    assert 'hx-trigger="every 2s"' in html
    assert "Du kan roligt forlade siden." in html


def test_statusrapport_bestil_with_a_wrong_date_says_so_and_orders_nothing(client, plan, sara):
    html = client.post(
        f"/planer/{plan.pk}/rapporter/ny/", {"pr_dato": "30/13 2016"}
    ).content.decode()

    assert "Der står »30/13 2016«" in html
    assert not Statusrapport.objects.exists()


def test_statusrapport_that_is_done_asks_no_more_and_can_be_fetched(client, plan, sara):
    rapport = lav_rapport(plan)

    html = client.get(f"/rapporter/{rapport.pk}/").content.decode()
    fil = client.get(f"/rapporter/{rapport.pk}/hent/")

    assert "Rapporten er klar: 4 sider" in html
    assert "hx-trigger" not in html
    assert fil["Content-Type"] == "application/pdf"
    assert fil.content == b"%PDF-1.7"
    assert fil["Content-Disposition"] == (
        'attachment; filename="Statusrapport BF nr. 1, 30. september 2016.pdf"'
    )


def test_statusrapport_has_a_name_that_every_system_takes(client, sara):
    plan = personer.lav_plan("Ågerup/Øst: 1")
    rapport = lav_rapport(plan)

    navn = client.get(f"/rapporter/{rapport.pk}/hent/")["Content-Disposition"]

    assert navn.endswith(
        "filename*=utf-8''Statusrapport%20%C3%85gerup-%C3%98st-%201%20nr.%201%2C"
        "%2030.%20september%202016.pdf"
    )


def test_statusrapport_that_failed_says_so_and_what_to_do(client, plan, sara):
    rapport = lav_rapport(plan, tilstand=Jobtilstand.FEJLET, fejl="Der skete en fejl. Prøv igen.")

    html = client.get(f"/rapporter/{rapport.pk}/").content.decode()

    assert "Rapporten kunne ikke laves" in html
    assert "Prøv igen." in html
    assert "Lav rapporten igen" in html
    assert client.get(f"/rapporter/{rapport.pk}/hent/").status_code == 404


def test_statusrapport_list_names_each_report_and_when_it_is_of(client, plan, sara):
    lav_rapport(plan, 1)
    lav_rapport(plan, 2)

    html = client.get(f"/planer/{plan.pk}/rapporter/").content.decode()

    assert html.index("Rapport nr. 2") < html.index("Rapport nr. 1")
    assert "30.\xa0september 2016" in html
    assert "5.\xa0oktober 2016 kl.\xa012.00" in html


def test_rapporter_are_those_of_all_own_plans(client, plan, sara):
    lav_rapport(plan)
    lav_rapport(personer.lav_plan("RISING"))
    client.force_login(personer.bestyrelsesmedlem(plan))

    html = client.get("/rapporter/").content.decode()

    assert "Rapport nr. 1" in html
    assert "RISING" not in html


def test_rapporter_without_any_says_what_will_be_here(client, plan, sara):
    assert "Ingen rapporter endnu" in client.get("/rapporter/").content.decode()


@pytest.mark.parametrize("antal", [1, 30])
def test_rapporter_asks_the_same_queries_for_1_and_30_reports(
    client, plan, sara, antal, django_assert_num_queries
):
    for nr in range(1, antal + 1):
        lav_rapport(plan, nr)

    # session, user, reports, roles for the menu
    with django_assert_num_queries(4):
        client.get("/rapporter/")
    # the same, and the plan
    with django_assert_num_queries(5):
        client.get(f"/planer/{plan.pk}/rapporter/")


def test_rapporter_do_not_fetch_the_files_to_list_them(
    client, plan, sara, django_assert_max_num_queries
):
    lav_rapport(plan)

    with django_assert_max_num_queries(5) as spurgt:
        client.get("/rapporter/")

    assert not any('"pdf"' in linje["sql"] for linje in spurgt.captured_queries)


def linjer(svar):
    assert svar.status_code == 200
    return svar.content.decode("utf-8-sig").split("\r\n")


def test_status_goals_can_be_taken_along_as_they_are_narrowed(client, plan, sara, raadgivning):
    lav_kriterium(plan, "K1", "Mindst 10 møder", 10)

    assert 'hent=csv">CSV</a>' in status(client, plan).content.decode()
    alle = linjer(status(client, plan, hent="csv"))
    bagud = linjer(status(client, plan, status="bagud", hent="csv"))
    assert [linje.partition(";")[0] for linje in alle] == ["Kode", "K11", "K1", ""]
    assert [linje.partition(";")[0] for linje in bagud] == ["Kode", "K1", ""]
    assert status(client, plan, hent="pdf").status_code == 404


def test_the_lists_of_reports_can_be_taken_along(client, plan, sara):
    lav_rapport(plan, bestilt_af=sara)
    lav_rapport(personer.lav_plan("AB", sekretariat=plan.sekretariat))
    lav_rapport(personer.lav_plan("X", sekretariat=personer.Sekretariat.objects.create(navn="X")))

    egne = linjer(client.get("/rapporter/", {"hent": "csv"}))
    planens = linjer(client.get(f"/planer/{plan.pk}/rapporter/", {"hent": "csv"}))

    assert 'hent=xlsx">Excel</a>' in client.get("/rapporter/").content.decode()
    assert 'hent=xlsx">Excel</a>' in client.get(f"/planer/{plan.pk}/rapporter/").content.decode()
    assert sorted(linje.partition(";")[0] for linje in egne) == ["", "AB", "BF", "Plan"]
    assert planens[1:] == [
        "BF;1;4;30-09-2016;01-01-2016;31-12-2016;Lavet;05-10-2016 12:00;Sara",
        "",
    ]
    assert client.get("/rapporter/", {"hent": "xlsx"}).content.startswith(b"PK")
