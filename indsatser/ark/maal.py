"""Sheets Måltal and Nulpunkter: the targets and the baselines they are measured from."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import QuerySet

from helhedsplan.models import Helhedsplan
from helhedsplan.models.viden import ALDRIG
from helhedsplan.planfil.ark import Kolonne, Raekke
from helhedsplan.planfil.celler import Dato, Kode, Tal, Tekst
from helhedsplan.planfil.fakta import Faktaark, Nye, luk_annullerede
from helhedsplan.planfil.parring import Gemt, Linje, Parring
from helhedsplan.planfil.sammenhaeng import Import
from helhedsplan.planfil.tekst import citat, dansk_dato
from indsatser.ark.kriterier import RAEKKER, RESTANCER
from indsatser.models import Kriterietype, Maaltal, Nulpunkt, Retning

DAG = timedelta(days=1)
HOEJST_MAANEDER = 12
UDEN_TAL = (Kriterietype.MILEPAEL, Kriterietype.AFLEDT, Kriterietype.KVALITATIV)
PERIODER = "levende måltal"


class Maaltalsark(Faktaark):
    NAVN = "Måltal"
    PLADS = 8
    TRIN = 40
    SAMLENDE = ("måltal", "måltal")
    MODEL = Maaltal
    INDHOLD = ("kriterium_id", "fra", "til", "maaltal", "besluttet", "begrundelse")
    NOEGLE = ("kriterium_id", "fra", "til", "besluttet")
    NAVNES = ("kriterium", "fra", "til")

    kriterium = Kolonne("Kriterium", Kode(), "kriterium__kode", paakraevet=True)
    fra = Kolonne("Fra", Dato(), paakraevet=True)
    til = Kolonne("Til", Dato(), paakraevet=True)
    maaltal = Kolonne("Måltal", Tal(procent=True), paakraevet=True)
    besluttet = Kolonne("Besluttet", Dato())
    begrundelse = Kolonne("Begrundelse", Tekst())

    def mangler(self, raekke: Raekke, felt: str) -> bool:
        # Whether an empty Måltal is an error depends on the criterion's type: see `byg`.
        return felt != "maaltal" and super().mangler(raekke, felt)

    def byg(self, imp: Import, raekke: Raekke) -> Maaltal | None:
        kriterium = imp.find("kriterium", raekke, "kriterium", "Succeskriterier")
        if kriterium is None or not raekke.hel:
            return None
        v = raekke.v
        imp.kontroller_periode(raekke, "fra", "til")
        type_ = kriteriets(imp, kriterium.pk, "type")
        maaltal = v.get("maaltal")
        har_periode = {"fra", "til"} <= v.keys()
        if "maaltal" not in v and type_ == Kriterietype.UDRULNING and har_periode:
            maaltal = Decimal(100)
        kun_annullering = "annullerer" in v and maaltal is None
        if kun_annullering:
            return Maaltal(kriterium=kriterium, kun_annullering=True)
        if not har_periode:
            imp.fejl("Fra og Til mangler. Skriv begge datoer.", raekke=raekke, felt="fra")
            return None
        if maaltal is None and type_ not in UDEN_TAL:
            if raekke.celle("maaltal"):  # else the missing column has been named
                imp.fejl("Måltal mangler. Skriv et tal.", raekke=raekke, felt="maaltal")
            return None
        return Maaltal(
            kriterium=kriterium,
            fra=v["fra"],
            til=v["til"],
            maaltal=maaltal,
            besluttet=v.get("besluttet"),
            begrundelse=v.get("begrundelse", ""),
        )

    def egen_dato(self, post: Maaltal) -> date | None:
        return post.besluttet

    def planens(self, plan: Helhedsplan) -> QuerySet:
        return Maaltal.objects.filter(kriterium__plan=plan)

    def til_eksport(self, poster: QuerySet) -> QuerySet:
        return poster.select_related("kriterium").prefetch_related("annullerer")

    @property
    def konfliktnoegle(self) -> tuple[str, ...]:
        return ("kriterium_id",)

    def udelukker(self, a: tuple, b: tuple) -> bool:
        """Periods that overlap without being the same: those that are the same are revisions."""
        (a_fra, a_til), (b_fra, b_til) = a[1:3], b[1:3]
        return (a_fra, a_til) != (b_fra, b_til) and a_fra <= b_til and b_fra <= a_til

    def konfliktbesked(self, linje: Linje, anden: str) -> str:
        return (
            f"Perioden overlapper perioden i {anden}. Perioder skal være helt ens (så er det en "
            "revision) eller ligge hver for sig."
        )

    def _foer_nye(self, imp: Import, parring: Parring) -> None:
        levende = [x for x in parring.linjer if not (x.overtaget or x.post.kun_annullering)]
        imp.noter[PERIODER] = defaultdict(list)
        for linje in levende:
            imp.noter[PERIODER][linje.post.kriterium_id].append(linje)
            _kontroller_maaltal(imp, linje)

    def _faerdiggoer(self, nye: Nye, gemte: list[Gemt]) -> None:
        """Mark all but the first of those that share a period, as the constraint on periods asks."""
        til = luk_annullerede(nye, gemte)
        foerste: dict[tuple, list[tuple]] = defaultdict(list)
        for gemt in gemte:
            if not gemt.kun_annullering:
                foerste[gemt.indhold[:3]].append((gemt.siden, gemt.til))
        for linje, post in nye:
            if linje is None or post.kun_annullering:
                continue
            siden, lukket = post.kendt_siden(), til.get(post.pk, ALDRIG)
            samtidige = foerste[linje.indhold[:3]]
            post.er_revision = any(max(siden, s) < min(lukket, t) for s, t in samtidige)
            samtidige.append((siden, lukket))


class Nulpunktsark(Faktaark):
    NAVN = "Nulpunkter"
    PLADS = 9
    TRIN = 41
    SAMLENDE = ("nulpunkt", "nulpunkter")
    MODEL = Nulpunkt
    INDHOLD = ("kriterium_id", "fra", "til", "vaerdi", "kilde")
    NOEGLE = ("kriterium_id",)
    NAVNES = ("kriterium",)

    kriterium = Kolonne("Kriterium", Kode(), "kriterium__kode", paakraevet=True)
    fra = Kolonne("Fra", Dato(), paakraevet=True)
    til = Kolonne("Til", Dato(), paakraevet=True)
    vaerdi = Kolonne("Værdi", Tal(procent=True))
    kilde = Kolonne("Kilde", Tekst())

    def byg(self, imp: Import, raekke: Raekke) -> Nulpunkt | None:
        kriterium = imp.find("kriterium", raekke, "kriterium", "Succeskriterier")
        if kriterium is None or not raekke.hel:
            return None
        v = raekke.v
        imp.kontroller_periode(raekke, "fra", "til")
        har_periode = {"fra", "til"} <= v.keys()
        if not har_periode and (v.keys() & {"fra", "til", "vaerdi"}):
            imp.fejl("Fra og Til mangler. Skriv begge datoer.", raekke=raekke, felt="fra")
            return None
        return Nulpunkt(
            kriterium=kriterium,
            fra=v.get("fra"),
            til=v.get("til"),
            vaerdi=v.get("vaerdi"),
            kilde=v.get("kilde", ""),
            # An empty Værdi says something (monthly figures give it), so only a row without a period
            # says nothing.
            kun_annullering=not har_periode,
        )

    def planens(self, plan: Helhedsplan) -> QuerySet:
        return Nulpunkt.objects.filter(kriterium__plan=plan)

    def til_eksport(self, poster: QuerySet) -> QuerySet:
        return poster.select_related("kriterium").prefetch_related("annullerer")

    def konfliktbesked(self, linje: Linje, anden: str) -> str:
        return f"Kriteriet har to nulpunkter; det andet står i {anden}. Slet det ene."

    def _foer_nye(self, imp: Import, parring: Parring) -> None:
        for linje in parring.linjer:
            if not (linje.overtaget or linje.post.kun_annullering):
                _kontroller_nulpunkt(imp, linje)


def kriteriets(imp: Import, kriterium_id: int, felt: str) -> str:
    """Return what the file says of a criterion; empty where it is not in the file's own sheet."""
    raekke = imp.noter[RAEKKER].get(kriterium_id)
    return raekke.v.get(felt, "") if raekke else ""


