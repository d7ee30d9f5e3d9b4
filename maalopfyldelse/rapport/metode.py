"""The method in brief, as the report prints it: the short version of how målopfyldelse is calculated."""

from collections.abc import Mapping

from maalopfyldelse.beregning import Type

TYPER: Mapping[Type, tuple[str, str]] = {
    Type.ANTAL: (
        "Mindst",
        "Det registrerede antal divideret med kravet. Kravet er måltallet; dækker opgørelsesperioden "
        "kun en del af måltallets periode, er det den tilsvarende del af måltallet. Forventet nu er "
        "den del af kravet, der svarer til de dage, der er gået, rundet ned til et helt tal.",
    ),
    Type.LOFT: (
        "Højst",
        "Er antallet højst så stort som loftet, er målet opfyldt med 100\u00a0%. Ellers er det loftet "
        "divideret med antallet.",
    ),
    Type.AENDRING: (
        "Ændring",
        "Månederne sammenlignes med de samme måneder i nulpunktet, og kun dem, hvor begge tal findes, "
        "tæller med. Ændringen i procent divideres med den ønskede ændring. Går det den forkerte vej, "
        "er tallet negativt.",
    ),
    Type.ANDEL: (
        "Andel",
        "Summen af tællere divideret med summen af nævnere i perioden, målt mod den ønskede andel.",
    ),
    Type.NIVEAU: (
        "Niveau",
        "Den seneste måling. Er der et nulpunkt, måles der på, hvor langt niveauet er nået fra "
        "nulpunktet mod målet; det forventede vokser jævnt gennem perioden.",
    ),
    Type.MILEPAEL: (
        "Milepæl",
        "Er nået eller ikke nået. Er fristen ikke udløbet, og milepælen ikke nået, er målet ikke "
        "forfaldent og kan hverken være foran eller bagud.",
    ),
    Type.UDRULNING: (
        "Udrulning",
        "Antallet af boligorganisationer, der er med, divideret med antallet, der skal med.",
    ),
    Type.AFLEDT: (
        "Andre planers mål",
        "Gennemsnittet af de andre planers samlede målopfyldelse på samme dato.",
    ),
    Type.KVALITATIV: (
        "Vurdering",
        "Sekretariatets vurdering i ord på en skala med fire trin. Den regnes aldrig om til procent.",
    ),
}

UDEN_MAAL: tuple[tuple[str, str], ...] = (
    (
        "Hvad der tæller med",
        "Kun det, der er sket til og med opgørelsesdatoen, og som var registreret på det angivne "
        "tidspunkt. Intet slettes: En rettelse erstatter en tidligere oplysning, så en gammel rapport "
        "altid kan regnes efter.",
    ),
)
MED_MAAL: tuple[tuple[str, str], ...] = (
    (
        "Kravet og det forventede",
        "Hvert mål har to tal. Det ene er, hvor stor en del af opgørelsesperiodens krav der er "
        "opfyldt. Det andet er, hvor meget der er nået af det, man kunne vente på "
        "opgørelsesdatoen, hvis det gik jævnt frem. Ingen af dem stopper ved 100\u00a0%.",
    ),
    (
        "Planens samlede tal",
        "Gennemsnittet af målene, vægtet som i planen. Her tæller hvert mål mindst 0 og højst "
        "100\u00a0%, så et mål, der er nået to gange, ikke dækker over et, der ikke er nået. Et mål, der "
        "er skrevet to steder i planen, tæller én gang. Har målene med tal under halvdelen af vægten, "
        "vises der intet gennemsnit.",
    ),
    (
        "Manglende tal",
        "En måned, som en boligorganisation ikke har indberettet, er ikke 0. Den holdes ude af begge de "
        "perioder, der sammenlignes. Er under 80\u00a0% af tallene der, vises der intet resultat.",
    ),
    (
        "Afrunding",
        "Alt regnes med eksakte tal og rundes først, når det vises. Et tal rundes aldrig op til en "
        "grænse, som det ikke har nået: 99,6\u00a0% vises som 99\u00a0%.",
    ),
)

BEGREBER: tuple[tuple[str, str], ...] = (
    ("Opgjort pr.", "Den dato, tallene gælder for. Det, der sker senere, tæller ikke med."),
    ("Opgørelsesperiode", "Den periode, der gøres status på, som regel kalenderåret."),
    (
        "Registreret til og med",
        "Hvad der var kendt, da tallene blev gjort op. Senere registreringer ændrer ikke rapporten.",
    ),
)
BEGREBER_OM_MAAL: tuple[tuple[str, str], ...] = (
    ("Måltal", "Det tal, planen har sat for et mål i en periode."),
    ("Nulpunkt", "Det udgangspunkt, en ændring eller et niveau måles fra."),
    ("Dækning", "Hvor stor en del af de nødvendige månedstal der er indberettet."),
    (
        "Kan vi påvirke det?",
        "»Direkte«: planens egne indsatser afgør det. »Bidrager«: planen er en af flere årsager. "
        "»Følges kun«: planen holder øje med tallet, men kan ikke flytte det alene.",
    ),
)
