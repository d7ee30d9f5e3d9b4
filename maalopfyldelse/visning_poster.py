"""A criterion's records and their corrections, as rows of a page and of a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from config.designsystem.formatering import dato, tidspunkt
from config.regneark import Vaerdi
from maalopfyldelse import tekst
from maalopfyldelse.beregning import Kriterium, Type
from maalopfyldelse.queries.poster import Post, Slags, kilden
from maalopfyldelse.status import Maal
from maalopfyldelse.tekst.benaevnelser import benaevnelse
from maalopfyldelse.tekst.format import stort

NOEJAGTIGT = 2


@dataclass(frozen=True, slots=True)
class Celle:
    overskrift: str
    tekst: str
    er_tal: bool = False


@dataclass(frozen=True, slots=True)
class Tabel:
    titel: str
    kolonner: Sequence[Celle]
    raekker: Sequence[Sequence[Celle]]
    som_kort: bool = True  # on a phone; numbers are compared down a column and stay a table


def talcelle(overskrift: str, vaerdi: Fraction | int) -> Celle:
    return Celle(overskrift, tekst.tal(vaerdi, NOEJAGTIGT), er_tal=True)


def enhedens_navn(maal: Maal | None) -> str:
    flertal = benaevnelse(maal).flertal if maal else ""
    return stort(flertal) or "Antal"


def posternes_titel(poster: Sequence[Post]) -> str:
    vist = len(poster)
    if not vist:
        return ""
    slags = poster[0].slags
    if slags is Slags.UDRULNING:  # they are who is asked, none later than another
        return "Boligorganisationerne" if vist > 1 else "Boligorganisationen"
    ental, flertal = {
        Slags.REGISTRERING: ("Den seneste registrering", "registreringer"),
        Slags.MOEDE: ("Det seneste afholdte møde", "afholdte møder"),
        Slags.VURDERING: ("Den seneste vurdering", "vurderinger"),
    }[slags]
    return f"De seneste {tekst.tal(vist)} {flertal}" if vist > 1 else ental


def posttabel_til_fil(poster: Sequence[Post]) -> tuple[list[str], list[list[Vaerdi]]]:
    """The records as they are downloaded: dates and numbers as what they are."""
    kolonner = ["Dato", "Nået", "Antal", "Nævner", "Hvad", "Boligområde", "Sted", "Kontaktvej"]
    raekker: list[list[Vaerdi]] = [
        [p.dato, p.til, p.antal, p.naevner, p.tekst, p.boligomraade, p.sted, p.kontaktvej]
        for p in poster
    ]
    brugte = [
        nr
        for nr in range(len(kolonner))
        if nr == 0 or any(raekke[nr] not in (None, "") for raekke in raekker)
    ]
    registreret = [[p.registreret, p.registreret_af] for p in poster]
    return (
        [*(kolonner[nr] for nr in brugte), "Registreret", "Registreret af"],
        [
            [*(raekke[nr] for nr in brugte), *hvornaar]
            for raekke, hvornaar in zip(raekker, registreret, strict=True)
        ],
    )


def posttabel(poster: Sequence[Post], rod: Kriterium, maal: Maal) -> Tabel | None:
    if not poster:
        return None
    er_antal = rod.type in (Type.ANTAL, Type.LOFT) and kilden(rod) is (Slags.REGISTRERING)
    hvad = enhedens_navn(maal) if er_antal else "Hvad"
    raekker = [
        [
            Celle("Dato", dato(post.dato) if post.dato else "ikke endnu"),
            Celle(hvad, _hvad(post, rod), er_tal=er_antal),
            Celle("Boligområde", post.boligomraade),
            Celle("Sted", post.sted),
            Celle("Hvordan kom kontakten i stand?", post.kontaktvej),
            Celle("Registreret", _hvornaar(post)),
        ]
        for post in poster
    ]
    brugte = [nr for nr in range(6) if any(raekke[nr].tekst for raekke in raekker)]
    raekker = [[raekke[nr] for nr in brugte] for raekke in raekker]
    return Tabel("Registreringerne", raekker[0], raekker)


def _hvad(post: Post, rod: Kriterium) -> str:
    if post.slags is Slags.MOEDE:
        return "afholdt møde"
    if post.slags is Slags.UDRULNING:
        return post.tekst if post.dato else f"{post.tekst} er ikke med endnu"
    if post.slags is Slags.VURDERING:
        return post.tekst
    if post.slags is Slags.REGISTRERING and post.til and rod.type is Type.MILEPAEL:
        return f"nået {dato(post.til)}"
    return vist_vaerdi(post.antal, post.naevner)


def vist_vaerdi(antal: Decimal | None, naevner: Decimal | None = None) -> str:
    if antal is None:
        return "ikke målt"
    vist = tekst.tal(antal, NOEJAGTIGT)
    return vist if naevner is None else f"{vist} af {tekst.tal(naevner, NOEJAGTIGT)}"


def _hvornaar(post: Post) -> str:
    if post.registreret is None:
        return post.registreret_af
    hvem = f" af {post.registreret_af}" if post.registreret_af else ""
    return f"{dato(post.registreret)}{hvem}"


def rettelseslinje(post: Post, rod: Kriterium) -> str:
    """14. marts 2016 (Sara): Registrering den 1. marts 2016, 12, blev rettet til 13. Grund: ..."""
    hvem = f" af {post.registreret_af}" if post.registreret_af else ""
    naar = f"{tidspunkt(post.registreret)}{hvem}" if post.registreret else f"Fra starten{hvem}"
    hvad = f"{post.slags} {dato(post.dato)}" if post.dato else f"{post.slags} uden dato"
    gammel = _hvad(post, rod)
    if not post.erstattet:
        return f"{naar}: {hvad} ({gammel}) blev annulleret. Grund: {post.grund}"
    ny = _hvad(
        post._replace(
            dato=post.ny_dato,
            til=post.ny_til,
            antal=post.ny_antal,
            naevner=post.ny_naevner,
            tekst=post.ny_tekst,
        ),
        rod,
    )
    ny_dag = f", {dato(post.ny_dato)}" if post.ny_dato and post.ny_dato != post.dato else ""
    return f"{naar}: {hvad} blev rettet fra {gammel} til {ny}{ny_dag}. Grund: {post.grund}"