def _kontroller_maaltal(imp: Import, linje: Linje) -> None:
    maaltal: Maaltal = linje.post
    type_ = kriteriets(imp, maaltal.kriterium_id, "type")
    retning = kriteriets(imp, maaltal.kriterium_id, "retning")
    _advar_om_periode(imp, linje)
    tal = maaltal.maaltal
    if tal is None or not type_:
        return

    def fejl(besked: str) -> None:
        imp.fejl(f"{citat(tal)} {besked}", raekke=linje.raekke, felt="maaltal")

    mindst = retning not in (Retning.HOEJST, Retning.NED)
    positive = (Kriterietype.ANTAL, Kriterietype.UDRULNING)
    if type_ == Kriterietype.AENDRING:
        if tal == 0:
            fejl("kan ikke være en ændring. Skriv ændringen i procent, fx −10.")
        elif (retning == Retning.NED and tal > 0) or (retning == Retning.OP and tal < 0):
            fejl(f"passer ikke med retningen {retning}. Ret fortegnet eller retningen.")
        _kontroller_hele_maaneder(imp, linje)
    elif type_ in positive or (type_ in (Kriterietype.ANDEL, Kriterietype.NIVEAU) and mindst):
        if tal <= 0:
            fejl("kan ikke nås. Skriv et måltal over 0.")
    elif tal < 0:
        fejl("er negativt. Skriv et måltal på 0 eller mere.")


