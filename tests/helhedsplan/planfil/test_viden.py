"""Since when a record is known, at a plan's first import and later ("When it was known")."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO, StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from helhedsplan.models import Moede
from helhedsplan.planfil import importer
from helhedsplan.planfil.tekst import KOEBENHAVN
from indsatser.models import Maaltal, Nulpunkt, Registrering, Udrulning, Vurdering
from tests.stoette.planfil import (
    EKSEMPLER,
    celler,
    eksporteret,
    fejl,
    importer_ark,
    importer_fil,
    kriterier,
    tom_installation,
)
from udsaettelser.models import Maanedstal

pytestmark = pytest.mark.django_db

AARET = (date(2016, 1, 1), date(2016, 12, 31))
UDEN_ZONE = datetime.fromisoformat("2016-07-15T09:30")
UDSAETTELSER = ["Boligorganisation", "Måned", "Udsættelser", "Godkendt", "Registreret"]


def midnat(*dato: int) -> datetime:
    return datetime(*dato, tzinfo=KOEBENHAVN)


def foerste_import(**ark):
    grund = {
        "Boligorganisationer": [["Kortnavn"], ["T1"]],
        "Succeskriterier": kriterier(
            ("A1", "antal"), ("U1", "udrulning"), ("Q1", "kvalitativ"), ("N1", "niveau")
        ),
        "Organer": [["Navn", "Type"], ["Bestyrelsen", "bestyrelse"]],
    }
    resultat = importer_ark(grund | ark)
    assert fejl(resultat) == []
    return resultat


def test_a_first_import_knows_records_from_their_own_date():
    foerste_import(
        Registreringer=[["Kriterium", "Dato", "Antal"], ["A1", date(2016, 7, 14), 3]],
        Vurderinger=[["Kriterium", "Dato", "Vurdering"], ["Q1", date(2016, 6, 30), "opfyldt"]],
        Møder=[["Organ", "Dato"], ["Bestyrelsen", date(2016, 4, 20)]],
    )

    assert Registrering.objects.get().registreret == midnat(2016, 7, 14)
    assert Vurdering.objects.get().registreret == midnat(2016, 6, 30)
    assert Moede.objects.get().registreret == midnat(2016, 4, 20)


def test_a_first_import_has_always_known_nulpunkter_roll_outs_and_undecided_maaltal():
    foerste_import(
        Måltal=[
            ["Kriterium", "Fra", "Til", "Måltal", "Besluttet"],
            ["A1", *AARET, 50, None],
            ["A1", *AARET, 30, date(2016, 6, 15)],
        ],
        Nulpunkter=[
            ["Kriterium", "Fra", "Til", "Værdi"],
            ["N1", date(2015, 12, 1), date(2015, 12, 31), 48],
        ],
        Udrulning=[
            ["Kriterium", "Boligorganisation", "Implementeret"],
            ["U1", "T1", date(2016, 2, 1)],
        ],
    )

    assert [m.registreret for m in Maaltal.objects.order_by("id")] == [None, midnat(2016, 6, 15)]
    assert Nulpunkt.objects.get().registreret is None
    assert Udrulning.objects.get().registreret is None


def test_a_time_given_in_the_file_counts_at_a_first_import():
    foerste_import(
        Registreringer=[
            ["Kriterium", "Dato", "Antal", "Registreret", "Registreret af"],
            ["A1", date(2016, 7, 14), 3, "2016-07-15T09:30:00.000125+02:00", "Anna"],
            ["A1", date(2016, 7, 14), 4, "15.07.2016 09:30", None],
            ["A1", date(2016, 7, 14), 5, UDEN_ZONE, None],
        ]
    )

    tider = [r.registreret for r in Registrering.objects.order_by("id")]
    assert tider == [
        datetime(2016, 7, 15, 7, 30, 0, 125, tzinfo=UTC),
        midnat(2016, 7, 15, 9, 30),
        midnat(2016, 7, 15, 9, 30),
    ]
    assert Registrering.objects.order_by("id")[0].registreret_af == "Anna"


def test_a_monthly_figure_is_known_from_its_approval():
    foerste_import(
        Udsættelser=[
            UDSAETTELSER,
            ["T1", "2016-01", 1, date(2016, 2, 5), None],
            ["T1", "2016-02", 1, date(2016, 3, 5), "2016-03-01T08:00:00"],
            ["T1", "2016-03", 1, date(2016, 4, 5), "2016-04-09T08:00:00"],
            ["T1", "2016-04", 1, None, "2016-05-09T08:00:00"],
            ["T1", "2016-05", 1, None, None],
        ]
    )

    assert [m.kendt_fra for m in Maanedstal.objects.order_by("id")] == [
        midnat(2016, 2, 5),
        midnat(2016, 3, 5),
        midnat(2016, 4, 9, 8),
        None,
        None,
    ]


def test_a_monthly_figure_of_a_later_import_is_never_known_before_it():
    foerste_import()

    i_morgen = timezone.localdate() + timedelta(days=40)
    resultat = importer_ark(
        {
            "Boligorganisationer": [["Kortnavn"], ["T1"]],
            "Udsættelser": [
                UDSAETTELSER,
                ["T1", "2016-01", 1, date(2016, 2, 5), "2016-02-05T10:00:00"],
                ["T1", "2016-02", 1, i_morgen, None],
                ["T1", "2016-03", 1, None, None],
            ],
        }
    )

    assert [m.kendt_fra for m in Maanedstal.objects.order_by("id")] == [
        resultat.tidspunkt,
        datetime(i_morgen.year, i_morgen.month, i_morgen.day, tzinfo=KOEBENHAVN),
        None,
    ]


def test_a_correction_without_approval_changes_nothing_until_it_is_approved():
    def med(*raekker):
        return {
            "Boligorganisationer": [["Kortnavn"], ["T1"]],
            "Udsættelser": [UDSAETTELSER[:4], *raekker],
        }

    importer_ark(med(["T1", "2016-01", 1, date(2016, 2, 5)]))
    with tom_installation():
        # Empty cells change nothing, so an approved month cannot be unapproved by leaving it out.
        assert importer_ark(med(["T1", "2016-01", 1, None])).uden_aendringer

    kolonner = [*UDSAETTELSER[:4], "Id", "Annullerer"]
    foerste = [
        kolonner,
        ["T1", "2016-02", 1, date(2016, 3, 5), "a", None],
        ["T1", "2016-02", 9, None, "b", "a"],
    ]
    andet = [*foerste[:2], ["T1", "2016-02", 9, date(2016, 3, 9), "b", "a"]]
    grund = {"Boligorganisationer": [["Kortnavn"], ["T1"]]}
    with tom_installation():
        importer_ark(grund | {"Udsættelser": foerste}, felter={"Kortnavn": "ANDEN"})
        assert kendte_tal() == [1]
        godkendt = importer_ark(grund | {"Udsættelser": andet}, felter={"Kortnavn": "ANDEN"})
        assert fejl(godkendt) == []
        assert kendte_tal() == [9]


def kendte_tal():
    nu = timezone.now()
    return sorted(
        Maanedstal.objects.kendt(nu)
        .filter(maaned=date(2016, 2, 1))
        .values_list("udsaettelser", flat=True)
    )


def test_a_month_that_is_only_annulled_stops_counting_when_that_is_approved():
    foerste_import(
        Udsættelser=[
            [*UDSAETTELSER, "Id", "Annullerer"],
            ["T1", "2016-01", 1, date(2016, 2, 5), None, "a", None],
            ["T1", "2016-01", None, date(2016, 3, 5), None, None, "a"],
            ["T1", "2016-02", 1, date(2016, 3, 5), None, "b", None],
            ["T1", "2016-02", None, None, "2016-04-05T12:00:00", None, "b"],
        ]
    )

    januar, februar = Maanedstal.objects.filter(kun_annullering=False).order_by("id")
    assert januar.kendt_til == midnat(2016, 3, 5)
    assert februar.kendt_til == midnat(2016, 4, 5, 12)


def test_a_registration_in_the_future_is_refused():
    i_morgen = (timezone.now() + timedelta(days=1)).isoformat()

    resultat = importer_ark(
        {
            "Succeskriterier": kriterier(("A1", "antal")),
            "Registreringer": [
                ["Kriterium", "Dato", "Antal", "Registreret"],
                ["A1", date(2016, 2, 1), 1, i_morgen],
            ],
        }
    )

    assert fejl(resultat) == [
        "Registreringer, D2 (Registreret): Registreret ligger i fremtiden. Ret tidspunktet."
    ]


def test_a_meeting_to_come_is_known_from_the_import_and_can_be_exported_again():
    naeste_aar = timezone.localdate() + timedelta(days=365)
    resultat = foerste_import(
        Møder=[["Organ", "Dato", "Afholdt"], ["Bestyrelsen", naeste_aar, "nej"]]
    )
    assert Moede.objects.get().registreret == resultat.tidspunkt

    assert importer(BytesIO(eksporteret()), "igen.xlsx").uden_aendringer


def test_the_figures_of_an_organisation_that_another_plan_has_are_known_from_the_import():
    importer_ark({"Boligorganisationer": [["Kortnavn"], ["T1"]]}, felter={"Kortnavn": "FØRST"})

    resultat = foerste_import(
        Udsættelser=[UDSAETTELSER, ["T1", "2016-01", 1, date(2016, 2, 5), "2016-02-05T10:00:00"]]
    )

    tal = Maanedstal.objects.get()
    assert (tal.registreret, tal.kendt_fra) == (resultat.tidspunkt, resultat.tidspunkt)


def opgoer(kortnavn: str, pr_dato: str, kendt_pr: datetime) -> str:
    ud = StringIO()
    call_command(
        "opgoer", kortnavn, pr_dato=pr_dato, kendt_pr=kendt_pr.isoformat(), json=True, stdout=ud
    )
    return ud.getvalue()


def test_a_plan_with_a_history_gives_the_same_figures_after_it_has_moved():
    """Settings and records were changed by imports; every earlier time must still be told alike."""
    tider = [midnat(2016, 6, 1), midnat(2016, 12, 1)]
    with tom_installation():
        for nr in range(4):
            tider.append(_importer_udgave(nr).tidspunkt)
        tider.append(timezone.now())
        foer = [opgoer("PRØVE", d, t) for t in tider for d in ("2016-06-30", "2016-12-31")]
        foerste = eksporteret()
    assert len(set(foer)) > 4
    assert "Tidligere versioner" in celler(foerste)

    with tom_installation():
        resultat = importer(BytesIO(foerste), "flyttet.xlsx")
        assert fejl(resultat) == []
        assert not resultat.ukendte
        efter = [opgoer("PRØVE", d, t) for t in tider for d in ("2016-06-30", "2016-12-31")]
        anden = eksporteret()

    assert efter == foer
    assert celler(anden) == celler(foerste)


def _importer_udgave(nr: int):
    """Change a little of everything from one import to the next."""
    resultat = importer_ark(
        {
            "Boligorganisationer": [
                ["Kortnavn", "Navn", "Fra", "Til", "Indgår i"],
                ["T1", "Første", None, None, None],
                [
                    "T2",
                    "Anden",
                    None,
                    date(2016, 3, 31) if nr > 1 else None,
                    "T1" if nr > 1 else None,
                ],
                *([["T3", None, None, None, None]] if nr in (0, 3) else []),
            ],
            "Indsatsområder": [["Kode", "Navn"], ["I", f"Navn {nr}"]],
            "Aktiviteter": [["Kode", "Navn", "Indsatsområde"], ["A", "Café", "I" if nr else None]],
            "Succeskriterier": kriterier(
                ("A1", "antal", 1 + nr, None, None, "A"),
                *([("A2", "antal", 2, None, "A1", None)] if nr != 1 else []),
                ("L1", "loft", 1, "udsaettelser", None, None),
                ("M1", "antal", 1, "moeder:Rådet", None, None),
                ("U1", "udrulning", 1, None, None, None),
                kolonner=["Vægt", "Kilde", "Svarer til", "Tilknyttet"],
            ),
            "Måltal": [
                ["Kriterium", "Fra", "Til", "Måltal"],
                ["A1", *AARET, 10 + nr],
                ["L1", *AARET, 5],
                ["M1", *AARET, 2],
                ["U1", *AARET, None],
            ],
            "Registreringer": [
                ["Kriterium", "Dato", "Antal", "Id"],
                ["A1", date(2016, 2, 1), 3 + nr, "a"],
                ["A1", date(2016, 5, 1), 1, None],
                *([["A2", date(2016, 5, 1), 1, None]] if nr == 0 else []),
            ],
            "Udrulning": [
                ["Kriterium", "Boligorganisation", "Implementeret"],
                ["U1", "T1", date(2016, 3, 1)],
                ["U1", "T2", date(2016, 4, nr) if nr else None],
            ],
            "Udsættelser": [
                ["Boligorganisation", "Måned", "Udsættelser", "Godkendt"],
                *(
                    [org, date(2016, md, 1), md % 3 + nr, date(2016, md + 1, 5)]
                    for org in ("T1", "T2")
                    for md in range(1, 12)
                ),
            ],
            "Organer": [["Navn", "Type", "Møder pr. år"], ["Rådet", "styregruppe", nr]],
            "Medlemmer": [
                ["Organ", "Navn", "Rolle"],
                ["Rådet", "Berit", "formand" if nr % 2 else "medlem"],
            ],
            "Møder": [
                ["Organ", "Dato", "Afholdt"],
                ["Rådet", date(2016, 4, 1), "ja" if nr else "nej"],
            ],
            "Budget": [
                ["År", "Post", "Kategori", "Budget"],
                [2016, "Kaffe", "andet", 1000 * (nr + 1)],
                *([[2016, "Te", "andet", 500]] if nr < 2 else []),
            ],
        },
        felter={"Slutdato": date(2016, 12, 31 - nr), "Grænse lidt bagud": 80 - nr},
    )
    assert fejl(resultat) == []
    return resultat


def test_the_contracts_example_keeps_its_history_on_the_way():
    tider = [midnat(2016, 3, 15), midnat(2016, 5, 1), midnat(2016, 7, 1)]
    with tom_installation():
        importer_fil(EKSEMPLER / "maalopfyldelse" / "rettelser.xlsx")
        foer = [opgoer("T-RET", "2016-06-30", t) for t in tider]
        udfyldt = eksporteret("T-RET")
    with tom_installation():
        importer(BytesIO(udfyldt), "x.xlsx")
        assert [opgoer("T-RET", "2016-06-30", t) for t in tider] == foer
