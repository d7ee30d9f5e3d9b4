"""The formats that templates use. Percentages arrive whole: rounding them is the calculation's affair."""

from datetime import date

from config.danske_formater import (
    MAANEDER,
    antal,
    dato,
    kort_dato,
    med_procent,
    opremsning,
    periode,
    tal,
    tidspunkt,
)

__all__ = [
    "MAANEDER",
    "antal",
    "dato",
    "kort_dato",
    "maaned",
    "maanedsnavn",
    "opremsning",
    "periode",
    "procent",
    "tal",
    "tidspunkt",
]


def maaned(vaerdi: date) -> str:
    """september 2016"""
    return f"{maanedsnavn(vaerdi)} {vaerdi.year}"


def maanedsnavn(vaerdi: date) -> str:
    """september"""
    return MAANEDER[vaerdi.month - 1]


def procent(hele: int) -> str:
    """77 %"""
    return med_procent(tal(hele))
