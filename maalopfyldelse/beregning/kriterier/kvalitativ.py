"""kvalitativ: a judgement in words, never a percentage."""

from __future__ import annotations

from maalopfyldelse.beregning.data import Kriterium
from maalopfyldelse.beregning.maaltal import i_vinduet
from maalopfyldelse.beregning.opgave import Opgave
from maalopfyldelse.beregning.resultat import (
    Figurer,
    Forbehold,
    GaeldendeMaaltal,
    Grundlag,
    Tilstand,
)


def beregn(kriterium: Kriterium, maaltal: tuple[GaeldendeMaaltal, ...], opgave: Opgave) -> Figurer:
    vurderet = opgave.fakta.vurderinger.get(kriterium.kode)
    brugte = i_vinduet(maaltal, opgave.vindue)
    return Figurer(
        navngivet=Tilstand(vurderet.vurdering.value) if vurderet else Tilstand.INGEN_DATA,
        forbehold=(
            (Forbehold.REVIDERET_MAALTAL,) if any(maal.revideret for maal in brugte) else ()
        ),
        grundlag=Grundlag(maaltal=brugte, vurdering=vurderet),
    )
