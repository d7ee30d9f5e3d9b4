"""Middleware of our own."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict


def content_security_policy(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Send SECURE_CSP with every answer. Django 6.0 does this itself; remove this then."""
    politik = "; ".join(f"{navn} {vaerdi}" for navn, vaerdi in settings.SECURE_CSP.items())

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", politik)
        return response

    return middleware


def uden_nultegn(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Leave NUL out of what an address asks for: PostgreSQL cannot hold it, so nothing matches it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "%00" in request.META.get("QUERY_STRING", ""):
            renset = QueryDict(mutable=True, encoding=request.GET.encoding)
            for navn, vaerdier in request.GET.lists():
                renset.setlist(navn.replace("\0", ""), [et.replace("\0", "") for et in vaerdier])
            request.GET = renset
        return get_response(request)

    return middleware
