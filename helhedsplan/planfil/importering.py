"""The import of a planfil, from bytes to database: read, compare, and write all of it or nothing."""

import warnings
from pathlib import PureWindowsPath
from typing import BinaryIO

from django.db import DataError, IntegrityError, transaction

from helhedsplan import services
from helhedsplan.models import Boligomraade, Bruger, Helhedsplan, Rolle, Sekretariat
from helhedsplan.planfil import historik
from helhedsplan.planfil.ark import Ark, Raekke, alle_ark
from helhedsplan.planfil.laesning import aabn
from helhedsplan.planfil.opslag import Omraader
from helhedsplan.planfil.resultat import Bemaerkning, Importresultat, Planfilfejl
from helhedsplan.planfil.sammenhaeng import Import
from helhedsplan.planfil.tekst import citat, navneform, opremsning

PLANARK = "Helhedsplan"


def importer(
    fil: BinaryIO,
    filnavn: str,
    *,
    bruger: Bruger | None = None,
    sekretariat: str | None = None,
    proev: bool = False,
    annuller_manglende: bool = False,
    aftryk: str | None = None,
) -> Importresultat:
    """Bring a plan to what a planfil says, or only tell what that would change (`proev`).

    `bruger` is the person who imports, None on the command line; `sekretariat` is whose the plan is where
    the file does not say. `aftryk` is that of the preview which was confirmed: if the import would
    change something else by now, nothing is saved. Nor is anything with an error.
    """
    resultat = Importresultat(
        filnavn=kort_filnavn(filnavn), proev=proev, mangler_annulleret=annuller_manglende
    )
    imp = Import(resultat, bruger, annuller_manglende)
    try:
        ark = _laes(imp, fil)
    except Planfilfejl as fejl:
        imp.fejl(str(fejl))
        return resultat
    with transaction.atomic():
        services.laas_import()
        imp.tid = resultat.tidspunkt = services.registreringstidspunkt()
        _sammenlign(imp, ark, sekretariat)
        resultat.afviger = aftryk not in (None, resultat.aftryk)
        if not (resultat.fejl or resultat.afviger):
            _skriv(imp)
        if resultat.fejl:
            resultat.glem_sammenligningen()
        _ordn(resultat, ark)
        if proev or resultat.fejl or resultat.afviger:
            transaction.set_rollback(True)
        else:
            resultat.gemt = True
            resultat.plan = imp.plan
    return resultat


def _ordn(resultat: Importresultat, ark: list[Ark]) -> None:
    """List what is said about the file in the order in which one goes through it."""
    plads = {hvert.NAVN: hvert.PLADS for hvert in ark}

    def sted(b: Bemaerkning) -> tuple:
        raekke = b.raekke or int("".join(filter(str.isdigit, b.celle)) or 0)
        return plads.get(b.ark, 0), raekke, len(b.celle), b.celle

    for liste in (resultat.fejl, resultat.advarsler):
        liste.naevnt.sort(key=sted)


def kort_filnavn(filnavn: str) -> str:
    """Return the name alone: reasons quote it, and a browser may send a whole path."""
    return PureWindowsPath(filnavn).name[-100:] or "filen"


def _laes(imp: Import, fil: BinaryIO) -> list[Ark]:
    """Clean every cell of every sheet, and return the sheets of the exchange."""
    alle = alle_ark()
    efter_navn = {navneform(ark.NAVN): ark for ark in alle}
    with warnings.catch_warnings():
        # openpyxl warns of everything in a workbook that it will not keep.
        warnings.simplefilter("ignore")
        for raat in aabn(fil):
            form = navneform(raat.navn)
            if form == navneform(historik.NAVN):
                historik.laes(imp, raat, alle)
            elif (ark := efter_navn.get(form)) is None:
                imp.resultat.ukendte.append(f"Arket {citat(raat.navn)}")
            elif ark.NAVN in imp.raekker:
                imp.fejl("Arket findes to gange. Slet det ene.", ark=ark.NAVN)
            else:
                imp.raekker[ark.NAVN] = ark.laes(imp, raat)
    for ark in alle:
        if ark.PAAKRAEVET and ark.NAVN not in imp.raekker:
            imp.fejl(f"Arket {ark.NAVN} mangler. Tilføj det med kolonnerne Felt og Værdi.")
    return sorted(alle, key=lambda ark: ark.TRIN)


