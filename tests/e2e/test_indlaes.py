"""A planfil is chosen, looked at and imported in a browser, and by a keyboard alone."""

import pytest

from helhedsplan.models import Sekretariat
from indsatser.models import Registrering
from tests.stoette import personer, planfil

ARK = {
    "Succeskriterier": planfil.kriterier(["K1", "antal"]),
    "Registreringer": [["Kriterium", "Dato", "Antal"], ["K1", "01.02.2016", 3]],
}


@pytest.fixture
def sara(transactional_db, log_ind_i_browser):
    sara = personer.sekretariatsmedarbejder(Sekretariat.objects.create(navn="Sekretariatet"))
    log_ind_i_browser(sara)
    return sara


@pytest.fixture
def fil(tmp_path):
    sti = tmp_path / "plan.xlsx"
    sti.write_bytes(planfil.fil(ARK).read())
    return sti


def test_a_plan_is_imported_by_keyboard_alone(browser_page, sara, fil):
    browser_page.goto("/planer/indlaes/", wait_until="networkidle")
    valgte = []
    browser_page.on("filechooser", lambda vaelger: valgte.append(vaelger))
    for _ in range(20):
        browser_page.locator("#id_fil").press("Enter")
        browser_page.wait_for_timeout(500)
        if valgte:  # a chooser that is asked for while the page still settles is not opened
            break
    valgte[0].set_files(fil)
    browser_page.keyboard.press("Tab")
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_url("**/planer/indlaes/*/")
    assert "Filen opretter planen PRØVE" in browser_page.locator("main").inner_text()
    assert not Registrering.objects.exists()

    browser_page.get_by_role("button", name="Indlæs planen").focus()
    browser_page.keyboard.press("Enter")
    browser_page.get_by_role("heading", name="Planen PRØVE er indlæst").wait_for()

    assert Registrering.objects.count() == 1


def test_a_file_is_dropped_on_the_field(browser_page, sara, fil):
    browser_page.goto("/planer/indlaes/")
    felt = browser_page.locator("#id_fil").bounding_box()
    cdp = browser_page.context.new_cdp_session(browser_page)
    traekkes = {"items": [], "files": [str(fil)], "dragOperationsMask": 1}
    # Far out in the field, where its button is not.
    sted = {"x": felt["x"] + felt["width"] - 10, "y": felt["y"] + felt["height"] - 10}
    for haendelse in ("dragEnter", "dragOver", "drop"):
        cdp.send("Input.dispatchDragEvent", {"type": haendelse, "data": traekkes} | sted)

    browser_page.get_by_role("button", name="Se, hvad filen ændrer").click()

    browser_page.get_by_role("heading", name="Indlæs plan.xlsx?").wait_for()


def test_a_long_reading_says_that_it_goes_on(browser_page, sara, fil):
    browser_page.goto("/planer/indlaes/")
    browser_page.set_input_files("#id_fil", fil)
    venter = browser_page.get_by_text("Vi læser filen.")
    assert not venter.is_visible()
    # Not sent at all: what shows meanwhile is what is asked about.
    browser_page.evaluate(
        "document.querySelector('main form').addEventListener('submit', e => e.preventDefault())"
    )

    browser_page.get_by_role("button", name="Se, hvad filen ændrer").click()

    venter.wait_for()


def test_errors_are_told_by_cell_and_a_mended_file_is_chosen_on_the_same_page(
    browser_page, sara, fil, tmp_path
):
    forkert = tmp_path / "forkert.xlsx"
    kriterier = ARK["Succeskriterier"]
    forkert.write_bytes(
        planfil.fil(
            {"Succeskriterier": kriterier, "Registreringer": [["Kriterium", "Dato"], ["K2", "x"]]}
        ).read()
    )
    browser_page.goto("/planer/indlaes/")
    browser_page.set_input_files("#id_fil", forkert)
    browser_page.get_by_role("button", name="Se, hvad filen ændrer").click()
    browser_page.get_by_role("heading", name="forkert.xlsx skal rettes").wait_for()
    assert "»x« er ikke en dato" in browser_page.locator(".fejltabel").first.inner_text()

    browser_page.set_input_files("#id_fil", fil)
    browser_page.get_by_role("button", name="Se, hvad filen ændrer").click()

    browser_page.get_by_role("heading", name="Indlæs plan.xlsx?").wait_for()
