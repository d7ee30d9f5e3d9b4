from maalopfyldelse.beregning import Type
from maalopfyldelse.tekst import opgoerelse_som_tekst
from tests.maalopfyldelse.beregning.byg import (
    Data,
    dag,
    hvert,
    kriterium,
    maal,
    medlem,
    nulpunkt,
    opgoer,
    plan,
    post,
    tal_pr_maaned,
)


def test_the_text_holds_the_figures_the_states_and_the_whole_plan():
    valgt = plan(
        kriterium(Type.AENDRING, maal(-10), kode="K1", kilde="udsaettelser", nulpunkt=nulpunkt()),
        kriterium(Type.AENDRING, maal(-10), kode="K2", svarer_til="K1"),
        kriterium(Type.ANTAL, maal(300), kode="K11"),
        kriterium(Type.MILEPAEL, kode="K20", tidsfrist=dag("2016-12-31")),
        kriterium(Type.KVALITATIV, kode="K21"),
        medlemskaber=tuple(medlem(enhed) for enhed in range(1, 6)),
    )
    raekker = [r for enhed in range(1, 6) for r in hvert(2015, enhed, 2)]
    raekker += [r for enhed in range(1, 5) for r in hvert(2016, enhed, 1)]
    data = Data(
        poster=[post("2016-05-01", 217, "K11")],
        maanedstal=tal_pr_maaned("udsaettelser", *raekker),
    )
    assert opgoerelse_som_tekst(opgoer(valgt, data, "2016-09-30")).splitlines() == [
        "Plan P",
        "Opgjort pr. 30. september 2016 · Opgørelsesperiode 1. januar – 31. december 2016 · "
        "75 % af opgørelsesperioden er gået",
        "",
        "Kode  Type       Opnået  Krav  Forventet  Nulpunkt  Af krav  Af forv.  Status",
        "─" * 139,
        "K1    ændring        36     –          –        72    500 %     500 %  "
        "✓ på sporet (foreløbig, delvis dækning, 80 % dækning)",
        "K2    ændring        36     –          –        72    500 %     500 %  "
        "✓ på sporet (foreløbig, delvis dækning, 80 % dækning, svarer til K1)",
        "K11   mindst        217   300        224         –     72 %      97 %  ▲ lidt bagud",
        "K20   milepæl         –     –          –         –      0 %         –  "
        "○ fristen er ikke nået",
        "K21   vurdering       –     –          –         –        –         –  – ingen data",
        "",
        "Hele planen: 1 på sporet, 1 lidt bagud, 1 hvor fristen ikke er nået og 1 uden data.",
        "Målopfyldelse: 57 % af kravet, 98 % af det forventede.",
        "3 af 4 mål indgår; 1 foreløbigt gjort op.",
        "Indgår ikke:",
        "  K2   samme mål som K1; tælles kun med én gang",
        "  K21  vurderes i ord, ikke i procent",
    ]


def test_a_plan_without_goals_is_said_in_words():
    tekst = opgoerelse_som_tekst(opgoer(plan(), pr_dato="2015-12-31"))
    assert "Planen har ingen mål i opgørelsesperioden." in tekst
    assert "opgørelsesperioden er ikke begyndt" in tekst


def test_a_terminal_gets_no_hard_spaces():
    tekst = opgoerelse_som_tekst(opgoer(plan(kriterium(Type.ANTAL, maal(10)))))
    assert "\N{NO-BREAK SPACE}" not in tekst
