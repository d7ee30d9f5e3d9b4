from datetime import UTC, date, datetime, timedelta

import pytest

from helhedsplan.models import Moede, Organ, Organmedlem, Organversion, Planversion
from indsatser.models import Aktivitetversion, Maaltal, Vurdering
from maalopfyldelse.soegning import find, soegeord
from tests.stoette import personer
from tests.stoette.maal import lav_aktivitet, lav_kriterium


def vist(uddrag):
    return ["".join(f"[{s.tekst}]" if s.fundet else s.tekst for s in et.stykker) for et in uddrag]


def test_find_marks_words_whatever_their_case():
    uddrag = find([("Formål", "Ældre på ØSTERBRO får besøg af ældre")], soegeord("ældre Østerbro"))

    assert vist(uddrag) == ["[Ældre] på [ØSTERBRO] får besøg af [ældre]"]


def test_find_wants_every_word_but_not_in_the_same_text():
    felter = [("Navn", "Rådgivning"), ("Formål", "Færre udsættelser")]

    assert len(find(felter, ["rådgivning", "færre"])) == 2
    assert find(felter, ["rådgivning", "mangler"]) is None
    assert find(felter, []) is None


def test_find_cuts_at_whole_words_around_the_first_hit():
    [tekst] = vist(find([("Formål", "ord " * 50 + "nålen " + "ord " * 50)], ["nålen"]))

    assert tekst.startswith("…ord ord")
    assert "[nålen]" in tekst
    assert tekst.endswith(" ord…")
    assert len(tekst) < 250


def test_find_keeps_its_place_where_a_letter_has_no_single_small_one():
    assert vist(find([("Navn", "İİİ nålen")], ["nålen"])) == ["İİİ [nålen]"]


def test_find_draws_hits_that_touch_together():
    assert vist(find([("Navn", "boligorganisation")], ["bolig", "organisation"])) == [
        "[boligorganisation]"
    ]


def test_soegeord_leaves_out_single_letters_and_repetitions():
    assert soegeord(" Å  Rådgivning rådgivning i ") == ["rådgivning"]


def _ny_version(version, **felter):
    version.pk = None
    version.registreret = (version.registreret or datetime(2016, 1, 31, tzinfo=UTC)) + timedelta(
        days=1
    )
    for felt, vaerdi in felter.items():
        setattr(version, felt, vaerdi)
    version.save(force_insert=True)


@pytest.fixture
def plan(db):
    plan = personer.lav_plan("BF", navn="Boligsocialt Fællessekretariat")
    _ny_version(Planversion.objects.get(plan=plan), vision="Ingen ÆLDRE skal sættes ud")
    lav_aktivitet(plan, "OR", "Økonomisk rådgivning", "Udsatte grupper")
    _ny_version(Aktivitetversion.objects.get(), maalgruppe="Ældre beboere og <b>unge</b>")
    lav_kriterium(plan, "K11", "Ældre får 300 rådgivninger", 300, tilknyttet="OR")
    organ = Organ.objects.create(plan=plan, navn="Bestyrelsen")
    Moede.objects.create(
        organ=organ, dato=date(2016, 5, 2), afholdt=True, beslutninger="De ældre inddrages 100 %"
    )
    return plan


@pytest.fixture
def sara(client, plan):
    client.force_login(personer.sekretariatsmedarbejder(plan.sekretariat))


def soeg(client, plan, q):
    return client.get(f"/planer/{plan.pk}/soeg/", {"q": q}).content.decode()


def test_soegning_finds_goals_activities_meetings_and_the_plans_own_texts(client, plan, sara):
    html = soeg(client, plan, "æLDRE")

    assert "4 steder i planen passer til »æLDRE«." in html
    assert f'<a href="/planer/{plan.pk}/maal/K11/">K11 Ældre får 300 rådgivninger</a>' in html
    assert f'<a href="/planer/{plan.pk}/indsatser/#indsats-1-1">Økonomisk rådgivning</a>' in html
    assert f'<a href="/planer/{plan.pk}/moeder/?aar=2016">Bestyrelsen, 2.\xa0maj 2016</a>' in html
    assert "Ingen <mark>ÆLDRE</mark> skal sættes ud" in html
    assert html.count("<mark>") == 4


