"""A planfil in the browser: handed in, looked at, confirmed, or given up.

What is shown and what is imported are the same bytes and the same changes: the file is kept between the
two, and the import stops if the plan has changed meanwhile.
"""

from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from typing import BinaryIO

from django.db import transaction
from django.utils import timezone

from helhedsplan.models import Bruger, Indlaesning, Sekretariat
from helhedsplan.models.indlaesning import IndlaesningQuerySet
from helhedsplan.planfil.ark import alle_ark
from helhedsplan.planfil.importering import importer, kort_filnavn
from helhedsplan.planfil.resultat import Importresultat
from helhedsplan.planfil.udskrift import talt

LEVETID = timedelta(hours=24)


def modtag(
    bruger: Bruger, fil: BinaryIO, filnavn: str, sekretariat: Sekretariat | None = None
) -> Indlaesning:
    """Keep a file until it is confirmed; an earlier one that the person left behind is given up."""
    indhold = fil.read()
    with transaction.atomic():
        Indlaesning.objects.filter(bruger=bruger, indlaest_at=None).delete()
        return Indlaesning.objects.create(
            bruger=bruger,
            sekretariat=sekretariat,
            filnavn=kort_filnavn(filnavn),
            sha256=sha256(indhold).hexdigest(),
            indhold=indhold,
        )


def egne(bruger: Bruger) -> IndlaesningQuerySet:
    """What the person handed in less than a day ago; later it is gone, also before it is deleted."""
    return Indlaesning.objects.synlige_for(bruger).efter(timezone.now() - LEVETID)


def er_afloest(bruger: Bruger, pk: int) -> bool:
    """Whether the file is gone because the person has handed in another since."""
    return (
        egne(bruger).filter(pk__gt=pk).exists() and not Indlaesning.objects.filter(pk=pk).exists()
    )


def proev(indlaesning: Indlaesning) -> Importresultat:
    """Tell what the file would change. Nothing is saved."""
    return _importer(indlaesning, proev=True)


def gennemfoer(
    indlaesning: Indlaesning, *, aftryk: str, annuller_manglende: bool
) -> Importresultat | None:
    """Import the file, if that still does what its preview showed; None if it is imported already."""
    with transaction.atomic():
        # A second press of the button waits here, and then finds the receipt.
        laast = Indlaesning.objects.select_for_update().filter(pk=indlaesning.pk).first()
        if laast is None or laast.er_indlaest:
            return None
        resultat = _importer(laast, aftryk=aftryk, annuller_manglende=annuller_manglende)
        if resultat.gemt:
            laast.indhold = None
            laast.plan = resultat.plan
            laast.indlaest_at = resultat.tidspunkt
            laast.kvittering = kvitteringslinjer(resultat)
            laast.save()
    return resultat


def slet_udloebne() -> None:
    Indlaesning.objects.filter(oprettet_at__lte=timezone.now() - LEVETID).delete()


def kvitteringslinjer(resultat: Importresultat) -> list[list[str]]:
    """Return, per sheet that had anything, its name and what was done."""
    return [
        [ark.NAVN, talt(tal, ark.SAMLENDE)]
        for ark in alle_ark()
        if (tal := resultat.tal.get(ark.NAVN)) and tal.total()
    ]


def _importer(indlaesning: Indlaesning, **valg) -> Importresultat:
    indhold = bytes(indlaesning.indhold)
    if sha256(indhold).hexdigest() != indlaesning.sha256:
        raise ValueError("The kept file is not the one that was handed in.")
    sekretariat = indlaesning.sekretariat
    return importer(
        BytesIO(indhold),
        indlaesning.filnavn,
        bruger=indlaesning.bruger,
        sekretariat=sekretariat.navn if sekretariat else None,
        **valg,
    )
