"""Build a report's content: every word and number comes from here, ready to print."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from maalopfyldelse.beregning import Planresultat, Samlet, Tilstand
from maalopfyldelse.models import Statusrapport
from maalopfyldelse.queries.status import status_af
from maalopfyldelse.rapport.baggrund import (
    begreber,
    boligorganisationer,
    forklarede_ord,
    metode,
    organer,
    typer,
    udeladte,
    udeladte_koder,
)
from maalopfyldelse.rapport.hent import (
    Budget,
    Planoplysninger,
    hent_oplysninger,
    hent_udsaettelser,
)
from maalopfyldelse.rapport.indhold import (
    Fordelingsstribe,
    HvorLangt,
    Linje,
    Noegletal,
    Oekonomi,
    Oplysning,
    Rapport,
    Stykke,
    Udsaettelser,
)
from maalopfyldelse.rapport.raekker import ankre, bilag, maerke, omraader
from maalopfyldelse.rapport.udsaettelser import sammenligning, udsaettelser
from maalopfyldelse.status import Planstatus
from maalopfyldelse.tekst import Linje as Fund
from maalopfyldelse.tekst import (
    antal,
    dato,
    det_gaar_godt,
    fordelingstekst,
    hovedsaetninger,
    kort_periode,
    kraever_opmaerksomhed,
    medregnet_tekst,
    opremsning,
    periode,
    periodetekst,
    procenttekst,
    tal,
    tegn,
    tidspunkt,
)
from maalopfyldelse.tekst.format import kroner, med_procent, stort

PROJEKTORGANISATION_HOEJST = Fraction(1, 4)  # what a plan should keep within, without being bound
FLEST_KODER = 8
KLART_NAAET = (Tilstand.NAAET, Tilstand.OPFYLDT)


def byg_rapport(rapport: Statusrapport, resultat: Planresultat) -> Rapport:
    plan, kendt_pr = rapport.plan, rapport.opgoerelse.kendt_pr
    status = status_af(plan, resultat, kendt_pr)
    planen = hent_oplysninger(plan, resultat.vindue, status.pr_dato, kendt_pr)
    steder = ankre(status)
    udsat = _udsaettelser(status, planen)
    return Rapport(
        nummer=rapport.nummer,
        plan=status.navn,
        kortnavn=status.kortnavn,
        sekretariat=planen.sekretariat,
        pr_dato=dato(status.pr_dato),
        dannet=kendt_pr.isoformat(timespec="seconds"),
        oplysninger=_oplysninger(status),
        sidefod=_sidefod(status, udsat),
        hvor_langt=_hvor_langt(status),
        opmaerksomhed=_linjer(kraever_opmaerksomhed(status), steder),
        uden_opmaerksomhed=UDEN_OPMAERKSOMHED if status.maal else "",
        godt=_linjer(det_gaar_godt(status), steder),
        udsaettelser=udsat,
        oekonomi=_oekonomi(status, planen.budget),
        grundlag=_grundlag(status, planen, udsat),
        laesevejledning=LAESEVEJLEDNING,
        omraader=omraader(status, planen),
        bilag=bilag(status, planen),
        metode=metode(status),
        typer=typer(status),
        udeladte=udeladte(resultat.samlet),
        begreber=begreber(status),
        ord=forklarede_ord(status),
        boligorganisationer=boligorganisationer(planen.medlemmer),
        organer=organer(planen),
    )


UDEN_OPMAERKSOMHED = "Ingen mål kræver særlig opmærksomhed."
LAESEVEJLEDNING = (
    "Bjælken viser, hvor stor en del af kravet der er nået, og stregen, hvad der kunne ventes nu. "
    "Hvert mål er forklaret i bilaget under sin kode."
)


def _oplysninger(status: Planstatus) -> list[Oplysning]:
    vindue = status.resultat.vindue
    return [
        Oplysning(
            "Planens periode", periode(status.startdato, status.slutdato), periodetekst(status)
        ),
        Oplysning("Opgørelsesperiode", periode(vindue.fra, vindue.til)),
        Oplysning("Oplysninger registreret til og med", tidspunkt(status.kendt_pr)),
    ]


def _sidefod(status: Planstatus, udsat: Udsaettelser | None) -> str:
    dele = [f"Registreret til og med {tidspunkt(status.kendt_pr)}"]
    if udsat:
        dele.append(udsat.daekning_kort)
    dele.append("Metoden står i bilaget")
    return " · ".join(dele)


# Page 1


def _hvor_langt(status: Planstatus) -> HvorLangt:
    samlet = status.resultat.samlet
    return HvorLangt(
        saetninger=hovedsaetninger(status)[:1],
        stribe=_stribe(samlet) if samlet.fordeling else None,
        tilstande=[
            maerke(tegn(tilstand), f"{tal(n)} {tegn(tilstand).flere}")
            for tilstand, n in samlet.fordeling
        ],
        noegletal=_noegletal(status),
        medregnet=f"{medregnet_tekst(samlet)}.",
        udeladte=_udeladte_kort(samlet),
    )


def _stribe(samlet: Samlet) -> Fordelingsstribe:
    stykker = []
    for tilstand, n in samlet.fordeling:
        t = tegn(tilstand)
        stykker.append(Stykke(n, t.form, t.tone, er_naaet=tilstand in KLART_NAAET))
    return Fordelingsstribe(stykker, f"Målenes status: {fordelingstekst(samlet)}.")


def _noegletal(status: Planstatus) -> list[Noegletal]:
    resultat = status.resultat
    samlet, vindue = resultat.samlet, resultat.vindue
    dage = vindue.til_og_med(status.pr_dato)
    return [
        _andel(
            samlet.krav,
            status,
            f"af kravet for {kort_periode(vindue)} er opfyldt",
            f"{antal(samlet.medregnet, 'mål', 'mål')} med tal",
        ),
        _andel(
            samlet.forventet,
            status,
            f"af det, der kunne ventes {dato(status.pr_dato)}",
            f"{antal(samlet.medregnet_forventet, 'mål', 'mål')}, der skulle være i gang",
        ),
        Noegletal(
            procenttekst(resultat.forloebet),
            "af opgørelsesperioden er gået",
            f"{tal(dage.dage if dage else 0)} af {antal(vindue.dage, 'dag', 'dage')}",
        ),
    ]


def _andel(andel: Fraction | None, status: Planstatus, tekst: str, note: str) -> Noegletal:
    if andel is None:
        hvorfor = "målene med tal har under halvdelen af vægten"
        return Noegletal("For få tal", f"til at sige, hvor meget {tekst}", hvorfor, er_tal=False)
    return Noegletal(procenttekst(andel, status.resultat.graenser), tekst, note)


def _udeladte_kort(samlet: Samlet) -> list[str]:
    """Why the rest is not in the means; with more goals than fit here, the appendix names them."""
    koder = udeladte_koder(samlet)
    if sum(len(liste) for liste in koder.values()) <= FLEST_KODER:
        return [f"{stort(hvorfor)}: {opremsning(liste)}." for hvorfor, liste in koder.items()]
    return [
        *(f"{stort(hvorfor)}: {tal(len(liste))}." for hvorfor, liste in koder.items()),
        "De er nævnt i bilaget.",
    ]


def _linjer(fund: Iterable[Fund], steder: Mapping[str, str]) -> list[Linje]:
    return [Linje(f.kode, steder[f.kode], maerke(f.tegn), f.tekst) for f in fund]


# Page 2


def _udsaettelser(status: Planstatus, planen: Planoplysninger) -> Udsaettelser | None:
    sammenlignet = sammenligning(status, planen.medlemmer)
    if sammenlignet is None:
        return None
    tal_ = hent_udsaettelser(
        sammenlignet.enheder.alle, sammenlignet.perioder, status.pr_dato, status.kendt_pr
    )
    return udsaettelser(status, sammenlignet, tal_, planen.medlemmer)


def _oekonomi(status: Planstatus, budget: Budget | None) -> Oekonomi | None:
    if budget is None:
        return None
    fra, til = status.resultat.vindue.fra.year, status.resultat.vindue.til.year
    noegletal = [_kroner(budget.budget, "budget"), _forbrug(budget)]
    bemaerkning = ""
    if budget.budget and budget.projektorganisation is not None:
        andel = Fraction(budget.projektorganisation) / Fraction(budget.budget)
        over = andel > PROJEKTORGANISATION_HOEJST
        noegletal.append(
            Noegletal(
                procenttekst(andel, [PROJEKTORGANISATION_HOEJST]),
                "af budgettet går til projektorganisation",
                _kroner(budget.projektorganisation, "").tal,
            )
        )
        bemaerkning = (
            f"Projektorganisationen bør almindeligvis højst fylde {med_procent('25')} af budgettet. "
            + ("Her fylder den mere, og det bør planen begrunde." if over else "Det holder planen.")
        )
    return Oekonomi(
        aar=str(fra) if fra == til else f"{fra}–{til}", noegletal=noegletal, bemaerkning=bemaerkning
    )


def _kroner(beloeb: Decimal | None, tekst: str) -> Noegletal:
    if beloeb is None:
        return Noegletal("Ikke oplyst", tekst, er_tal=False)
    return Noegletal(kroner(beloeb), tekst)


def _forbrug(budget: Budget) -> Noegletal:
    forbrug = _kroner(budget.forbrug, "forbrug")
    if budget.forbrug is None:
        return forbrug
    note = ""
    if budget.budget:
        note = f"{procenttekst(Fraction(budget.forbrug) / Fraction(budget.budget))} af budgettet"
        if budget.forbrug > budget.budget:
            note = f"{_kroner(budget.forbrug - budget.budget, '').tal} mere end budgettet"
    if budget.poster_uden_forbrug:
        mangler = antal(budget.poster_uden_forbrug, "post", "poster")
        note = f"mangler for {mangler} af {tal(budget.poster)}; {note}".removesuffix("; ")
    return Noegletal(forbrug.tal, forbrug.tekst, note)


def _grundlag(
    status: Planstatus, planen: Planoplysninger, udsat: Udsaettelser | None
) -> list[Oplysning]:
    samlet = status.resultat.samlet
    egne = [m.resultat for m in status.maal.values() if m.kode == m.resultat.rod]
    talt = [r.grundlag.registreringer.talt.poster for r in egne if r.grundlag.registreringer]
    reviderede = [r.kode for r in egne if any(m.revideret for m in r.grundlag.maaltal)]
    linjer = [
        Oplysning(
            "Oplysninger",
            f"Det, der var registreret til og med {tidspunkt(status.kendt_pr)}. "
            "Senere oplysninger ændrer ikke denne rapport.",
        )
    ]
    if talt:
        poster = antal(sum(talt), "registrering", "registreringer")
        linjer.append(Oplysning("Registreringer", f"{poster} er talt med."))
    if udsat:
        linjer.append(Oplysning("Indberetninger", f"Udsættelser: {udsat.daekning}"))
    rettet = antal(planen.rettelser, "oplysning er", "oplysninger er")
    linjer.append(
        Oplysning(
            "Rettelser",
            f"{stort(rettet)} rettet med en begrundelse; rapporten bruger de rettede tal."
            if planen.rettelser
            else "Ingen oplysninger er rettet.",
        )
    )
    if status.maal:
        linjer.append(
            Oplysning(
                "Ændrede måltal",
                f"Måltallet er ændret undervejs for {opremsning(reviderede, FLEST_KODER)}; "
                "bilaget viser det første og det gældende."
                if reviderede
                else "Ingen måltal er ændret, siden planen blev lagt.",
            )
        )
    if samlet.foreloebige:
        er = "er foreløbigt" if samlet.foreloebige == 1 else "er foreløbige"
        linjer.append(
            Oplysning(
                "Foreløbige",
                f"{antal(samlet.foreloebige, 'mål', 'mål')} af de {tal(samlet.medregnet)} {er}: "
                "perioden er ikke slut.",
            )
        )
    return linjer
