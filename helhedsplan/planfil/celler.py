"""The kinds of cells of a planfil, each read and written by one widget of django-import-export.

`clean` takes what Excel holds and returns a plain value, or raises ValueError with what is wrong and what
to write instead; `render` is its inverse.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from django.db.models import TextChoices
from import_export.widgets import Widget

from helhedsplan.dansk import smaa
from helhedsplan.planfil.laesning import Excelfejl, Procenttal, Uberegnet
from helhedsplan.planfil.tekst import (
    KOEBENHAVN,
    citat,
    dansk_dato,
    navneform,
    opremsning,
    rens,
    uden_danske_tegn,
)

MAX_TEKST = 32_767
"""What an Excel cell can hold."""
_AAR = range(1900, 2200)
_MAANEDER = {
    navn: nr
    for nr, navne in enumerate(
        (
            ("januar", "jan"),
            ("februar", "feb"),
            ("marts", "mar"),
            ("april", "apr"),
            ("maj",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("august", "aug"),
            ("september", "sep", "sept"),
            ("oktober", "okt"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for navn in navne
}
_TUSINDER = re.compile(r"[+-]?\d{1,3}((\.\d{3})+|( \d{3})+)(,\d+)?")
_TAL = re.compile(r"[+-]?\d+(,\d+)?")
_DATO = re.compile(r"(\d{1,2})[.\-/](\d{1,2})[.\-/](\d{4})")
_UDEN_TID = re.compile(r"[ T]00:00(:00)?$")
_ISO_DATO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


class Celle(Widget):
    """What all cells share: empty is None, and an Excel error is never a value."""

    skriv = "Ret cellen."
    bredde = 14
    talformat = ""

    def clean(self, value: Any, row=None, **kwargs) -> Any:
        if value is None:
            return None
        if isinstance(value, str):
            value = rens(value)
            if not value:
                return None
        elif isinstance(value, Excelfejl):
            raise ValueError(f"Cellen viser fejlen {value.kode}. {self.skriv}")
        elif isinstance(value, Uberegnet):
            raise ValueError(
                "Formlen er ikke regnet ud. Åbn filen i Excel og gem den, eller skriv værdien selv."
            )
        return self.laes(value)

    def laes(self, vaerdi: Any) -> Any:
        raise NotImplementedError

    def render(self, value: Any, obj=None, **kwargs) -> Any:
        return None if value is None or value == "" else self.vis(value)

    def vis(self, vaerdi: Any) -> Any:
        return vaerdi

    def fejl(self, vaerdi: object, hvad: str) -> ValueError:
        return ValueError(f"{citat(vaerdi)} {hvad}. {self.skriv}")


class Tekst(Celle):
    """Free text. A number or date that Excel made of it is written out again."""

    skriv = "Skriv det som tekst."
    bredde = 40

    def __init__(self, hoejst: int = MAX_TEKST):
        super().__init__()
        self.hoejst = hoejst
        if hoejst <= 200:
            self.bredde = 24

    def laes(self, vaerdi: Any) -> str:
        if isinstance(vaerdi, bool | Procenttal):
            raise self.fejl(getattr(vaerdi, "tal", vaerdi), "er ikke tekst")
        if isinstance(vaerdi, date):
            tekst = dansk_dato(vaerdi)
        elif isinstance(vaerdi, float):
            tekst = f"{vaerdi:.15g}".replace(".", ",")
        elif isinstance(vaerdi, int | str):
            tekst = str(vaerdi)
        else:
            raise self.fejl(vaerdi, "er et klokkeslæt og ikke tekst")
        if len(tekst) > self.hoejst:
            raise ValueError(f"Teksten fylder {len(tekst)} tegn. Skriv højst {self.hoejst} tegn.")
        return tekst


class Kode(Tekst):
    """A short text that identifies something: a date here is Excel's own invention."""

    skriv = "Gør cellen til tekst i Excel, og skriv den igen."
    bredde = 14

    def __init__(self, hoejst: int = 50):
        super().__init__(hoejst)
        self.bredde = 14

    def laes(self, vaerdi: Any) -> str:
        if isinstance(vaerdi, date):
            raise self.fejl(vaerdi, "er en dato og ikke en kode eller et navn")
        if "\n" in (tekst := super().laes(vaerdi)):
            raise self.fejl(vaerdi, "har et linjeskift")
        return tekst


class Dato(Celle):
    skriv = "Skriv en dato som 30.09.2016."
    bredde = 12
    talformat = "dd.mm.yyyy"

    def laes(self, vaerdi: Any) -> date:
        if isinstance(vaerdi, datetime):
            vaerdi = vaerdi.date()
        elif isinstance(vaerdi, str):
            vaerdi = self._af_tekst(vaerdi)
        if not isinstance(vaerdi, date):
            raise self.fejl(getattr(vaerdi, "tal", vaerdi), "er ikke en dato")
        if vaerdi.year not in _AAR:
            raise self.fejl(vaerdi, "er ikke en dato i vores tid")
        return vaerdi

    def _af_tekst(self, tekst: str) -> date:
        try:
            if fundet := _DATO.fullmatch(tekst):
                dag, maaned, aar = map(int, fundet.groups())
            elif fundet := _ISO_DATO.fullmatch(_UDEN_TID.sub("", tekst)):
                aar, maaned, dag = map(int, fundet.groups())
            else:
                raise self.fejl(tekst, "er ikke en dato")
            return date(aar, maaned, dag)
        except ValueError:
            raise self.fejl(tekst, "er ikke en dato") from None