def _advar_om_periode(imp: Import, linje: Linje) -> None:
    plan = imp.raekker["Helhedsplan"][0].v if imp.raekker.get("Helhedsplan") else {}
    start, slut = plan.get("startdato"), plan.get("slutdato")
    if start and slut and (linje.post.fra < start or linje.post.til > slut):
        imp.advarsel(
            f"Perioden går ud over planens ({dansk_dato(start)}-{dansk_dato(slut)}). Kun dagene i "
            "opgørelsesperioden tæller.",
            raekke=linje.raekke,
            felt="fra" if linje.post.fra < start else "til",
        )


def _kontroller_hele_maaneder(imp: Import, linje: Linje) -> bool:
    """Say where a period does not begin or end with a month."""
    i_orden = True
    if linje.post.fra.day != 1:
        imp.fejl("Perioden skal begynde den 1. i en måned.", raekke=linje.raekke, felt="fra")
        i_orden = False
    if (linje.post.til + DAG).day != 1:
        imp.fejl("Perioden skal slutte den sidste dag i en måned.", raekke=linje.raekke, felt="til")
        i_orden = False
    return i_orden


def _kontroller_nulpunkt(imp: Import, linje: Linje) -> None:
    nulpunkt: Nulpunkt = linje.post
    if kriteriets(imp, nulpunkt.kriterium_id, "type") != Kriterietype.AENDRING:
        return
    if not _kontroller_hele_maaneder(imp, linje):
        return
    kilde = kriteriets(imp, nulpunkt.kriterium_id, "kilde")
    if kilde == RESTANCER and nulpunkt.vaerdi is not None:
        imp.fejl(
            "Et nulpunkt for restancer kan ikke have en værdi, for restancer lægges ikke sammen. "
            "Slet værdien; månedstallene giver den.",
            raekke=linje.raekke,
            felt="vaerdi",
        )
    if nulpunkt.vaerdi is None and _antal_maaneder(nulpunkt.fra, nulpunkt.til) > HOEJST_MAANEDER:
        imp.fejl(
            "Et nulpunkt uden værdi må højst være 12 måneder, så hver måned har én at svare til.",
            raekke=linje.raekke,
            felt="til",
        )
    har = _maanedsnavne(nulpunkt.fra, nulpunkt.til)
    for maaltal in imp.noter.get(PERIODER, {}).get(nulpunkt.kriterium_id, ()):
        if mangler := _maanedsnavne(maaltal.post.fra, maaltal.post.til) - har:
            imp.fejl(
                f"Nulpunktet mangler {len(mangler)} af de måneder, som måltallet i række "
                f"{maaltal.raekke.nr} i arket Måltal har. Gør perioden længere.",
                raekke=linje.raekke,
                felt="fra",
            )


def _antal_maaneder(fra: date, til: date) -> int:
    return (til.year - fra.year) * 12 + til.month - fra.month + 1


def _maanedsnavne(fra: date, til: date) -> set[int]:
    antal = _antal_maaneder(fra, til)
    if antal >= HOEJST_MAANEDER:
        return set(range(1, 13))
    return {(fra.month - 1 + nr) % 12 + 1 for nr in range(antal)}