def test_soegning_finds_reasons_bodies_and_those_behind_an_activity(client, plan, sara):
    kriterium = lav_kriterium(plan, "K20", "Naboskab", type_="kvalitativ")
    Maaltal.objects.create(
        kriterium=kriterium,
        fra=date(2016, 1, 1),
        til=date(2016, 12, 31),
        maaltal=1,
        begrundelse="Zebra i måltallet",
    )
    Vurdering.objects.create(
        kriterium=kriterium,
        dato=date(2016, 6, 1),
        vurdering="opfyldt",
        begrundelse="Zebra i vurderingen",
    )
    organ = Organ.objects.create(plan=plan, navn="Styregruppen")
    Organversion.objects.create(organ=organ, type="styregruppe", kommissorium="Zebra styrer")
    Organmedlem.objects.create(organ=organ, navn="Anne Zebra")
    _ny_version(
        Aktivitetversion.objects.latest("id"), ledes_af="Zebra I", finansieret_af="Zebra II"
    )

    html = soeg(client, plan, "zebra")

    assert "5 steder i planen passer" in html
    for sti, titel in (
        ("maal/K20/", "K20, måltal"),
        ("maal/K20/", "K20, vurdering"),
        ("om/", "Styregruppen"),
        ("om/", "Anne Zebra, Styregruppen"),
        ("indsatser/#indsats-1-1", "Økonomisk rådgivning"),
    ):
        assert f'<a href="/planer/{plan.pk}/{sti}">{titel}</a>' in html
    assert html.count("<mark>Zebra</mark>") == 6


def test_soegning_leads_to_anchors_that_are_on_the_page(client, plan, sara):
    assert 'id="indsats-1-1"' in client.get(f"/planer/{plan.pk}/indsatser/").content.decode()


def test_soegning_takes_signs_as_they_stand(client, plan, sara):
    assert "1 sted i planen passer" in soeg(client, plan, "100 %")
    assert "Intet sted i planen passer" in soeg(client, plan, "100_%")


def test_soegning_escapes_what_a_plan_says(client, plan, sara):
    assert "&lt;b&gt;<mark>unge</mark>&lt;/b&gt;" in soeg(client, plan, "unge")


@pytest.mark.parametrize(
    ("q", "venter"),
    [
        ("", "Skriv et ord i feltet"),
        ("å", "»å« er for kort."),
        ("findes ikke", "Intet sted i planen passer til »findes ikke«."),
    ],
)
def test_soegning_without_hits_says_what_to_do(client, plan, sara, q, venter):
    assert venter in soeg(client, plan, q)


def test_soegning_finds_nothing_of_other_plans(client, plan, sara):
    anden = personer.lav_plan("RISING")
    lav_kriterium(anden, "K1", "Hemmeligt mål", 1)

    assert "Intet sted i planen" in soeg(client, plan, "hemmeligt")
    assert client.get(f"/planer/{anden.pk}/soeg/?q=mål").status_code == 200
    client.force_login(personer.fremmed())
    assert client.get(f"/planer/{plan.pk}/soeg/?q=mål").status_code == 404


def test_every_page_of_a_plan_has_the_search(client, plan, sara):
    assert 'name="q"' in client.get(f"/planer/{plan.pk}/").content.decode()


@pytest.mark.parametrize("antal", [1, 50])
def test_soegning_asks_the_same_queries_for_1_and_50_hits(
    client, plan, sara, antal, django_assert_num_queries
):
    for nr in range(antal):
        lav_kriterium(plan, f"M{nr}", "Ældre", 10)

    # session, user, plan, goals, targets, judgements, areas, activities, meetings, bodies, seats,
    # roles for the menu
    with django_assert_num_queries(12):
        soeg(client, plan, "ældre")
