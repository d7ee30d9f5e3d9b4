from maalopfyldelse.beregning import Aarsag, Type, Vurderet, Vurdering
from tests.maalopfyldelse.beregning.byg import Data, dag, en, kriterium, opgoer, plan

TILTAG = plan(kriterium(Type.KVALITATIV))
VURDERET = Data(
    vurderinger=[
        ("K", Vurderet(dag("2016-06-30"), Vurdering.DELVIST_OPFYLDT, "To af fire er i gang")),
        ("K", Vurderet(dag("2016-12-01"), Vurdering.OPFYLDT, "Alle virker")),
    ]
)


def test_the_latest_judgement_at_the_date_is_the_state():
    assert en(opgoer(TILTAG, VURDERET, "2016-06-29")).tilstand == "ingen data"
    resultat = en(opgoer(TILTAG, VURDERET, "2016-11-30"))
    assert resultat.tilstand == "delvist opfyldt"
    assert resultat.grundlag.vurdering.begrundelse == "To af fire er i gang"
    assert en(opgoer(TILTAG, VURDERET, "2016-12-01")).tilstand == "opfyldt"


def test_a_judgement_never_enters_the_mean():
    samlet = opgoer(TILTAG, VURDERET).samlet
    assert (samlet.krav, samlet.medregnet, samlet.ikke_medregnet) == (None, 0, 1)
    assert [(u.kode, u.aarsag) for u in samlet.udeladt] == [("K", Aarsag.VURDERING)]
