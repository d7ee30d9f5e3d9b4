"""The way from any page of a plan to a criterion's page, with the same date, period and knowledge."""

from django import template
from django.http import QueryDict
from django.urls import reverse

from maalopfyldelse.forms import OpgoerelseForm

register = template.Library()


@register.simple_tag(takes_context=True)
def maal_url(context, kode: str) -> str:
    url = reverse("maalopfyldelse:maal_detail", args=[context["adgang"].plan.pk, kode])
    return url + opgjort_valg(context["request"].GET)


@register.simple_tag(takes_context=True)
def plan_url(context, navn: str) -> str:
    """Another page of the same plan, as of the same date."""
    url = reverse(f"maalopfyldelse:{navn}", args=[context["adgang"].plan.pk])
    return url + opgjort_valg(context["request"].GET)


def opgjort_valg(valg: QueryDict) -> str:
    """What is chosen of date, period and knowledge time, as the end of an address."""
    valgt = QueryDict(mutable=True)
    for navn in OpgoerelseForm.base_fields:
        if valg.get(navn):
            valgt[navn] = valg[navn]
    return f"?{valgt.urlencode()}" if valgt else ""