class Maaned(Dato):
    """A month, kept as its first day."""

    skriv = "Skriv en måned som 2016-01 eller januar 2016."
    talformat = "yyyy-mm"
    _AAR_FOERST = re.compile(r"(\d{4})[-/.](\d{1,2})")
    _AAR_SIDST = re.compile(r"(\d{1,2})[-/.](\d{4})")
    _NAVN = re.compile(r"([a-zæøå]+)\.?[ -]+(\d{4})")

    def laes(self, vaerdi: Any) -> date:
        return super().laes(vaerdi).replace(day=1)

    def _af_tekst(self, tekst: str) -> date:
        form = navneform(tekst)
        if fundet := self._AAR_FOERST.fullmatch(form):
            aar, maaned = map(int, fundet.groups())
        elif fundet := self._AAR_SIDST.fullmatch(form):
            maaned, aar = map(int, fundet.groups())
        elif (fundet := self._NAVN.fullmatch(form)) and fundet[1] in _MAANEDER:
            maaned, aar = _MAANEDER[fundet[1]], int(fundet[2])
        else:
            try:
                return super()._af_tekst(tekst)
            except ValueError:
                raise self.fejl(tekst, "er ikke en måned") from None
        if not 1 <= maaned <= 12:
            raise self.fejl(tekst, "er ikke en måned")
        return date(aar, maaned, 1)


class Tidspunkt(Celle):
    """A moment. Without a zone it is Copenhagen's."""

    skriv = "Skriv et tidspunkt som 2016-02-01T09:00:00 eller 01.02.2016 09:00."
    bredde = 34
    _DANSK = re.compile(
        r"(\d{1,2}[.\-/]\d{1,2}[.\-/]\d{4})(?:[ T]+(?:kl\.? *)?(\d{1,2})[:.](\d{2}))?"
    )

    def laes(self, vaerdi: Any) -> datetime:
        if isinstance(vaerdi, str):
            vaerdi = self._af_tekst(vaerdi)
        elif isinstance(vaerdi, date) and not isinstance(vaerdi, datetime):
            vaerdi = datetime.combine(vaerdi, time())
        if not isinstance(vaerdi, datetime):
            raise self.fejl(getattr(vaerdi, "tal", vaerdi), "er ikke et tidspunkt")
        if vaerdi.year not in _AAR:
            raise self.fejl(vaerdi, "er ikke et tidspunkt i vores tid")
        return self._i_koebenhavn(vaerdi) if vaerdi.tzinfo is None else vaerdi

    def _i_koebenhavn(self, klokken: datetime) -> datetime:
        tidspunkt = klokken.replace(tzinfo=KOEBENHAVN)
        # A time that the clock skips comes back from UTC as another.
        if tidspunkt.astimezone(UTC).astimezone(KOEBENHAVN).replace(tzinfo=None) != klokken:
            raise ValueError(
                f"Klokken var ikke {klokken:%H:%M} i Danmark den {dansk_dato(klokken)}: da blev uret "
                "stillet frem til sommertid. Skriv et klokkeslæt før eller efter den time, fx "
                f"{klokken + timedelta(hours=1):%H:%M}."
            )
        return tidspunkt

    def _af_tekst(self, tekst: str) -> datetime:
        try:
            if fundet := self._DANSK.fullmatch(tekst):
                dato = Dato().laes(fundet[1])
                return datetime.combine(dato, time(int(fundet[2] or 0), int(fundet[3] or 0)))
            return datetime.fromisoformat(tekst)
        except ValueError:
            raise self.fejl(tekst, "er ikke et tidspunkt") from None

    def vis(self, vaerdi: datetime) -> str:
        return vaerdi.astimezone(KOEBENHAVN).isoformat()


