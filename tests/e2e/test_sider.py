"""The pages in a real browser: nothing overflows, nothing comes from elsewhere, a keyboard is enough."""

from datetime import date

import pytest

from tests.maalopfyldelse.test_views import lav_aktivitet, lav_kriterium, lav_rapport
from tests.stoette import personer

BREDDER = (375, 1280)
LANGT_NAVN = (
    "Boligsocialt Fællessekretariat Odense i samarbejde med Sankt Klemensparken, Korsløkken, "
    "Stærmosegårdenogomliggendeboligområder og Risingplanen"
)


@pytest.fixture
def plan(transactional_db):
    plan = personer.lav_plan("BF", navn=LANGT_NAVN)
    lav_aktivitet(plan, "OR", "Økonomisk rådgivning", "Udsatte grupper")
    lav_kriterium(plan, "K11", f"Mindst 300 for {LANGT_NAVN}", 300, tilknyttet="OR")
    lav_kriterium(plan, "K13", "Fælles hjemmeside", type_="milepael", tidsfrist=date(2016, 3, 1))
    return plan


@pytest.fixture
def sara(plan):
    sara = personer.sekretariatsmedarbejder(plan.sekretariat)
    sara.set_password("demo")
    sara.save()
    return sara


@pytest.fixture
def carl(plan):
    return personer.indberetter(personer.lav_organisation("CIVICA", plan))


def sider(plan, rapport):
    """Every page there is, and who can open it."""
    yield "ingen", "/log-ind/"
    yield "sara", "/planer/"
    yield "sara", "/planer/?soegning=findes+ikke"
    yield "sara", f"/planer/{plan.pk}/?pr_dato=30.09.2016"
    yield "sara", f"/planer/{plan.pk}/?pr_dato=x"
    yield "sara", f"/planer/{plan.pk}/rapporter/"
    yield "sara", "/rapporter/"
    yield "sara", f"/rapporter/{rapport.pk}/"
    yield "carl", "/vores-tal/"


@pytest.mark.parametrize("bredde", BREDDER)
def test_no_page_overflows_or_asks_elsewhere(
    browser_page, live_server, log_ind_i_browser, plan, sara, carl, bredde
):
    personer_ = {"sara": sara, "carl": carl}
    rapport = lav_rapport(plan)
    fremmede = []
    browser_page.on(
        "request",
        lambda spurgt: (
            fremmede.append(spurgt.url) if not spurgt.url.startswith(live_server.url) else None
        ),
    )
    browser_page.set_viewport_size({"width": bredde, "height": 800})

    for hvem, sti in sider(plan, rapport):
        if hvem in personer_:
            log_ind_i_browser(personer_[hvem])
        browser_page.goto(sti)
        bred = browser_page.evaluate("document.documentElement.scrollWidth")
        assert bred <= bredde, sti
        assert browser_page.locator("h1").count() == 1, sti
    assert fremmede == []


def test_log_in_and_reading_a_plan_by_keyboard_alone(browser_page, plan, sara):
    browser_page.goto("/")
    browser_page.keyboard.type("sara")
    browser_page.keyboard.press("Tab")
    browser_page.keyboard.type("demo")
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_url("**/planer/")

    # The first stop of every page leads past the menu.
    browser_page.keyboard.press("Tab")
    browser_page.keyboard.press("Enter")
    for _ in range(4):  # to upload a plan, the search field, its button, the first plan
        browser_page.keyboard.press("Tab")
    browser_page.keyboard.press("Enter")

    browser_page.wait_for_url(f"**/planer/{plan.pk}/")
    assert "Kræver opmærksomhed" in browser_page.locator("main").inner_text()


def test_errors_are_told_and_lead_to_their_field(browser_page, log_ind_i_browser, plan, sara):
    log_ind_i_browser(sara)
    browser_page.goto(f"/planer/{plan.pk}/")
    browser_page.fill("#id_pr_dato", "31.02.2016")
    browser_page.keyboard.press("Enter")

    opsummering = browser_page.locator('[data-module="error-summary"]')
    opsummering.wait_for()
    assert opsummering.evaluate("element => element === document.activeElement")
    opsummering.locator("a").first.click()

    assert browser_page.evaluate("document.activeElement.id") == "id_pr_dato"


def test_searching_renews_the_list_while_one_writes(browser_page, log_ind_i_browser, plan, sara):
    personer.lav_plan("ØST", navn="Østbyen")
    log_ind_i_browser(sara)
    browser_page.goto("/planer/")
    assert browser_page.locator("#planer li").count() == 2

    browser_page.locator("#soegning").press_sequentially("øst")
    browser_page.get_by_text("1 plan passer til").wait_for()

    assert browser_page.locator("#planer li").count() == 1
    assert browser_page.url.endswith("/planer/?soegning=%C3%B8st")


def test_the_menu_of_a_phone_opens_closes_and_leads_on(browser_page, log_ind_i_browser, plan, sara):
    log_ind_i_browser(sara)
    browser_page.set_viewport_size({"width": 375, "height": 800})
    browser_page.goto("/planer/")

    browser_page.locator(".js-menu-open").click()
    browser_page.keyboard.press("Escape")
    assert not browser_page.locator(".mobile-drawer").is_visible()
    browser_page.locator(".js-menu-open").click()
    browser_page.locator(".mobile-drawer").get_by_text("Rapporter").click()

    browser_page.wait_for_url("**/rapporter/")


def test_pages_work_without_scripts(browser_page, live_server, plan, sara):
    context = browser_page.context.browser.new_context(
        base_url=live_server.url,
        java_script_enabled=False,
        viewport={"width": 375, "height": 800},
    )
    page = context.new_page()
    page.goto("/log-ind/")
    page.fill("#id_username", "sara")
    page.fill("#id_password", "demo")
    page.click("main button[type=submit]")

    page.fill("#soegning", "bf")
    page.click("main button[type=submit]")
    assert page.get_by_text("1 plan passer til").is_visible()
    page.locator(".menu-uden-script").get_by_text("Rapporter").click()

    assert page.locator("h1").inner_text() == "Rapporter"
    context.close()


def test_a_report_is_ordered_followed_and_fetched(
    browser_page, log_ind_i_browser, plan, sara, worker
):
    log_ind_i_browser(sara)
    browser_page.goto(f"/planer/{plan.pk}/?pr_dato=30.09.2016")

    browser_page.get_by_text("Lav statusrapport pr. 30. september 2016").click()
    browser_page.wait_for_url("**/rapporter/*/")
    browser_page.get_by_text("Rapporten er klar").wait_for(timeout=60_000)
    with browser_page.expect_download() as hentning:
        browser_page.get_by_text("Hent rapporten (PDF)").click()

    assert hentning.value.suggested_filename == "Statusrapport BF nr. 1, 30. september 2016.pdf"
    with open(hentning.value.path(), "rb") as pdf:
        assert pdf.read(5) == b"%PDF-"


def test_log_out_ends_the_visit(browser_page, log_ind_i_browser, plan, sara):
    log_ind_i_browser(sara)
    browser_page.goto("/planer/")

    browser_page.locator(".portal-user").get_by_text("Log ud").click()

    browser_page.wait_for_url("**/log-ind/")
