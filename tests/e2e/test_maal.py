"""A plan's goals in a real browser: narrowed, sorted and opened, with scripts and without."""

from datetime import date

import pytest
from playwright.sync_api import expect

from indsatser.models import Registrering
from tests.stoette import personer
from tests.stoette.maal import lav_aktivitet, lav_kriterium


@pytest.fixture
def plan(transactional_db):
    plan = personer.lav_plan("BF")
    lav_aktivitet(plan, "OR", "Økonomisk rådgivning", "Udsatte grupper")
    for kode, tekst, antal in (("K1", "Rådgivninger", 10), ("K2", "Møder", 90)):
        kriterium = lav_kriterium(plan, kode, tekst, 100, tilknyttet="OR")
        Registrering.objects.create(kriterium=kriterium, dato=date(2016, 2, 1), antal=antal)
    return plan


@pytest.fixture
def sara(plan):
    sara = personer.sekretariatsmedarbejder(plan.sekretariat)
    sara.set_password("demo")
    sara.save()
    return sara


def test_goals_are_narrowed_while_one_writes_and_sorted_by_a_press(
    browser_page, log_ind_i_browser, plan, sara
):
    log_ind_i_browser(sara)
    browser_page.goto(f"/planer/{plan.pk}/maal/?pr_dato=30.09.2016")
    raekker = browser_page.locator("#maalliste tbody tr")

    browser_page.get_by_role("link", name="Nået af kravet").click()
    expect(raekker.first).to_contain_text("Møder")
    expect(browser_page.get_by_role("link", name="Nået af kravet")).to_be_focused()
    browser_page.get_by_label("Søg i målene").press_sequentially("rådg")
    expect(browser_page.get_by_role("status")).to_contain_text("2 af 2 mål vises.")
    browser_page.get_by_label("Søg i målene").fill("rådgivninger k1")
    expect(raekker).to_have_count(1)

    assert "tekst=r%C3%A5dgivninger%20k1" in browser_page.url
    assert "sorter=-krav" in browser_page.url
    assert "pr_dato=30.09.2016" in browser_page.url
    browser_page.get_by_role("link", name="Rådgivninger", exact=True).click()
    expect(browser_page.get_by_role("heading", level=1)).to_have_text("Rådgivninger")
    expect(browser_page.locator(".maalfigur")).to_contain_text("10 af 100")


def test_goals_and_search_work_without_scripts(browser_page, live_server, plan, sara):
    context = browser_page.context.browser.new_context(
        base_url=live_server.url, java_script_enabled=False
    )
    page = context.new_page()
    page.goto("/log-ind/")
    page.get_by_label("Brugernavn").fill(sara.username)
    page.get_by_label("Adgangskode").fill("demo")
    page.get_by_role("button", name="Log ind").click()

    page.goto(f"/planer/{plan.pk}/maal/?pr_dato=30.09.2016")
    page.get_by_label("Søg i målene").fill("møder")
    page.locator(".maalfilter").get_by_role("button", name="Søg").click()
    expect(page.locator("#maalliste tbody tr")).to_have_count(1)
    page.get_by_label("Søg i planen").fill("rådgivning")
    page.locator(".plansoegning").get_by_role("button", name="Søg").click()
    expect(page.locator("mark").first).to_have_text("Rådgivning")
    context.close()


def test_a_long_word_in_a_goal_does_not_widen_a_phones_page(
    browser_page, log_ind_i_browser, plan, sara
):
    lav_kriterium(plan, "K3", "Beboerdemokrati" * 8, 10, enhed="boligsocialrådgivning" * 4)
    log_ind_i_browser(sara)
    browser_page.set_viewport_size({"width": 375, "height": 800})

    browser_page.goto(f"/planer/{plan.pk}/maal/K3/?pr_dato=30.09.2016")

    assert browser_page.evaluate("document.documentElement.scrollWidth") <= 375
