"""What stands behind the figures: method, words, organisations and bodies, for the end of the appendix."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from helhedsplan.dansk import sorteringsnoegle
from helhedsplan.models import Medlemsrolle, Organtype
from maalopfyldelse.beregning import Aarsag, Forbehold, Samlet, Tilstand, Type
from maalopfyldelse.rapport import metode as metoden
from maalopfyldelse.rapport.hent import Medlemsorganisation, Planoplysninger
from maalopfyldelse.rapport.indhold import Begreb, Boligorganisation, Medlem, Oplysning, Organ
from maalopfyldelse.rapport.raekker import maerke
from maalopfyldelse.status import Planstatus
from maalopfyldelse.tekst import (
    aarsag_tekst,
    antal,
    dato,
    forbehold_tekst,
    opremsning,
    periode,
    procenttekst,
    tegn,
)
from maalopfyldelse.tekst.format import stort


def udeladte_koder(samlet: Samlet) -> dict[str, list[str]]:
    """The goals that are not in the means, by reason; one that is stated twice is not left out."""
    koder: dict[str, list[str]] = defaultdict(list)
    for udeladt in samlet.udeladt:
        if udeladt.aarsag is not Aarsag.REGNET_MED_ANDETSTEDS:
            koder[aarsag_tekst(udeladt.aarsag, udeladt.tilstand)].append(udeladt.kode)
    return koder


def begreber(status: Planstatus) -> list[Begreb]:
    om_maal = metoden.BEGREBER_OM_MAAL if status.maal else ()
    return [Begreb(*begreb) for begreb in (*metoden.BEGREBER, *om_maal)]


def metode(status: Planstatus) -> list[Oplysning]:
    if not status.maal:
        return [Oplysning(*afsnit) for afsnit in metoden.UDEN_MAAL]
    graenser = status.resultat.graenser
    return [
        *(Oplysning(*afsnit) for afsnit in (*metoden.UDEN_MAAL, *metoden.MED_MAAL)),
        Oplysning(
            "Planens grænser",
            f"På sporet eller nået fra {procenttekst(graenser.paa_sporet)}, lidt bagud eller næsten "
            f"nået fra {procenttekst(graenser.lidt_bagud)}; derunder bagud eller ikke nået.",
        ),
    ]


def udeladte(samlet: Samlet) -> list[Oplysning]:
    dobbelte = [
        f"{u.kode} (samme som {u.regnet_hos})"
        for u in samlet.udeladt
        if u.aarsag is Aarsag.REGNET_MED_ANDETSTEDS
    ]
    return [
        *(
            Oplysning(stort(hvorfor), opremsning(k))
            for hvorfor, k in udeladte_koder(samlet).items()
        ),
        *(
            [Oplysning("Står to steder og tælles én gang", opremsning(dobbelte))]
            if dobbelte
            else []
        ),
    ]


def typer(status: Planstatus) -> list[Begreb]:
    brugte = {m.resultat.type for m in status.maal.values()}
    return [Begreb(*metoden.TYPER[type_]) for type_ in Type if type_ in brugte]


def forklarede_ord(status: Planstatus) -> list[Begreb]:
    """The states and reservations that occur in this report."""
    tilstande = {m.resultat.tilstand for m in status.maal.values()}
    forbehold = {f for m in status.maal.values() for f in m.resultat.forbehold}
    return [
        *(
            Begreb(stort(tegn(t).ord), tegn(t).forklaring, maerke(tegn(t)))
            for t in Tilstand
            if t in tilstande
        ),
        *(Begreb(stort(f.value), forbehold_tekst(f)) for f in Forbehold if f in forbehold),
    ]


def boligorganisationer(medlemmer: Sequence[Medlemsorganisation]) -> list[Boligorganisation]:
    return [
        Boligorganisation(
            navn=f"{m.navn} ({m.kortnavn})" if m.navn and m.navn != m.kortnavn else m.kortnavn,
            periode=_fra_til(m.medlemskab.fra, m.medlemskab.til) or "hele perioden",
        )
        for m in sorted(medlemmer, key=lambda m: sorteringsnoegle(m.navn or m.kortnavn))
    ]


def _fra_til(fra: date | None, til: date | None) -> str:
    if fra and til:
        return periode(fra, til)
    if fra:
        return f"fra {dato(fra)}"
    return f"til {dato(til)}" if til else ""


def organer(planen: Planoplysninger) -> list[Organ]:
    return [
        Organ(
            navn=organ.navn,
            linje=_organlinje(organ.type, organ.moeder_pr_aar, organ.fra, organ.til),
            medlemmer=[
                Medlem(
                    medlem.navn,
                    medlem.organisation,
                    stort(Medlemsrolle(medlem.rolle).label) if medlem.rolle else "",
                )
                for medlem in organ.medlemmer
            ],
        )
        for organ in planen.organer
    ]


def _organlinje(type_: str, moeder: int | None, fra: date | None, til: date | None) -> str:
    dele = [Organtype(type_).label]
    if moeder:
        dele.append(f"{antal(moeder, 'møde', 'møder')} om året")
    if naar := _fra_til(fra, til):
        dele.append(naar)
    return f"{', '.join(dele)}."