class Tal(Celle):
    """An exact number. Excel's own digits are trusted to the 15 that it keeps."""

    skriv = "Skriv et tal som 1234,5."
    bredde = 12

    def __init__(
        self,
        decimaler: int = 6,
        *,
        cifre: int = 20,
        mindst: int | None = None,
        procent: bool = False,
    ):
        super().__init__()
        self.decimaler = decimaler
        self.graense = Decimal(10) ** (cifre - decimaler)
        self.mindst = mindst
        self.procent = procent

    def laes(self, vaerdi: Any) -> Decimal | int:
        tal = self._tal(vaerdi)
        if abs(tal) >= self.graense:
            raise self.fejl(vaerdi, "er for stort")
        if self.mindst is not None and tal < self.mindst:
            raise self.fejl(vaerdi, f"er mindre end {self.mindst}")
        return tal

    def _tal(self, vaerdi: Any) -> Decimal:
        if isinstance(vaerdi, Procenttal):
            if not self.procent:
                raise self.fejl(vaerdi.tal, "er vist som procent. Fjern procentformatet")
            return self._afrund(self._decimal(vaerdi.tal) * 100)
        if isinstance(vaerdi, str):
            return self._af_tekst(vaerdi)
        if isinstance(vaerdi, bool) or not isinstance(vaerdi, int | float):
            raise self.fejl(vaerdi, "er ikke et tal")
        return self._afrund(self._decimal(vaerdi))

    def _decimal(self, vaerdi: int | float) -> Decimal:
        tal = Decimal(vaerdi) if isinstance(vaerdi, int) else Decimal(f"{vaerdi:.15g}")
        if not tal.is_finite():
            raise self.fejl(vaerdi, "er ikke et tal")
        return tal

    def _afrund(self, tal: Decimal) -> Decimal:
        if abs(tal) >= self.graense:
            return tal
        return tal.quantize(Decimal(1).scaleb(-self.decimaler), ROUND_HALF_UP)

    def _af_tekst(self, tekst: str) -> Decimal:
        form = " ".join(tekst.split()).replace("−", "-").replace("- ", "-")
        if self.procent:
            form = form.removesuffix("%").rstrip()
        if not (_TUSINDER.fullmatch(form) or _TAL.fullmatch(form)):
            raise self.fejl(tekst, "er ikke et tal")
        try:
            tal = Decimal(form.replace(".", "").replace(" ", "").replace(",", "."))
        except InvalidOperation:
            raise self.fejl(tekst, "er ikke et tal") from None
        if -tal.as_tuple().exponent > self.decimaler:
            raise self.fejl(tekst, f"har mere end {self.decimaler} decimaler")
        return tal

    def vis(self, vaerdi: Decimal | int) -> int | float | str:
        vaerdi = Decimal(vaerdi)  # the default of a field is an int until it has been saved
        if vaerdi == vaerdi.to_integral_value() and abs(vaerdi) < 10**15:
            return int(vaerdi)
        if Decimal(f"{float(vaerdi):.15g}") == vaerdi:
            return float(vaerdi)
        # More digits than Excel keeps: text says them all.
        return f"{vaerdi.normalize():f}".replace(".", ",")


class Heltal(Tal):
    skriv = "Skriv et helt tal."

    def __init__(self, mindst: int = 0, hoejst: int = 2_147_483_647):
        super().__init__(decimaler=6, mindst=mindst)
        self.hoejst = hoejst

    def laes(self, vaerdi: Any) -> int:
        tal = super().laes(vaerdi)
        if tal != tal.to_integral_value():
            raise self.fejl(vaerdi, "er ikke et helt tal")
        if tal > self.hoejst:
            raise self.fejl(vaerdi, "er for stort")
        return int(tal)

    def vis(self, vaerdi: int) -> int:
        return int(vaerdi)


class JaNej(Celle):
    skriv = "Skriv ja eller nej."
    bredde = 10
    _ORD = {"ja": True, "j": True, "sand": True, "nej": False, "n": False, "falsk": False}

    def laes(self, vaerdi: Any) -> bool:
        if isinstance(vaerdi, bool):
            return vaerdi
        if isinstance(vaerdi, str) and (svar := self._ORD.get(navneform(vaerdi))) is not None:
            return svar
        raise self.fejl(getattr(vaerdi, "tal", vaerdi), "er hverken ja eller nej")

    def vis(self, vaerdi: bool) -> str:
        return "ja" if vaerdi else "nej"


class Valg(Celle):
    """One of a few words, with or without the Danish letters."""

    bredde = 18

    def __init__(self, valg: type[TextChoices], vises: dict[str, str] | None = None):
        super().__init__()
        self.vises = {v: v for v in valg.values} | (vises or {})
        self.ord = {
            uden_danske_tegn(form): v for v, vist in self.vises.items() for form in (v, vist)
        }
        self.skriv = f"Skriv {opremsning(self.vises.values())}."

    def laes(self, vaerdi: Any) -> str:
        if isinstance(vaerdi, str) and (valgt := self.ord.get(uden_danske_tegn(vaerdi))):
            return valgt
        raise self.fejl(getattr(vaerdi, "tal", vaerdi), "kan ikke bruges her")

    def vis(self, vaerdi: str) -> str:
        return self.vises.get(vaerdi, vaerdi)


class Liste(Celle):
    """Several short texts with semicolons between."""

    skriv = "Skriv dem med semikolon imellem."
    bredde = 24

    def __init__(self, hoejst: int = 200):
        super().__init__()
        self.tekst = Kode(hoejst)

    def laes(self, vaerdi: Any) -> list[str] | None:
        dele = vaerdi.split(";") if isinstance(vaerdi, str) else [vaerdi]
        fundne: dict[str, str] = {}
        for del_ in dele:
            if (renset := self.tekst.clean(del_)) is not None:
                fundne.setdefault(smaa(renset), renset)
        return list(fundne.values()) or None

    def render(self, value: Any, obj=None, **kwargs) -> str | None:
        return "; ".join(value) or None if value else None
