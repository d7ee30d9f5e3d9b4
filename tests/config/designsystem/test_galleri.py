import pytest

from config.designsystem.komponenter import Figur
from config.designsystem.views import MAERKER


@pytest.mark.urls("tests.config.designsystem.urls_med_galleri")
@pytest.mark.django_db
def test_galleri_shows_every_component_without_anything_inline(client):
    html = client.get("/designsystem/").content.decode()

    assert "Der er problemer" in html
    assert 'class="bjaelke' in html
    assert "style=" not in html
    assert "<style" not in html
    assert "onclick" not in html


def test_galleri_shows_every_shape():
    assert {maerke.figur for maerke in MAERKER} == set(Figur)
