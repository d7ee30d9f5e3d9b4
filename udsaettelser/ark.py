"""Sheet Udsættelser: the organisations' monthly figures, shared by the whole installation."""

from django.db.models import QuerySet

from helhedsplan.ark.organisationer import planens_organisationer
from helhedsplan.models import Faktum, Helhedsplan, Medlemskab
from helhedsplan.models.viden import ALDRIG
from helhedsplan.planfil.ark import Kolonne, Raekke
from helhedsplan.planfil.celler import Dato, Heltal, Kode, Maaned, Tekst
from helhedsplan.planfil.fakta import Faktaark, Nye
from helhedsplan.planfil.parring import Gemt, Linje, Parring
from helhedsplan.planfil.resultat import Forskel
from helhedsplan.planfil.sammenhaeng import Import
from helhedsplan.planfil.tekst import citat, midnat
from udsaettelser.models import INDIKATORER, Maanedstal

NOEGLE = ("boligorganisation_id", "afdeling_id", "maaned")
EFTER_NOEGLE = len(NOEGLE)


class Udsaettelsesark(Faktaark):
    NAVN = "Udsættelser"
    PLADS = 13
    TRIN = 45
    SAMLENDE = ("måned med tal", "måneder med tal")
    MODEL = Maanedstal
    INDHOLD = (*NOEGLE, *INDIKATORER, "godkendt", "note")
    NOEGLE = NOEGLE
    NAVNES = ("boligorganisation", "afdelingsnr", "maaned")
    KENDT_FRA = "kendt_fra"
    ALTID_PAAKRAEVET = ("boligorganisation", "maaned")
    HOERER_TIL = NOEGLE
    delt = True

    boligorganisation = Kolonne(
        "Boligorganisation", Kode(200), "boligorganisation__kortnavn", paakraevet=True
    )
    maaned = Kolonne("Måned", Maaned(), paakraevet=True)
    afdelingsnr = Kolonne("Afdelingsnr", Kode(20), "afdeling__afdelingsnr")
    udsaettelser = Kolonne("Udsættelser", Heltal())
    restancer = Kolonne("Restancer", Heltal())
    berammede = Kolonne("Berammede", Heltal())
    rykkere = Kolonne("Rykkere", Heltal())
    ophaevelser = Kolonne("Ophævelser", Heltal())
    fogedsager = Kolonne("Fogedsager", Heltal())
    gengangere = Kolonne("Gengangere", Heltal())
    godkendt = Kolonne("Godkendt", Dato())
    note = Kolonne("Note", Tekst())

    def behandl(self, imp: Import, raekker: list[Raekke]) -> None:
        self._organisationer: set[int] = set()
        self._kendte_andre_steder = set(
            Medlemskab.objects.exclude(plan=imp.plan).values_list("boligorganisation", flat=True)
        )
        super().behandl(imp, raekker)
        imp.advar_om_ikke_medlemmer(raekker, "boligorganisation")

    def byg(self, imp: Import, raekke: Raekke) -> Maanedstal | None:
        v = raekke.v
        organisation = imp.find_organisation(raekke, "boligorganisation")
        if organisation is None or not raekke.hel:
            return None
        afdeling = None
        if "afdelingsnr" in v:
            afdeling = imp.afdelinger.get((organisation.pk, v["afdelingsnr"]))
            if afdeling is None:
                imp.fejl(
                    f"{organisation} har ingen afdeling {citat(v['afdelingsnr'])}. Ret nummeret, "
                    "eller tilføj afdelingen i arket Boligafdelinger.",
                    raekke=raekke,
                    felt="afdelingsnr",
                )
                return None
        self._organisationer.add(organisation.pk)
        figurer = {felt: v[felt] for felt in INDIKATORER if felt in v}
        if not figurer and "annullerer" not in v:
            imp.advarsel("Rækken har ingen tal.", raekke=raekke)
        return Maanedstal(
            boligorganisation=organisation,
            afdeling=afdeling,
            maaned=v["maaned"],
            godkendt=v.get("godkendt"),
            note=v.get("note", ""),
            sekretariat=imp.sekretariat,
            kun_annullering="annullerer" in v and not figurer,
            **figurer,
        )

    def gemte(self, imp: Import) -> QuerySet:
        return Maanedstal.objects.filter(boligorganisation__in=self._organisationer)

    def planens(self, plan: Helhedsplan) -> QuerySet:
        return Maanedstal.objects.filter(boligorganisation__in=planens_organisationer(plan))

    def til_eksport(self, poster: QuerySet) -> QuerySet:
        return poster.select_related("boligorganisation", "afdeling").prefetch_related("annullerer")

    def samme_id(self, linje: Linje, gemt: Gemt) -> bool:
        # Another plan's hand-made file may use the same Id for a month of its own.
        return linje.indhold[:EFTER_NOEGLE] == gemt.indhold[:EFTER_NOEGLE]

    def ens(self, filen: tuple, gemt: tuple) -> bool:
        """Empty cells change nothing."""
        return all(f == g or f is None or f == "" for f, g in zip(filen, gemt, strict=True)) and (
            filen[:EFTER_NOEGLE] == gemt[:EFTER_NOEGLE]
        )

    def er_vores(self, imp: Import, gemt: Gemt) -> bool:
        return not imp.foerste and gemt.sekretariat_id == imp.sekretariat.pk

    def saet_tid(self, imp: Import, linje: Linje) -> None:
        """A figure is known from its approval, but never before what has been reported."""
        tal: Maanedstal = linje.post
        godkendt = tal.godkendt and midnat(tal.godkendt)
        if imp.foerste and tal.boligorganisation_id not in self._kendte_andre_steder:
            tal.registreret = linje.raekke.v.get("registreret")
            if tal.registreret is None and godkendt:
                tal.registreret = min(godkendt, imp.tid)
        else:
            tal.registreret = imp.tid
        if godkendt:
            tal.kendt_fra = max(godkendt, tal.registreret)
        elif tal.kun_annullering:
            tal.kendt_fra = tal.registreret

    def _foer_nye(self, imp: Import, parring: Parring) -> None:
        """Keep what empty cells leave alone, and what another sekretariat has given."""
        self._gemte = {gemt.pk: gemt for gemt in parring.gemte}
        self._afloeste: list[Gemt] = []
        for linje in parring.linjer:
            if linje.erstatter is None or linje.post.kun_annullering:
                continue
            gammel = linje.erstatter
            self._flet(imp, linje, gammel)
            linje.indhold = tuple(getattr(linje.post, felt) for felt in self.INDHOLD)
            if linje.indhold == gammel.indhold:
                linje.svarer_til, linje.erstatter = gammel, None
            elif linje.post.godkendt:
                self._afloes_ventende(linje)

    def _flet(self, imp: Import, linje: Linje, gammel: Gemt) -> None:
        for nr, felt in enumerate(self.INDHOLD):
            filen, gaelder = getattr(linje.post, felt), gammel.indhold[nr]
            if nr < EFTER_NOEGLE or filen == gaelder or gaelder in (None, ""):
                continue
            if filen not in (None, ""):
                if self._giver(gammel, nr) in (None, imp.sekretariat.pk):
                    continue
                imp.resultat.forskelle.tilfoej(
                    Forskel(
                        self.NAVN,
                        self.navngiv(linje.post),
                        self.fields[felt].column_name,
                        citat(gaelder),
                        citat(filen),
                    )
                )
            setattr(linje.post, felt, gaelder)

    def _giver(self, gemt: Gemt, nr: int) -> int | None:
        """Return the sekretariat that first gave the figure that now stands."""
        giver, vaerdi = gemt.sekretariat_id, gemt.indhold[nr]
        while (gemt := self._gemte.get(gemt.annullerer_id)) and gemt.indhold[nr] == vaerdi:
            giver = gemt.sekretariat_id
        return giver

    def _afloes_ventende(self, linje: Linje) -> None:
        """Let an approved figure replace the one in force also where unapproved ones came between."""
        while linje.erstatter.siden == ALDRIG and (
            foer := self._gemte.get(linje.erstatter.annullerer_id)
        ):
            self._afloeste.append(linje.erstatter)
            linje.erstatter = foer

    def _nye(self, imp: Import, parring: Parring) -> Nye:
        nye = super()._nye(imp, parring)
        brugte = set(
            Maanedstal.objects.filter(
                fil_id__in=[linje.fil_id for linje, _ in nye if linje and linje.fil_id]
            ).values_list("fil_id", flat=True)
        )
        for _, post in nye:
            if post.fil_id in brugte:
                post.fil_id = Maanedstal._meta.get_field("fil_id").get_default()
        grund = f"Rettet ved import af {imp.resultat.filnavn}"
        for gemt in self._afloeste:
            nye.append((None, self.annullering(imp, gemt, grund)))
        return nye

    def annullering(self, imp: Import, gemt: Gemt, grund: str) -> Faktum:
        annullering = super().annullering(imp, gemt, grund)
        annullering.kendt_fra = imp.tid
        annullering.sekretariat = imp.sekretariat
        return annullering