def _sammenlign(imp: Import, ark: list[Ark], sekretariat: str | None) -> None:
    planens = imp.raekker[PLANARK][0] if imp.raekker.get(PLANARK) else None
    felter = planens.v if planens else {}
    _find_plan(imp, planens, sekretariat)
    imp.resultat.kortnavn = imp.plan.kortnavn
    imp.resultat.navn = felter.get("navn", "")
    imp.resultat.ny_plan = imp.foerste
    imp.omraader = Omraader(felter.get("kommune", ""))
    for omraade in Boligomraade.objects.order_by("id"):
        imp.omraader.tilfoej(omraade)
    for hvert in ark:
        hvert.behandl(imp, imp.raekker.get(hvert.NAVN, []))


def _skriv(imp: Import) -> None:
    try:
        with transaction.atomic():
            imp.skriv()
    except (IntegrityError, DataError) as fejl:
        # The checks above should have found it; the database is the last to hold the rules.
        regel = getattr(getattr(fejl.__cause__, "diag", None), "constraint_name", "") or ""
        imp.fejl(f"Databasen afviste filen, fordi en regel er brudt: {regel}. Intet er gemt.")


def _find_plan(imp: Import, planens: Raekke | None, oensket: str | None) -> None:
    kortnavn = planens.v.get("kortnavn", "") if planens else ""
    plan = Helhedsplan.objects.med_kortnavn(kortnavn).select_related("sekretariat").first()
    sekretariat = _find_sekretariat(imp, planens, oensket, plan)
    if plan is not None and sekretariat is not None and plan.sekretariat_id != sekretariat.pk:
        besked = f"Kortnavnet {citat(kortnavn)} bruges af en anden plan"
        if imp.bruger is None:
            besked += f", som tilhører {plan.sekretariat}"
        imp.fejl(f"{besked}. Vælg et andet kortnavn.", raekke=planens, felt="kortnavn")
        plan = None
    # With an error the file is still compared with something, so that every other error is found:
    # with an empty plan, never with one that the person may not see.
    imp.foerste = plan is None or sekretariat is None
    imp.sekretariat = sekretariat or Sekretariat(pk=imp.ny_noegle(Sekretariat))
    if imp.foerste:
        plan = Helhedsplan(kortnavn=kortnavn, sekretariat=imp.sekretariat, oprettet_at=imp.tid)
        imp.opret(plan)
    imp.plan = plan


def _find_sekretariat(
    imp: Import, planens: Raekke | None, oensket: str | None, plan: Helhedsplan | None
) -> Sekretariat | None:
    """Return whose the plan is, or say that it is unclear and what to choose between."""
    mulige = Sekretariat.objects.order_by("navn")
    if imp.bruger is not None:
        mulige = mulige.filter(
            tilknytninger__bruger=imp.bruger, tilknytninger__rolle=Rolle.SEKRETARIAT
        ).distinct()
    fundne = list(mulige)
    i_filen = planens.v.get("sekretariat") if planens else None
    oensket = i_filen or oensket
    if oensket:
        for sekretariat in fundne:
            if navneform(sekretariat.navn) == navneform(oensket):
                return sekretariat
        if imp.bruger is None:
            nyt = Sekretariat(navn=oensket)
            imp.opret(nyt)
            return nyt
        besked = f"Du hører ikke til sekretariatet {citat(oensket)}. " + (
            f"Skriv {_navne(fundne, 'eller')}." if fundne else "Spørg driften."
        )
        imp.fejl(besked, ark=PLANARK, raekke=planens if i_filen else None, felt="sekretariat")
        return None
    if plan is not None and plan.sekretariat in fundne:
        return plan.sekretariat
    if len(fundne) == 1:
        return fundne[0]
    if imp.bruger is not None:
        hvordan = (
            "Skriv et af dem i feltet Sekretariat, eller vælg det" if fundne else "Spørg driften"
        )
    else:
        hvordan = "Skriv det i feltet Sekretariat, eller brug --sekretariat NAVN"
    staar_tom = planens is not None and planens.celle("sekretariat")
    imp.fejl(
        f"Det er uklart, hvilket sekretariat planen tilhører. {hvordan}. "
        f"Mulige: {_navne(fundne) or 'ingen endnu'}.",
        ark=PLANARK,
        raekke=planens if staar_tom else None,
        felt="sekretariat",
    )
    return None


def _navne(sekretariater: list[Sekretariat], bindeord: str = "og") -> str:
    navne = [citat(s.navn, 200) for s in sekretariater]
    return opremsning(navne, bindeord) if navne else ""
